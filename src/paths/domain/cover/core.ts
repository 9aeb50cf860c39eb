import type { CoverModel } from './cover-model.js';
import type { Pricing } from './pricing.js';
import { IN, OUT } from './relaxation.js';

/** So many columns for each row are in the core. */
const WIDTH = 12;

/**
 * The columns that are likely to matter: those that are in, and for each row the cheapest by the share of each row
 * that they cover. In rising order.
 */
export function coreOf({ coveredBy, covers }: CoverModel, { cost }: Pricing, state: Uint8Array): readonly number[] {
  const core = new Set([...state.keys()].filter((column) => state[column] === IN));
  const share = (column: number): number => (cost[column] ?? 0) / (covers[column]?.length ?? 1);
  for (const columns of coveredBy) {
    const open = columns.filter((column) => state[column] !== OUT);
    const cheapest = open.sort((x, y) => share(x) - share(y) || x - y).slice(0, WIDTH);
    for (const column of cheapest) core.add(column);
  }
  return [...core].sort((x, y) => x - y);
}

/** What is lost at best where these rows are covered. */
export function lostBy({ demands }: CoverModel, covered: ReadonlySet<number>): number {
  return demands.reduce((sum, options) => {
    const met = options.filter(({ rows }) => rows.every((row) => covered.has(row)));
    return sum + Math.min(...met.map(({ lost }) => lost));
  }, 0);
}
