import type { CoverModel } from './cover-model.js';
import { IN, OUT, type Relaxation } from './relaxation.js';

/** A cover under construction. */
interface Draft {
  /** Every column that was put in, in that order. */
  readonly added: number[];
  readonly isIn: Uint8Array;
  /** Columns in the draft that cover each row. */
  readonly cover: Int32Array;
  /** How many demands and columns ask for each row. */
  readonly asked: Int32Array;
}

/**
 * A cover that follows the relaxed solution: the columns that are in, then for every row that its options ask for and
 * nothing covers yet the column of the least reduced cost for each such row, with what that column needs; then
 * without every column that can be spared, dearest first. Null when a row cannot be covered.
 */
export function construct(relaxation: Relaxation, state: Uint8Array): readonly number[] | null {
  const { model, options } = relaxation;
  const draft: Draft = {
    added: [],
    isIn: new Uint8Array(model.courses.length),
    cover: new Int32Array(model.rowCount),
    asked: new Int32Array(model.rowCount),
  };
  const open = [...new Set(options.flatMap((option) => option?.rows ?? []))];
  for (const row of open) draft.asked[row] = 1;
  state.forEach((one, column) => {
    if (one === IN) open.push(...add(column, draft, model));
  });
  if (!complete(open, draft, { relaxation, state })) return null;
  spare(draft, state, relaxation);
  return draft.added.filter((column) => draft.isIn[column] === 1).sort((x, y) => x - y);
}

interface Place {
  readonly relaxation: Relaxation;
  readonly state: Uint8Array;
}

/** Covers the rows, those with the fewest columns first. */
function complete(rows: readonly number[], draft: Draft, place: Place): boolean {
  const { coveredBy } = place.relaxation.model;
  const width = (row: number): number => coveredBy[row]?.length ?? 0;
  const open = [...rows].sort((x, y) => width(y) - width(x));
  for (let row = open.pop(); row !== undefined; row = open.pop()) {
    if ((draft.cover[row] ?? 0) > 0) continue;
    const column = bestFor(row, draft, place);
    if (column === null) return false;
    open.push(...add(column, draft, place.relaxation.model));
  }
  return true;
}

function bestFor(row: number, draft: Draft, { relaxation, state }: Place): number | null {
  const { model, reduced, pricing } = relaxation;
  let best: number | null = null;
  let least = Infinity;
  for (const column of model.coveredBy[row] ?? []) {
    if (state[column] === OUT || draft.isIn[column] === 1) continue;
    const price = Math.max(0, reduced[column] ?? 0) + 0.001 * (pricing.cost[column] ?? 0);
    const share = price / gainOf(model.covers[column] ?? [], draft);
    if (share >= least) continue;
    least = share;
    best = column;
  }
  return best;
}

/** How many of the rows are asked for and not covered yet. */
function gainOf(rows: readonly number[], { asked, cover }: Draft): number {
  return rows.filter((row) => (asked[row] ?? 0) > 0 && cover[row] === 0).length;
}

/** Takes the column; answers with the rows that it needs. */
function add(column: number, { added, isIn, cover, asked }: Draft, { covers, needs }: CoverModel): readonly number[] {
  isIn[column] = 1;
  added.push(column);
  for (const row of covers[column] ?? []) cover[row] = (cover[row] ?? 0) + 1;
  const needed = needs[column] ?? [];
  for (const row of needed) asked[row] = (asked[row] ?? 0) + 1;
  return needed;
}

/** Takes out what all others make superfluous, dearest first, until nothing is. */
function spare(draft: Draft, state: Uint8Array, { model, pricing }: Relaxation): void {
  const { added, isIn, cover, asked } = draft;
  const price = (column: number): number => pricing.cost[column] ?? 0;
  const dearest = [...added].sort((x, y) => price(y) - price(x) || y - x);
  for (let isSparing = true; isSparing;) {
    isSparing = false;
    for (const column of dearest) {
      if (isIn[column] === 0 || state[column] === IN) continue;
      const covered = model.covers[column] ?? [];
      if (covered.some((row) => asked[row] !== 0 && cover[row] === 1)) continue;
      isIn[column] = 0;
      isSparing = true;
      for (const row of covered) cover[row] = (cover[row] ?? 0) - 1;
      for (const row of model.needs[column] ?? []) asked[row] = (asked[row] ?? 0) - 1;
    }
  }
}
