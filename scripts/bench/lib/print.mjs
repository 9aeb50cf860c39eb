/** Prints rows as a table; numbers on the right. */
export function table(title, rows) {
  console.log(`\n${title}`);
  const head = Object.keys(rows[0]);
  const cells = [head, ...rows.map((row) => head.map((name) => String(row[name] ?? '')))];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  for (const row of cells) {
    console.log(row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join('  '));
  }
}

export const levels = (value) => value.toFixed(3);
export const percent = (value) => `${(100 * value).toFixed(2)} %`;

/** The last line of every bench. */
export function finish(bench, figures, targets, met) {
  console.log(`\n${JSON.stringify({ bench, figures, targets, met })}`);
}
