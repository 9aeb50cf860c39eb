import { canonicalEmail } from './person.js';

/**
 * A CSV file of people without the rows in which a cell is the address, in whichever spelling; null when none is. Cells of
 * people's files hold no line breaks, so that a row is a line; what is no text in UTF-8 is not looked at.
 */
export function peopleFileWithout(bytes: Buffer, email: string): Buffer | null {
  const lines = bytes.toString('utf8').split(/(?<=\n)/);
  const kept = lines.filter((line) => !cellsOf(line).includes(canonicalEmail(email)));
  return kept.length === lines.length ? null : Buffer.from(kept.join(''), 'utf8');
}

function cellsOf(line: string): readonly string[] {
  return line.split(/[;,]/).map((cell) => canonicalEmail(cell.trim().replaceAll('"', '')));
}
