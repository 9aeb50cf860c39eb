import type { Part } from '../part.js';
import type { Course } from '../path-shapes.js';
import { orders } from '../replay.js';
import { type Candidate, replayed, ROUNDING } from './goal.js';

/** So many orders of a set are tried. */
const MOST_ORDERS = 200;

/** The outcome of the best order, and whether no other order of the same courses could lose less. */
export interface Ordered {
  readonly candidate: Candidate;
  readonly isBestOrder: boolean;
}

/**
 * The courses in the first order that loses no more than `least`, what they lose at best by what they cover, and
 * that holds every pinned one; where there is none, in the order that loses the least.
 */
export function inBestOrder(courses: readonly Course[], least: number, part: Part): Ordered {
  let best: Candidate | null = null;
  let tried = 0;
  for (const replay of orders(courses, part.start, part.pinned)) {
    const candidate = replayed(replay, part);
    if (best === null || missing(candidate, part) < missing(best, part)) best = candidate;
    if (missing(best, part) <= least + ROUNDING) return { candidate: best, isBestOrder: true };
    tried += 1;
    if (tried === MOST_ORDERS) return { candidate: best, isBestOrder: false };
  }
  return { candidate: best ?? replayed({ courses: [], levels: part.start }, part), isBestOrder: true };
}

/** What is lost; a pinned course that has no place counts as everything. */
function missing({ lost, replay }: Candidate, { pinned }: Part): number {
  return pinned.every((course) => replay.courses.includes(course)) ? lost : Infinity;
}
