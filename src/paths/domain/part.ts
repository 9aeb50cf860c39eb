import type { Course, Levels, Limits } from './path-shapes.js';
import type { Target } from './targets.js';

/** What of the cost is compared first. */
export type Preference = 'minutes' | 'priceCents';

/** One part of a path to be chosen: which targets it serves, from where, out of which courses. */
export interface Part {
  readonly targets: readonly Target[];
  readonly start: Levels;
  /** In rising order of minutes, then of code; each of them can be taken at some time. */
  readonly offers: readonly Course[];
  /** Courses that are chosen already and count into the limits; `start` is the level after them. */
  readonly fixed: readonly Course[];
  /** Offers that must be in the part: whatever they are good for, they are looked at. */
  readonly pinned: readonly Course[];
  readonly limits: Limits;
  /** What the part maximises before it costs the least: whole targets closed, or every level gained. */
  readonly worth: 'closed' | 'gained';
  readonly prefer: Preference;
}
