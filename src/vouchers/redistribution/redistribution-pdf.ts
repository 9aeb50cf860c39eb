import { PdfDocument } from '../../platform/pdf/pdf-document.js';
import type { Speech } from '../distribution/record-document.js';
import type { RedistributionDocument } from './redistribution-document.js';

/** The decision to file: what was decided by whom and by which rules, how to check it, and what moves where and why. */
export async function redistributionPdf(
  record: RedistributionDocument,
  { t, format }: Speech,
  createdAt: Date,
): Promise<Buffer> {
  const say = (key: string, values = {}) => t(`vouchers-redistribution:record.${key}`, values);
  const pdf = new PdfDocument({ title: record.title, language: record.language, createdAt });
  pdf.heading(1, record.title);
  pdf.paragraph(record.summary, { strong: true });
  pdf.heading(2, say('decision'));
  pdf.table({
    caption: say('decisionCaption'),
    columns: [
      { title: say('fact'), width: 0.35 },
      { title: say('value'), width: 0.65 },
    ],
    rows: record.facts.map(([name, value]) => [name, value]),
  });
  pdf.heading(2, say('checking'));
  pdf.paragraph(record.howToCheck);
  pdf.heading(2, say('lines'));
  const numeric = (key: string) => ({ title: say(`columns.${key}`), width: 0.1, numeric: true });
  pdf.table({
    caption: say('linesCaption'),
    columns: [
      { title: say('columns.municipality'), width: 0.22 },
      ...[numeric('available'), numeric('usePercent'), numeric('waiting'), numeric('given'), numeric('received')],
      { title: say('columns.reason'), width: 0.28 },
    ],
    rows: record.municipalities.map(({ name, available, usePercent, waiting, given, received, reasonInWords }) => [
      ...[name, format.count(available), format.percent(usePercent / 100), format.count(waiting)],
      ...[format.count(given), format.count(received), reasonInWords],
    ]),
  });
  return pdf.bytes((page, pages) => say('footer', { page, pages, hash: record.recordHash }));
}
