import type { Localized } from '../../kernel/localized.js';
import type { Dimension } from './framework.js';
import type { ItemKind, ItemParameters } from './item-parameters.js';
import type { Medium } from './media.js';
import type { Need } from './needs.js';

/** What is assumed of an ability before the first answer; `mean` and `sd` (levels) belong to the normal prior. */
export interface InstrumentPrior {
  readonly kind: 'normal' | 'uniform';
  readonly mean?: number;
  readonly sd?: number;
  /** First and last point of the grid and the distance of its points, in levels. */
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/** Data of an instrument's version: what a check needs beside the items. */
export interface InstrumentSettings {
  readonly prior: InstrumentPrior;
  /** Number n of fine levels: abilities are measured on 1 … n. */
  readonly levels: number;
  /** Fewer answers on a competence are "not measured". */
  readonly minimumAnswers: number;
  /** `adaptive` chooses each question by the answers before it; `fixed` asks a form that is laid out at the start. */
  readonly mode: 'adaptive' | 'fixed';
  /** What a question is chosen for: to decide whether the requirement is met, or to measure as precisely as possible. */
  readonly aim: 'decision' | 'precision';
  /** Questions on a competence end when P(θ ≥ minimum) is at least this or at most 1 − this; over 0.5, under 1. */
  readonly certainty: number;
  /** They also end at this standard deviation, in levels; null for no such end. */
  readonly targetSd: number | null;
  readonly itemsPerCompetence: number;
  readonly itemsInAll: number;
  /** Budget of expected minutes of the whole check, never a clock; null for none. */
  readonly minutesInAll: number | null;
  /** An unfinished check ends after this many days. */
  readonly expiryDays: number;
  /** Days before the same check may be taken again; a works agreement may ask for more. */
  readonly retakeAfterDays: number;
}

export interface Item {
  readonly id: string;
  readonly code: string;
  readonly competence: string;
  readonly dimension: Dimension;
  readonly kind: ItemKind;
  readonly text: Localized;
  /** Self-rating: lowest first. Their indices 0 … n − 1 name the options in answers. */
  readonly options: readonly Localized[];
  /** Indices of the right options (ordering: in the right order); null for a self-rating. */
  readonly answerKey: readonly number[] | null;
  readonly explanation: Localized | null;
  readonly minutes: number;
  /** What it asks of a person beyond reading and choosing; mostly nothing. */
  readonly needs: readonly Need[];
  /** In the order in which they are shown. */
  readonly media: readonly Medium[];
}

/** An item of a version, as far as scoring and choosing need it. */
export interface InstrumentItem extends Pick<
  Item,
  'code' | 'competence' | 'dimension' | 'kind' | 'answerKey' | 'minutes' | 'needs'
> {
  readonly itemId: string;
  /** In fine framework levels. */
  readonly anchor: number;
  readonly optionCount: number;
  readonly parameters: ItemParameters;
}

/** A version. Once published it never changes, so that every result can be recomputed from its answers. */
export interface Instrument {
  readonly id: string;
  readonly bankId: string;
  readonly version: number;
  readonly settings: InstrumentSettings;
  /** In order of their codes. */
  readonly items: readonly InstrumentItem[];
}

/** A version as it stands in a list; a draft is a proposal that is not published yet. */
export interface InstrumentSummary {
  readonly id: string;
  readonly bankCode: string;
  readonly bankTitle: Localized;
  readonly frameworkCode: string;
  readonly version: number;
  readonly state: 'draft' | 'published';
  readonly publishedAt: Date | null;
  readonly items: number;
  /** The version that new checks use. */
  readonly current: boolean;
}

/**
 * Settings of an instrument that states none, on a framework of `levels` fine levels: normal prior with mean
 * (n + 1) / 2 and sd n / 4 on a grid from −2 to n + 3 in steps of 0.1. It asks adaptively, for the decision.
 */
export function defaultSettings(levels: number): InstrumentSettings {
  const prior = {
    kind: 'normal',
    mean: (levels + 1) / 2,
    sd: levels / 4,
    from: -2,
    to: levels + 3,
    step: 0.1,
  } as const;
  return {
    prior,
    levels,
    minimumAnswers: 2,
    mode: 'adaptive',
    aim: 'decision',
    certainty: 0.9,
    targetSd: null,
    itemsPerCompetence: 8,
    itemsInAll: 80,
    minutesInAll: null,
    expiryDays: 30,
    retakeAfterDays: 0,
  };
}

/** How many items of the version that new checks use ask for one competence. */
export interface AskingInstrument {
  readonly competence: string;
  readonly instrumentId: string;
  readonly version: number;
  readonly bankTitle: Localized;
  readonly items: number;
}
