import { PdfDocument } from '../../platform/pdf/pdf-document.js';
import type { Speech } from '../distribution/record-document.js';
import type { Settlement } from '../domain/settlement.js';

/** The proof of use to file: the sum, what the ledger says, and every provider and municipality. */
export async function settlementPdf(
  { programme, rows, sum, ledger }: Settlement,
  { t, format, locale }: Speech,
  createdAt: Date,
): Promise<Buffer> {
  const text = (key: string, values: Record<string, string | number> = {}) =>
    t(`vouchers-settlements:report.${key}`, values);
  const title = text('title', { title: programme.title });
  const pdf = new PdfDocument({ title, language: locale, createdAt });
  pdf.heading(1, title);
  pdf.paragraph(text('summary', { vouchers: sum.vouchers, money: format.money(sum.paidCents) }), { strong: true });
  pdf.paragraph(text('ledger', { vouchers: ledger.vouchers, money: format.money(ledger.paidCents) }));
  pdf.paragraph(text(programme.state === 'settled' ? 'final' : 'interim', { moment: format.moment(createdAt) }));
  pdf.table({
    caption: text('caption'),
    columns: [
      { title: text('columns.provider'), width: 0.28 },
      { title: text('columns.municipality'), width: 0.3 },
      { title: text('columns.vouchers'), width: 0.12, numeric: true },
      { title: text('columns.price'), width: 0.15, numeric: true },
      { title: text('columns.paid'), width: 0.15, numeric: true },
    ],
    rows: rows.map(({ provider, municipality, vouchers, priceCents, paidCents }) => [
      ...[provider, municipality, format.count(vouchers), format.money(priceCents), format.money(paidCents)],
    ]),
  });
  return pdf.bytes((page, pages) => text('footer', { page, pages }));
}
