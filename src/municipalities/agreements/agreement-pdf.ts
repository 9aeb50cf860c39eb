import type { Locale } from '../../kernel/localized.js';
import { PdfDocument } from '../../platform/pdf/pdf-document.js';
import type { Agreement } from '../domain/agreement.js';
import { changesInWords, clausesInWords, type Speech, stateInWords } from './agreement-words.js';

export interface AnnexContent {
  /** Name of the municipality. */
  readonly municipality: string;
  readonly agreement: Agreement;
  readonly newestFirst: readonly Agreement[];
  /** SHA-256 of the signed document, if one is kept. */
  readonly sha256: string | null;
}

/** The annex to the agreement: what the program keeps to, in the words that every employee reads. It names no person. */
export async function annexPdf(
  { municipality, agreement, newestFirst, sha256 }: AnnexContent,
  speech: Speech & { readonly locale: Locale },
  createdAt: Date,
): Promise<Buffer> {
  const { t, format, locale } = speech;
  const say = (key: string, values = {}) => t(`municipalities:agreement.annex.${key}`, values);
  const { reference, agreedOn, version } = agreement;
  const title = say('title', { municipality });
  const pdf = new PdfDocument({ title, language: locale, createdAt });
  pdf.heading(1, title);
  pdf.paragraph(say('about', { reference, day: format.day(agreedOn), version }), { strong: true });
  pdf.paragraph(`${stateInWords(speech, agreement)}.`);
  if (agreement.endReason !== null) pdf.paragraph(say('reason', { reason: agreement.endReason }));
  pdf.heading(2, say('clauses'));
  pdf.table({
    caption: say('clausesCaption'),
    columns: [
      { title: say('clause'), width: 0.27 },
      { title: say('agreed'), width: 0.28 },
      { title: say('kept'), width: 0.45 },
    ],
    rows: clausesInWords(speech, agreement).map((clause) => [clause.title, clause.value, clause.effect]),
  });
  pdf.heading(2, say('always'));
  pdf.list(['answers', 'voluntary', 'noRanking', 'second', 'stop'].map((key) => say(`alwaysList.${key}`)));
  writeHistory(pdf, newestFirst, speech);
  pdf.paragraph(sha256 === null ? say('noDocument') : say('document', { sha256 }), { muted: true });
  return pdf.bytes((page, pages) => say('footer', { page, pages, reference, version }));
}

function writeHistory(pdf: PdfDocument, newestFirst: readonly Agreement[], speech: Speech): void {
  const say = (key: string) => speech.t(`municipalities:agreement.annex.${key}`);
  pdf.heading(2, say('history'));
  pdf.table({
    caption: say('historyCaption'),
    columns: [
      { title: say('version'), width: 0.12 },
      { title: say('reference'), width: 0.23 },
      { title: say('state'), width: 0.25 },
      { title: say('changes'), width: 0.4 },
    ],
    rows: newestFirst.map((version) => [
      String(version.version),
      version.reference,
      stateInWords(speech, version),
      changesInWords(speech, version, newestFirst).join(' ') || '–',
    ]),
  });
}
