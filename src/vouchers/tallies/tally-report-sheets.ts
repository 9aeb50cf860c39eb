import type { Translate } from '../../platform/i18n/texts.js';
import type { Sheet, SheetColumn } from '../../platform/workbook/workbook.js';
import type { DayTally } from '../domain/tally-history.js';

export type ReportRow = DayTally & { readonly programme: string; readonly ars: string; readonly municipality: string };

const TEXTS = ['programme', 'ars', 'municipality'] as const;
const COUNTS = [
  ...(['granted', 'requested', 'assigned', 'redeemed', 'completed', 'expired', 'available', 'ledgerPosition'] as const),
] as const;
export const REPORT_COLUMNS = [...TEXTS, 'day', ...COUNTS] as const;

const WIDTHS = { programme: 32, ars: 14, municipality: 32 } as const;
const DAY_WIDTH = 12;
const COUNT_WIDTH = 16;

/** The workbook of a report: where each municipality stands at its end, and how it came to it day by day. */
export function reportSheets(t: Translate, rows: readonly ReportRow[]): readonly Sheet<ReportRow>[] {
  const title = (column: string) => t(`vouchers-tallies:report.columns.${column}`);
  const columns: readonly SheetColumn<ReportRow>[] = [
    ...TEXTS.map((column) => ({
      title: title(column),
      width: WIDTHS[column],
      kind: 'text' as const,
      value: (row: ReportRow) => row[column],
    })),
    { title: title('day'), width: DAY_WIDTH, kind: 'day', value: ({ day }) => day },
    ...COUNTS.map((column) => ({
      title: title(column),
      width: COUNT_WIDTH,
      kind: 'count' as const,
      value: (row: ReportRow) => row[column],
    })),
  ];
  return [
    { name: t('vouchers-tallies:report.state'), columns, rows: rows.filter(isLastOfMunicipality) },
    { name: t('vouchers-tallies:report.history'), columns, rows },
  ];
}

/** Rows come by municipality and day. */
export function isLastOfMunicipality({ municipalityId }: ReportRow, at: number, rows: readonly ReportRow[]): boolean {
  return rows[at + 1]?.municipalityId !== municipalityId;
}
