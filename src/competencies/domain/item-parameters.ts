import type { FrameworkLevel } from './framework.js';

/** How a person answers an item. Every kind but the self-rating has a right answer, that is, is keyed. */
export type ItemKind = 'self-rating' | 'single-choice' | 'multiple-choice' | 'ordering';
export const ITEM_KINDS: readonly ItemKind[] = ['self-rating', 'single-choice', 'multiple-choice', 'ordering'];

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

/** Slope per level of an item that only carries its anchor. */
const DEFAULT_SLOPE = 1.7;

interface Anchored {
  readonly kind: ItemKind;
  /** In fine framework levels. */
  readonly anchor: number;
  readonly optionCount: number;
}

/**
 * The middle of a coarse level on the fine scale: the mean of its fine levels, so 2k − 0.5 where a coarse level k
 * is made of two. Undefined when the framework has no such coarse level.
 */
export function anchorOfCoarse(
  levels: readonly Pick<FrameworkLevel, 'number' | 'coarse'>[],
  coarse: number,
): number | undefined {
  const fine = levels.filter((level) => level.coarse === coarse).map((level) => level.number);
  return fine.length === 0 ? undefined : fine.reduce((sum, number) => sum + number, 0) / fine.length;
}

/**
 * Parameters of an item that only carries its anchor ℓ, in framework levels. A self-rating gets thresholds one level
 * apart around ℓ (four options: ℓ − 1, ℓ, ℓ + 1); a keyed item the difficulty ℓ, and only a single choice can be
 * guessed (c = 1 / options).
 * Source: graded response model (Samejima 1969), three-parameter logistic model (Birnbaum 1968).
 */
export function defaultParameters({ kind, anchor, optionCount }: Anchored): ItemParameters {
  if (kind === 'self-rating') {
    const thresholds = Array.from({ length: optionCount - 1 }, (_, k) => anchor + k + 1 - optionCount / 2);
    return { model: 'graded', a: DEFAULT_SLOPE, thresholds };
  }
  return { model: 'keyed', a: DEFAULT_SLOPE, b: anchor, c: kind === 'single-choice' ? 1 / optionCount : 0 };
}
