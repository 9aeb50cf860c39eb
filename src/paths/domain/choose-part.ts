import { type CoverModel, coverModel } from './cover/cover-model.js';
import { type Candidate, candidateOf, type Preference } from './cover/goal.js';
import { CoverSearch, type Found } from './cover/search.js';
import type { Part } from './part.js';
import type { Replay } from './replay.js';

/** How much one search may do, in columns looked at: a few hundredths of a second. */
const EFFORT = 4_000_000;

/** The best choice for a part, and how well that is known. */
export interface Chosen {
  readonly replay: Replay;
  /** What the part leaves of its worth; 0 when every target is closed to the full. */
  readonly lost: number;
  /** No better choice exists, in the full order of worth and cost. */
  readonly isProven: boolean;
  /** No choice of as much worth takes fewer minutes, or cents where the price is compared first. */
  readonly bound: number;
  /** All that courses can do for the targets is done. */
  readonly isFull: boolean;
}

/**
 * The courses of one part: the most worth that the limits allow, then the least cost. First everything that courses
 * can lift to is asked for; only when the limits do not allow that, what they do allow is searched.
 */
export function choosePart(part: Part, prefer: Preference = 'minutes'): Chosen {
  return chooseFrom(coverModel(part), part, prefer);
}

function chooseFrom(model: CoverModel, part: Part, prefer: Preference): Chosen {
  if (model.demands.length === 0 && part.pinned.length === 0) return nothingToDo(part);
  const search = (aim: 'worth' | 'cost', maxLost: number, seed: Candidate | null): Found =>
    new CoverSearch(model, part, { goal: { aim, prefer, maxLost }, seed, effort: EFFORT }).run();
  const least = leastLost(model);
  const whole = search('cost', least, null);
  if (whole.best !== null) return chosen(whole.best, whole, { isProven: true, isFull: true });
  const worth = search('worth', Infinity, candidateOf([], part));
  if (worth.best === null) return chosen(candidateOf([], part), worth, { isProven: false, isFull: false });
  const cheapest = search('cost', worth.best.lost, worth.best);
  const best = cheapest.best ?? worth.best;
  return chosen(best, cheapest, { isProven: whole.isProven && worth.isProven, isFull: false });
}

function nothingToDo(part: Part): Chosen {
  const { replay, lost } = candidateOf([], part);
  return { replay, lost, isProven: true, bound: 0, isFull: true };
}

function chosen(best: Candidate, found: Found, rest: { readonly isProven: boolean; readonly isFull: boolean }): Chosen {
  const { replay, lost } = best;
  const { isFull } = rest;
  return { replay, lost, isProven: rest.isProven && found.isProven, bound: found.bound, isFull };
}

/** What stays lost when every demand is met as far as courses lead. */
function leastLost({ demands }: CoverModel): number {
  return demands.reduce((sum, options) => sum + Math.min(...options.map(({ lost }) => lost)), 0);
}
