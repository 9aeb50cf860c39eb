import { isKeyed, type Dimension, type Item } from './item.js';

/** Answers by what their questions ask about. */
export type DimensionCounts = Readonly<Record<Dimension, number>>;

/** What a competence's result rests on: how many answers of which kind. */
export interface RestsOn {
  /** What the person says of themselves. */
  readonly selfRatings: DimensionCounts;
  /** Answers that are right or wrong. */
  readonly keyed: DimensionCounts;
  /** Questions that were left out; they say nothing, neither for nor against. */
  readonly skipped: number;
}

/** A question with a response, as the result needs it. */
export interface GivenResponse extends Pick<Item, 'competence' | 'kind' | 'dimension'> {
  readonly itemId: string;
  readonly skipped: boolean;
}

/** Counts one competence's answers; skips are counted apart. */
export function restsOn(competence: string, given: readonly GivenResponse[]): RestsOn {
  const own = given.filter((one) => one.competence === competence);
  const answered = own.filter(({ skipped }) => !skipped);
  return {
    selfRatings: byDimension(answered.filter((one) => !isKeyed(one))),
    keyed: byDimension(answered.filter(isKeyed)),
    skipped: own.length - answered.length,
  };
}

/**
 * Ids of the questions on a competence that were answered now and before, in the order of now: memory may play a part
 * in the difference.
 */
export function repeatedItems(
  competence: string,
  now: readonly GivenResponse[],
  before: readonly Pick<GivenResponse, 'itemId' | 'skipped'>[],
): readonly string[] {
  const known = new Set(before.filter(({ skipped }) => !skipped).map(({ itemId }) => itemId));
  return now
    .filter((one) => one.competence === competence && !one.skipped && known.has(one.itemId))
    .map(({ itemId }) => itemId);
}

function byDimension(given: readonly GivenResponse[]): DimensionCounts {
  const count = (dimension: Dimension) => given.filter((one) => one.dimension === dimension).length;
  return { knowledge: count('knowledge'), skill: count('skill'), attitude: count('attitude') };
}
