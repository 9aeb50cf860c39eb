import type { Decisions } from './decisions.js';
import { FREE, IN, type Relaxation } from './relaxation.js';

/**
 * The column to decide next: the cheapest for the row that is asked for, that nothing taken covers, and that has the
 * fewest columns left, if any; else the cheapest of all that are free. Null when nothing is left to decide.
 */
export function branchColumn(relaxation: Relaxation, decisions: Decisions): number | null {
  const row = narrowestRow(relaxation, decisions);
  const columns = row === null ? decisions.state.keys() : (relaxation.model.coveredBy[row] ?? []);
  return cheapest(columns, relaxation, decisions);
}

function narrowestRow(
  { asked, needRow, needColumn }: Relaxation,
  { state, available, cover }: Decisions,
): number | null {
  let narrowest: number | null = null;
  let fewest = Infinity;
  const consider = (row: number): void => {
    const width = available[row] ?? 0;
    if ((cover[row] ?? 0) > 0 || width === 0 || width >= fewest) return;
    fewest = width;
    narrowest = row;
  };
  asked.forEach((isAsked, row) => {
    if (isAsked === 1) consider(row);
  });
  needRow.forEach((row, need) => {
    if (state[needColumn[need] ?? 0] === IN) consider(row);
  });
  return narrowest;
}

function cheapest(columns: Iterable<number>, { reduced }: Relaxation, { state }: Decisions): number | null {
  let best: number | null = null;
  for (const column of columns) {
    if (state[column] !== FREE) continue;
    if (best === null || (reduced[column] ?? 0) < (reduced[best] ?? 0)) best = column;
  }
  return best;
}
