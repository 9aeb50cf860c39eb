import { CsvError, parse } from 'csv-parse/sync';

import { type Finding, rejected } from '../../kernel/reading.js';
import { type CsvLine, PEOPLE_LIMIT } from '../domain/people-csv.js';

interface Parsed {
  readonly info: { readonly lines: number };
  readonly record: readonly string[];
}

/** How an archive begins, and so every Excel workbook. */
const ARCHIVE = 'PK\u0003\u0004';

/**
 * The lines of a CSV file in UTF-8, with or without byte order mark, separated by semicolons (as a German Excel writes
 * it) or commas, whichever its first line has more of; blank lines are passed over. Reads one row more than allowed at
 * most. Else the finding that says why it cannot be read, which never repeats what the file says.
 */
export function readPeopleCsv(bytes: Buffer): readonly CsvLine[] | Finding {
  if (bytes.subarray(0, 4).toString('latin1') === ARCHIVE) return rejected('people-file-not-csv');
  const text = textOf(bytes);
  if (text === undefined || text.includes('\0')) return rejected('people-file-not-utf8');
  if (text.trim() === '') return rejected('people-file-empty');
  if (/^\s*[[{<]/.test(text)) return rejected('people-file-not-csv');
  try {
    return linesOf(text);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return rejected('people-csv-damaged', { line: Number(error.lines) });
  }
}

function linesOf(text: string): readonly CsvLine[] {
  const [first = ''] = text.trimStart().split('\n', 1);
  const options = {
    delimiter: first.split(';').length > first.split(',').length ? ';' : ',',
    record_delimiter: '\n',
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    to: PEOPLE_LIMIT + 2,
  } as const;
  const parsed = parse(text, options) as unknown as readonly Parsed[];
  return parsed.map(({ info, record }) => ({ line: info.lines - breaksIn(record), cells: record }));
}

/** UTF-8 without byte order mark and with one kind of line end; undefined when it is something else. */
function textOf(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll(/\r\n?/g, '\n');
  } catch {
    return undefined;
  }
}

/** A record in quotes may span lines; the parser counts to its last one. */
function breaksIn(record: readonly string[]): number {
  return record.join('').split('\n').length - 1;
}
