import { CsvError, parse } from 'csv-parse/sync';

import { type Finding, rejected } from '../kernel/reading.js';
import type { CsvRow } from './domain/item-bank-csv.js';
import { utf8 } from './json.reader.js';

interface Parsed {
  readonly info: { readonly lines: number };
  readonly record: readonly string[];
}

/**
 * The rows of a CSV file in UTF-8, separated by semicolons (as a German Excel writes it) or commas, whichever its first
 * line has more of; else the finding that says why it cannot be read, `csv-damaged` with the line.
 */
export function readCsv(bytes: Buffer): readonly CsvRow[] | Finding {
  const text = utf8(bytes);
  if (text === undefined) return rejected('file-not-utf8');
  const [first = ''] = text.split('\n', 1);
  const delimiter = first.split(';').length > first.split(',').length ? ';' : ',';
  try {
    const rows = parse(text, { delimiter, info: true, relax_column_count: true }) as unknown as readonly Parsed[];
    return rows.map(({ record }, index) => ({ line: (rows[index - 1]?.info.lines ?? 0) + 1, cells: record }));
  } catch (error) {
    return rejected('csv-damaged', { line: error instanceof CsvError ? Number(error.lines) : null });
  }
}
