/** What a mail says: plain sentences and one way on. It greets nobody by name. */
export interface Letter {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly link?: { readonly label: string; readonly href: string };
}

/** What stands around every letter in its language. */
export interface Frame {
  readonly locale: string;
  readonly greeting: string;
  readonly closing: string;
  readonly note: string;
}

/** The letter for programs that show no HTML. */
export function plainLetter({ paragraphs, link }: Letter, { greeting, closing, note }: Frame): string {
  const way = link === undefined ? [] : [`${link.label}:\n${link.href}`];
  return `${[greeting, ...paragraphs, ...way, closing, `-- \n${note}`].join('\n\n')}\n`;
}

/** The same letter as a whole HTML document that loads nothing. */
export function htmlLetter({ subject, paragraphs, link }: Letter, frame: Frame): string {
  const { locale, greeting, closing, note } = frame;
  const way = link === undefined ? [] : [`<p><a href="${escaped(link.href)}">${escaped(link.label)}</a></p>`];
  const body = [
    ...[greeting, ...paragraphs].map(paragraph),
    ...way,
    paragraph(closing),
    `<p><small>${escaped(note)}</small></p>`,
  ];
  return [
    `<!doctype html><html lang="${escaped(locale)}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>`,
    `<body>${body.join('\n')}</body></html>`,
  ].join('\n');
}

function paragraph(text: string): string {
  return `<p>${escaped(text)}</p>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
