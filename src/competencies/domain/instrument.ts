import type { Localized } from '../../kernel/localized.js';
import type { Dimension } from './framework.js';
import type { ItemKind, ItemParameters } from './item-parameters.js';

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
  readonly itemsPerCompetence: number;
  readonly itemsInAll: number;
  /** An unfinished check ends after this many days. */
  readonly expiryDays: number;
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
}

/** An item of a version, as far as scoring and choosing need it. */
export interface InstrumentItem extends Pick<
  Item,
  'code' | 'competence' | 'dimension' | 'kind' | 'answerKey' | 'minutes'
> {
  readonly itemId: string;
  /** In fine framework levels. */
  readonly anchor: number;
  readonly optionCount: number;
  readonly parameters: ItemParameters;
}

/** A published version: it never changes, so that every result can be recomputed from its answers. */
export interface Instrument {
  readonly id: string;
  readonly version: number;
  readonly settings: InstrumentSettings;
  /** In order of their codes. */
  readonly items: readonly InstrumentItem[];
}

/**
 * Settings of an instrument that states none, on a framework of `levels` fine levels: normal prior with mean
 * (n + 1) / 2 and sd n / 4 on a grid from −2 to n + 3 in steps of 0.1.
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
  return { prior, levels, minimumAnswers: 2, itemsPerCompetence: 4, itemsInAll: 60, expiryDays: 30 };
}
