import { CsvError, parse } from 'csv-parse/sync';

import { type Finding, type Reading, rejected, type TableLine } from '../kernel/reading.js';
import { looksLikeAdministrations, readAdministrations } from './domain/administrations-table.js';
import { readRegister } from './domain/gv100ad.js';
import { looksLikeRecord } from './domain/gv100ad-record.js';
import type { Administration } from './domain/municipality.js';
import { linesOf, notUtf8, type TextLine } from './domain/text-of.js';

/** How many lines are looked at to recognise a register whose first ones are broken. */
const LOOKED_AT = 50;

/** Recognises the format by the content: the register GV100AD, or a CSV table of administrations. Never throws. */
export function readAdministrationsFile(bytes: Uint8Array): Reading<Administration> {
  const lines = linesOf(bytes);
  const [first] = lines;
  if (first === undefined) return refused('administrations-file-empty');
  if (looksLikeAdministrations(first.text)) return readTable(lines);
  if (lines.slice(0, LOOKED_AT).some(({ text }) => looksLikeRecord(text))) return readRegister(lines);
  return refused('administrations-file-unknown', first.line);
}

/** The facts of a register never hold a line break, so each line of the file is one line of the table. */
function readTable(lines: readonly TextLine[]): Reading<Administration> {
  const delimiter = lines[0]?.text.includes(';') === true ? ';' : ',';
  const read = lines.map((line) => notUtf8(line) ?? cellsOf(line, delimiter));
  const broken = read.filter((one) => 'severity' in one);
  const { rows, findings, total } = readAdministrations(read.filter((one) => 'cells' in one));
  return { rows, findings: [...broken, ...findings], total: total + broken.length };
}

function cellsOf({ line, text }: TextLine, delimiter: string): TableLine | Finding {
  try {
    const [cells = []] = parse(text, { delimiter, relax_column_count: true });
    return { line, cells };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return rejected('administrations-quotes-open', { line });
  }
}

function refused(code: string, line: number | null = null): Reading<Administration> {
  return { rows: [], findings: [rejected(code, { line })], total: 0 };
}
