import type { Candidate, Goal } from './goal.js';
import type { Multipliers } from './relaxation.js';

/** What a search found. */
export interface Found {
  readonly best: Candidate | null;
  /** Nothing better exists, in the full order of costs. */
  readonly isProven: boolean;
  /** No solution is better than this in what the goal compares first; infinite when there is none. */
  readonly bound: number;
  /** The prices of the rules at the root, to start a like search with. */
  readonly prices: Multipliers | null;
}

export interface SearchRules {
  readonly goal: Goal;
  /** A solution that is known before. */
  readonly seed: Candidate | null;
  /** How much may be done, in columns looked at. The same request always gets the same answer. */
  readonly effort: number;
  /** Prices that an earlier search of a like model started with; without them they are looked for. */
  readonly prices?: Multipliers;
}
