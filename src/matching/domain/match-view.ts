import type { Day } from '../../kernel/calendar.js';
import type { Localized } from '../../kernel/localized.js';
import type { MatchStatus } from './judgement.js';
import type { Gap, Requirement } from './match.js';

/** How a person stands to one requirement of a post. Numbers are null when it is not measured. */
export interface RequirementView extends Requirement {
  readonly status: MatchStatus;
  /** P(θ ≥ minimum), 0 … 1. */
  readonly pMet: number | null;
  /** In levels, as of today. */
  readonly estimate: number | null;
  readonly band: readonly [number, number] | null;
  readonly level: number | null;
  /** Whether it enters fit and coverage: of alternatives, only the better one does. */
  readonly counts: boolean;
  /** More than the post asks for; it only informs. */
  readonly exceedsMaximum: boolean;
  /** Measured once, but too long ago to count. */
  readonly lapsed: boolean;
  /** Last day on which the evidence counts; null when it has lapsed, never lapses or there is none. */
  readonly lapsesOn: Day | null;
  /** About how many further questions would settle an open requirement; null when it is not open, or too many. */
  readonly settle: { readonly questions: number } | null;
}

/** How a person stands to a post. Fit and coverage are never shown without each other. */
export interface MatchView {
  readonly profileId: string;
  readonly profileCode: string;
  readonly frameworkId: string;
  readonly title: Localized;
  /** 0 … 1; null when nothing is measured. */
  readonly fit: number | null;
  /** Share of the weight that is measured, 0 … 1. */
  readonly coverage: number;
  readonly requirements: readonly RequirementView[];
  /** What a learning path may plan for. */
  readonly gaps: readonly Gap[];
}

/** Posts of which enough is measured, and those of which too little is to say much; best first in each. */
export interface MatchList {
  readonly items: readonly MatchView[];
  readonly thinlyCovered: readonly MatchView[];
}
