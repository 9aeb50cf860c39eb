import type { Localized } from '../../kernel/localized.js';

/** How a person answers an item. Every kind but the self-rating has a right answer, that is, is keyed. */
export type ItemKind = 'self-rating' | 'single-choice' | 'multiple-choice' | 'ordering';

/** What an item asks about. */
export type Dimension = 'knowledge' | 'skill' | 'attitude';

/** What an item asks of a person beyond reading a text and choosing. */
export type Need = 'sight' | 'colour' | 'hearing' | 'pointer';

/** A picture, sound or film that belongs to an item, with what stands for it in words. */
export interface Medium {
  readonly id: string;
  readonly type: 'image/png' | 'image/jpeg' | 'image/webp' | 'audio/mpeg' | 'audio/ogg' | 'video/mp4' | 'video/webm';
  readonly alternative: Localized;
  readonly transcript: Localized | null;
}

/** Graded response model: slope a > 0 per level, thresholds in levels, strictly rising, one fewer than options. */
export interface GradedParameters {
  readonly model: 'graded';
  readonly a: number;
  readonly thresholds: readonly number[];
}

/** Three-parameter logistic model: slope a > 0 per level, difficulty b in levels, guessing 0 ≤ c < 1. */
export interface KeyedParameters {
  readonly model: 'keyed';
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

export type ItemParameters = GradedParameters | KeyedParameters;

/** One question of an instrument's version, as far as the rules need it. */
export interface Item {
  readonly code: string;
  readonly competence: string;
  readonly kind: ItemKind;
  readonly dimension: Dimension;
  /** In fine framework levels. */
  readonly anchor: number;
  /** A response names an option by its index 0 … optionCount − 1. */
  readonly optionCount: number;
  /** Right options (ordering: in the right order); null for a self-rating. */
  readonly answerKey: readonly number[] | null;
  /** Parameters of the instrument's version. */
  readonly parameters: ItemParameters;
}

/** Whether the item has a right answer. */
export function isKeyed(item: Pick<Item, 'kind'>): boolean {
  return item.kind !== 'self-rating';
}
