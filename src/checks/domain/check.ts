import type { Localized } from '../../kernel/localized.js';
import type { CheckState } from './check-states.js';
import type { Dimension, ItemKind, Medium, Need } from './item.js';

/** The level that a post asks for on a competence. */
export interface Target {
  readonly competence: string;
  readonly minimum: number;
}

/** How far a check has come; it never falls back, also when an answer is changed. */
export interface Outlook {
  /** 0 to 1. */
  readonly share: number;
  /** Questions in all: those asked, and those still expected. */
  readonly total: number;
  /** Expected whole minutes for the questions that are left; never a limit. */
  readonly minutesLeft: number;
}

/** One person's run through the questions for one post. */
export interface Check extends Outlook {
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
  /** What the post asked for when the check began. */
  readonly targets: readonly Target[];
  /** Ids of the keyed items whose explanation the person had seen by then. */
  readonly seen: readonly string[];
  /** Ids of the items in the order in which they are asked: all of a fixed form, or those chosen so far. */
  readonly form: readonly string[];
  /** Ids of items that gave their place in the form to others; forgotten when the check ends. */
  readonly replaced: readonly string[];
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
  /** Place of the question among the about `of` questions of the check, from 1 on. */
  readonly number: number;
  readonly of: number;
}

/** How far a check is. A skipped question counts as answered. */
export interface Progress extends Outlook {
  readonly answered: number;
}

/** What comes after an answer. */
export interface Step {
  /** The first question without a response; null when every question has one. */
  readonly next: Question | null;
  readonly progress: Progress;
}

export type CheckView = CheckSummary & Step;
