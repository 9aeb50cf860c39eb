const BLOCKS = new Set(
  'address article blockquote dd div dl dt figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tr ul'.split(
    ' ',
  ),
);
/** Elements whose content is no text for readers. */
const SILENT = new Set(['script', 'style', 'template', 'title', 'noscript', 'iframe', 'svg', 'math']);

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: '’',
  nbsp: ' ',
  shy: '',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  bull: '•',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  euro: '€',
  sect: '§',
  eacute: 'é',
  bdquo: '„',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  laquo: '«',
  raquo: '»',
  middot: '·',
  copy: '©',
};

const PARAGRAPH = '\n\n';

/**
 * The text of an HTML fragment as paragraphs separated by an empty line, list entries with a dot before them. No
 * element, attribute or script survives; what looks like a tag afterwards was written as text and is shown as text.
 * Takes time in proportion to the length, whatever the input.
 */
export function plainText(html: string): string {
  return html.includes('<') || html.includes('&')
    ? tidy(decode(withoutTags(html.replaceAll(/\s+/g, ' '))))
    : tidy(html);
}

function withoutTags(html: string): string {
  const text: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) break;
    text.push(html.slice(at, open));
    const tag = tagAt(html, open);
    text.push(tag.instead);
    at = tag.end;
  }
  return text.join('') + html.slice(at);
}

interface Tag {
  /** Where the text goes on. */
  readonly end: number;
  /** What stands in the text for the tag. */
  readonly instead: string;
}

function tagAt(html: string, open: number): Tag {
  if (html.startsWith('<!--', open)) return { end: after(html, '-->', open + 4), instead: '' };
  const name = /^<\/?([a-zA-Z][a-zA-Z0-9]{0,20})|^<[!?]/.exec(html.slice(open, open + 24));
  if (name === null) return { end: open + 1, instead: loneBracket(html, open) };
  const end = after(html, '>', open);
  const element = (name[1] ?? '').toLowerCase();
  const closes = html[open + 1] === '/';
  if (SILENT.has(element) && !closes) return { end: after(html, '>', after(html, `</${element}`, end)), instead: ' ' };
  return { end, instead: standIn(element, closes) };
}

/** A bracket that is text stays apart from what follows the next tag, so that the two form no new one. */
function loneBracket(html: string, open: number): string {
  return html.startsWith('<', open + 1) || html.startsWith('/<', open + 1) ? '< ' : '<';
}

function standIn(element: string, closes: boolean): string {
  if (element === 'br') return '\n';
  if (element === 'li') return closes ? '' : '\n• ';
  return BLOCKS.has(element) ? PARAGRAPH : '';
}

/** The place behind the mark, or the end: an element that is never closed takes the rest with it. */
function after(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from);
  return at < 0 ? html.length : at + mark.length;
}

function decode(text: string): string {
  return text.replaceAll(/&(#x[\da-fA-F]{1,6}|#\d{1,7}|[a-zA-Z]{2,10});/g, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
    const code = name[1] === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    const readable = code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return readable ? String.fromCodePoint(code) : ' ';
  });
}

function tidy(text: string): string {
  const lines = text.split('\n').map((line) => line.replaceAll(/[^\S\n]+/g, ' ').trim());
  return lines
    .join('\n')
    .replaceAll(/\n{3,}/g, PARAGRAPH)
    .trim();
}
