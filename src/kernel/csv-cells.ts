/** What a spreadsheet program takes for the beginning of a formula, also in the wide letters of East Asian keyboards. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
const GUARDED = /^'+[=+\-@\t\r\n＝＋－＠]/;

/**
 * The cell as it may stand in a file for spreadsheet programs: one that would be taken for a formula gets an
 * apostrophe before it, and one more if it has some already. `unguarded` takes exactly that one away again.
 * Source: OWASP, CSV Injection.
 */
export function guarded(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** What `guarded` was given. */
export function unguarded(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}

/** A table as CSV in UTF-8 with a byte order mark, as a German Excel opens it: semicolons, every cell quoted and guarded. */
export function csvText(rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => cells.map(quoted).join(';');
  return `\uFEFF${rows.map((cells) => `${line(cells)}\r\n`).join('')}`;
}

function quoted(cell: string): string {
  return `"${guarded(cell).replaceAll('"', '""')}"`;
}
