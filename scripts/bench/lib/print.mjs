import { writeSection } from './report.mjs';
import { writeScale } from './scale.mjs';

const printed = [];

/** Says a line on screen and in the bench's section of docs/benchmarks.md. */
export function say(line) {
  printed.push(line);
  console.log(line);
}

/** Prints rows as a table; numbers on the right. */
export function table(title, rows) {
  say(`\n${title}`);
  const head = Object.keys(rows[0]);
  const cells = [head, ...rows.map((row) => head.map((name) => String(row[name] ?? '')))];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  for (const row of cells) {
    const line = row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join('  ');
    say(line.trimEnd());
  }
}

export const levels = (value) => value.toFixed(3);
export const percent = (value) => `${(100 * value).toFixed(2)} %`;

/** The last line of every bench. */
export function conclude(bench, figures, targets, met) {
  say(`\n${JSON.stringify({ bench, figures, targets, met }, (_, value) => rounded(value))}`);
}

/** The last line of a bench at its full size, which also keeps everything said in docs/benchmarks.md, with the bench's pictures, and its figures in docs/scale.md. */
export function finish(bench, figures, targets, met, pictures) {
  conclude(bench, figures, targets, met);
  writeSection(bench, printed.join('\n'), pictures);
  writeScale();
}

/** Four digits tell enough. */
const rounded = (value) =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
