import { PassThrough, type Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';

import type { Column, Worksheet } from 'exceljs';

import { guarded } from '../../kernel/csv-cells.js';
import type { Locale } from '../../kernel/localized.js';

export interface SheetColumn<Row> {
  readonly title: string;
  /** In characters of the standard font. */
  readonly width: number;
  /** `day`: YYYY-MM-DD, written as a date. */
  readonly kind: 'text' | 'count' | 'day';
  readonly value: (row: Row) => string | number;
}

export interface Sheet<Row> {
  /** At most 31 characters, none of []:*?/\ */
  readonly name: string;
  readonly columns: readonly SheetColumn<Row>[];
  readonly rows: readonly Row[];
}

const DAY_FORMATS: Readonly<Record<Locale, string>> = { de: 'dd.mm.yyyy', en: 'dd/mm/yyyy' };
const COUNT_FORMAT = '#,##0';

/** After so many rows other work of the process has its turn. */
const ROWS_AT_ONCE = 500;

/**
 * An .xlsx with these sheets, written while it is read: a heading row that stays in view and filters; numbers as
 * numbers, days as dates, and texts as texts, guarded like those of our CSV, because they may be saved as one.
 */
export function workbookOf<Row>(sheets: readonly Sheet<Row>[], locale: Locale): Readable {
  const out = new PassThrough();
  write(sheets, locale, out).catch((error: unknown) => out.destroy(error as Error));
  return out;
}

async function write<Row>(sheets: readonly Sheet<Row>[], locale: Locale, out: PassThrough): Promise<void> {
  // Most processes never write one, so they do not load what writes it.
  const { default: excel } = await import('exceljs');
  const workbook = new excel.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true });
  for (const { name, columns, rows } of sheets) {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
    await fill(sheet, { columns, rows, locale, out });
    sheet.commit();
  }
  await workbook.commit();
}

interface Filling<Row> extends Pick<Sheet<Row>, 'columns' | 'rows'> {
  readonly locale: Locale;
  readonly out: PassThrough;
}

async function fill<Row>(sheet: Worksheet, { columns, rows, locale, out }: Filling<Row>): Promise<void> {
  sheet.columns = columns.map((column) => ({
    header: guarded(column.title),
    width: column.width,
    style: { ...formatOf(column.kind, locale) },
  }));
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows.length + 1, column: columns.length } };
  const heading = sheet.getRow(1);
  heading.font = { bold: true };
  heading.commit();
  for (const [at, row] of rows.entries()) {
    if (at % ROWS_AT_ONCE === 0) await setImmediate();
    if (out.destroyed) return;
    sheet.addRow(columns.map((column) => cellOf(column, row))).commit();
  }
}

function formatOf(kind: SheetColumn<unknown>['kind'], locale: Locale): Column['style'] {
  if (kind === 'text') return {};
  return { numFmt: kind === 'day' ? DAY_FORMATS[locale] : COUNT_FORMAT };
}

function cellOf<Row>({ kind, value }: SheetColumn<Row>, row: Row): string | number | Date {
  const cell = value(row);
  if (kind === 'day') return new Date(`${cell}T00:00:00Z`);
  return typeof cell === 'string' ? guarded(cell) : cell;
}
