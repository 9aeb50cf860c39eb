import type { Localized } from '../../kernel/localized.js';
import type { CheckState } from './check-states.js';
import type { Dimension, ItemKind, Medium, Need } from './item.js';

/** One person's run through the questions for one post. */
export interface Check {
  readonly id: string;
  readonly personId: string;
  /** Fixed for the life of the check, as are profile, instrument and agreement. */
  readonly municipalityId: string;
  readonly profileId: string;
  readonly instrumentId: string;
  readonly agreementId: string;
  readonly state: CheckState;
  /** Decides every tie, so that the same seed and answers give the same check. */
  readonly seed: string;
  /** Ids of the items to be asked, in their order. */
  readonly form: readonly string[];
  readonly startedAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
}

/** What its person sees of a check in a list. */
export type CheckSummary = Pick<
  Check,
  'id' | 'state' | 'profileId' | 'municipalityId' | 'startedAt' | 'expiresAt' | 'endedAt'
>;

/** A question as it is asked: never with the right answer or its explanation. */
export interface Question {
  readonly itemId: string;
  readonly kind: ItemKind;
  readonly dimension: Dimension;
  readonly text: Localized;
  /** In the order in which they are shown; a response names them by `index`. */
  readonly options: readonly { readonly index: number; readonly text: Localized }[];
  /** What it asks of a person beyond reading and choosing; who cannot take it gets another one (`replacement`). */
  readonly needs: readonly Need[];
  /** Shown with the text; each says in words what it shows. */
  readonly media: readonly Medium[];
  /** Place of the question among the `of` questions of the check, from 1 on. */
  readonly number: number;
  readonly of: number;
}

/** How far a check is. A skipped question counts as answered. */
export interface Progress {
  readonly answered: number;
  readonly total: number;
  /** Expected whole minutes for the questions that are left; never a limit. */
  readonly minutesLeft: number;
}

/** What comes after an answer. */
export interface Step {
  /** The first question without a response; null when every question has one. */
  readonly next: Question | null;
  readonly progress: Progress;
}

export type CheckView = CheckSummary & Step;
