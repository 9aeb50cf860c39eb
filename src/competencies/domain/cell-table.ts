import { type Finding, rejected } from '../../kernel/reading.js';

/** The cells of one sheet as text; row i is the sheet's row i + 1. */
export interface CellTable {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

export interface TableRecord {
  /** Row of the sheet, 1-based. */
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

export type Columns = Readonly<Record<string, string>>;

/** How a finding names a cell's column: sheet and header. */
export function placeIn(sheet: string, header: string): string {
  return `${sheet} › ${header}`;
}

/**
 * The rows below the header row as records, read by header: `columns` maps a field to its header. Case, spaces around
 * and the order of columns do not matter, further columns are passed over, and so are empty rows.
 */
export function recordsOf(
  table: CellTable,
  columns: Columns,
): { readonly records: readonly TableRecord[]; readonly findings: readonly Finding[] } {
  const headerAt = table.rows.findIndex((row) => row.some((cell) => cell.trim() !== ''));
  const header = (table.rows[headerAt] ?? []).map(plain);
  const found = Object.entries(columns).map(([field, name]) => ({ field, name, at: header.indexOf(plain(name)) }));
  const findings = found
    .filter(({ at }) => at < 0)
    .map(({ name }) =>
      rejected('column-missing', { line: headerAt + 1, column: placeIn(table.name, name) }, { column: name }),
    );
  if (findings.length > 0) return { records: [], findings };
  const records = table.rows.flatMap((row, index) => {
    const blank = index <= headerAt || row.every((cell) => cell.trim() === '');
    return blank
      ? []
      : [{ line: index + 1, cells: Object.fromEntries(found.map(({ field, at }) => [field, (row[at] ?? '').trim()])) }];
  });
  return { records, findings };
}

/** A name as it is compared: without case, with single spaces. */
export function plain(text: string): string {
  return text.trim().toLowerCase().replaceAll(/\s+/g, ' ');
}
