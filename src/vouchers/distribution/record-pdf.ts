import type { Locale } from '../../kernel/localized.js';
import { PdfDocument } from '../../platform/pdf/pdf-document.js';
import type { RecordDocument, Speech } from './record-document.js';

/** The decision to file: what was decided by whom and how, how to check it, and what every municipality got. */
export async function recordPdf(record: RecordDocument, { t, format }: Speech, createdAt: Date): Promise<Buffer> {
  const language: Locale = record.language;
  const pdf = new PdfDocument({ title: record.title, language, createdAt });
  pdf.heading(1, record.title);
  pdf.paragraph(record.summary, { strong: true });
  pdf.heading(2, t('vouchers-distribution:record.decision'));
  pdf.table({
    caption: t('vouchers-distribution:record.decisionCaption'),
    columns: [
      { title: t('vouchers-distribution:record.fact'), width: 0.3 },
      { title: t('vouchers-distribution:record.value'), width: 0.7 },
    ],
    rows: record.facts.map(([name, value]) => [name, value]),
  });
  pdf.heading(2, t('vouchers-distribution:record.checking'));
  pdf.paragraph(record.howToCheck);
  pdf.heading(2, t('vouchers-distribution:record.shares'));
  const title = (key: string) => t(`vouchers-distribution:record.columns.${key}`);
  pdf.table({
    caption: t('vouchers-distribution:record.sharesCaption'),
    columns: [
      { title: title('municipality'), width: 0.38 },
      { title: title('ars'), width: 0.18 },
      { title: title('weight'), width: 0.13, numeric: true },
      { title: title('quota'), width: 0.17, numeric: true },
      { title: title('granted'), width: 0.14, numeric: true },
    ],
    rows: record.municipalities.map(({ name, ars, weight, quota, granted }) => [
      ...[name, ars, weight === null ? '–' : format.count(weight)],
      ...[format.exact(quota), format.count(granted)],
    ]),
  });
  return pdf.bytes((page, pages) => t('vouchers-distribution:record.footer', { page, pages, hash: record.recordHash }));
}
