import { type Finding, rejected, type TableLine } from '../../kernel/reading.js';
import { utf8Text } from '../../kernel/utf8.js';
import { isArchive } from '../../platform/imports/archive.js';
import { isBroken, readCsv } from '../../platform/imports/csv.js';
import { PEOPLE_LIMIT } from '../domain/people-csv.js';

/**
 * The lines of a CSV file in UTF-8, one row more than allowed at most; else the finding that says why it cannot be
 * read, which never repeats what the file says.
 */
export function readPeopleCsv(bytes: Buffer): readonly TableLine[] | Finding {
  if (isArchive(bytes)) return rejected('people-file-not-csv');
  const text = utf8Text(bytes);
  if (text === undefined) return rejected('people-file-not-utf8');
  if (text.trim() === '') return rejected('people-file-empty');
  if (/^\s*[[{<]/.test(text)) return rejected('people-file-not-csv');
  const lines = readCsv(text, PEOPLE_LIMIT + 2);
  return isBroken(lines) ? rejected('people-csv-damaged', lines) : lines;
}
