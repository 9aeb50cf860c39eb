import type { Part } from '../part.js';
import { levelIn } from '../taking.js';
import { isClosed } from '../targets.js';
import type { CoverModel } from './cover-model.js';
import type { Candidate } from './goal.js';
import type { Pricing } from './pricing.js';
import { OUT } from './relaxation.js';

/** So many courses are tried to mend a cover that has no order. */
const MOST_HELPERS = 8;

/** What a cover is mended in. */
export interface Workshop {
  readonly model: CoverModel;
  readonly pricing: Pricing;
  readonly part: Part;
  readonly state: Uint8Array;
}

/** The cheapest columns that lift a gap which no order of the cover closes; one of them more may do. */
export function helpersOf(
  columns: readonly number[],
  { replay: { levels } }: Candidate,
  { model, pricing, part, state }: Workshop,
): readonly number[] {
  const open = part.targets.filter((target) => !isClosed(target, levels)).flatMap(({ gaps }) => gaps);
  const wanted = new Set(open.map(({ competence }) => competence));
  const price = (column: number): number => pricing.cost[column] ?? 0;
  return [...state.keys()]
    .filter((column) => state[column] !== OUT && !columns.includes(column))
    .filter((column) =>
      model.courses[column]?.teaches.some(
        (one) => wanted.has(one.competence) && one.to > levelIn(levels, one.competence),
      ),
    )
    .sort((x, y) => price(x) - price(y) || x - y)
    .slice(0, MOST_HELPERS);
}
