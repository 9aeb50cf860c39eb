import { PdfDocument } from '../../platform/pdf/pdf-document.js';
import type { Speech } from '../distribution/record-document.js';
import { isLastOfMunicipality, type ReportRow } from './tally-report-sheets.js';

const COUNTS = ['granted', 'assigned', 'redeemed', 'completed', 'available'] as const;
const WIDTHS = { granted: 0.12, assigned: 0.1, redeemed: 0.11, completed: 0.16, available: 0.12 } as const;

/** The report to file or to show: where each municipality stands at its end, and how it came to it day by day. */
export async function reportPdf(
  programme: string,
  rows: readonly ReportRow[],
  { t, format, locale }: Speech,
  createdAt: Date,
): Promise<Buffer> {
  const text = (key: string, values: Record<string, string | number> = {}) =>
    t(`vouchers-tallies:report.${key}`, values);
  const title = text('title', { programme });
  const pdf = new PdfDocument({ title, language: locale, createdAt });
  pdf.heading(1, title);
  pdf.paragraph(text('made', { moment: format.moment(createdAt) }));
  if (rows.length === 0) pdf.paragraph(text('nothing'));
  const table = (caption: string, shown: readonly ReportRow[]) => {
    if (shown.length === 0) return;
    pdf.table({
      caption,
      columns: [
        { title: text('columns.municipality'), width: 0.25 },
        { title: text('columns.day'), width: 0.14 },
        ...COUNTS.map((column) => ({ title: text(`columns.${column}`), width: WIDTHS[column], numeric: true })),
      ],
      rows: shown.map((row) => [
        row.municipality,
        format.day(row.day),
        ...COUNTS.map((column) => format.count(row[column])),
      ]),
    });
  };
  table(text('state'), rows.filter(isLastOfMunicipality));
  table(text('history'), rows);
  return pdf.bytes((page, pages) => text('footer', { page, pages }));
}
