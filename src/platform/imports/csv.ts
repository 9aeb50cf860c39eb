import { CsvError, parse } from 'csv-parse/sync';

import type { TableLine } from '../../kernel/reading.js';

/** Where a text stops being CSV: the line (1-based), when the parser knows it. */
interface Broken {
  readonly line: number | null;
}

interface Parsed {
  readonly info: { readonly lines: number };
  readonly record: readonly string[];
}

/**
 * The lines of a CSV text, separated by semicolons (as a German Excel writes it) or commas, whichever its first line has
 * more of; blank lines are passed over. Reads at most `limit` lines, its header included.
 */
export function readCsv(text: string, limit = -1): readonly TableLine[] | Broken {
  // With one kind of line end the breaks inside a cell can be counted.
  const lines = text.replaceAll(/\r\n?/g, '\n');
  const [first = ''] = lines.trimStart().split('\n', 1);
  const options = {
    delimiter: first.split(';').length > first.split(',').length ? ';' : ',',
    record_delimiter: '\n',
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    to: limit,
  } as const;
  try {
    const parsed = parse(lines, options) as unknown as readonly Parsed[];
    return parsed.map(({ info, record }) => ({ line: info.lines - breaksIn(record), cells: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { line: typeof error.lines === 'number' ? error.lines : null };
  }
}

/** Whether the text was no CSV. */
export function isBroken(read: readonly TableLine[] | Broken): read is Broken {
  return 'line' in read;
}

/** A record in quotes may span lines; the parser counts to its last one. */
function breaksIn(record: readonly string[]): number {
  return record.join('').split('\n').length - 1;
}
