import { DomainError } from '../../kernel/domain-error.js';
import { isKeyed, type GradedParameters, type Item, type ItemParameters, type KeyedParameters } from './item.js';

/** Slope per level of an item that only carries its anchor. */
const DEFAULT_SLOPE = 1.7;

/** Fine level (of eight) in the middle of a coarse level k (of four): 2k − 0.5. */
export function fineLevel(coarse: number): number {
  return 2 * coarse - 0.5;
}

/**
 * Parameters of a self-rating with `options` answers anchored at `level`: thresholds one level apart,
 * spread evenly around the anchor (four options: ℓ − 1, ℓ, ℓ + 1).
 */
export function defaultGraded(level: number, options: number): GradedParameters {
  const thresholds = Array.from({ length: options - 1 }, (_, k) => level + k + 1 - options / 2);
  return { model: 'graded', a: DEFAULT_SLOPE, thresholds };
}

/** Parameters of a keyed item anchored at `level`; only a single choice can be guessed (c = 1 / options). */
export function defaultKeyed(item: Pick<Item, 'kind' | 'level' | 'options'>): KeyedParameters {
  const c = item.kind === 'single-choice' ? 1 / item.options : 0;
  return { model: 'keyed', a: DEFAULT_SLOPE, b: item.level, c };
}

/**
 * The item's own parameters, or the defaults of its anchor.
 * @throws DomainError `invalid-item-parameters` when they do not describe a model for this kind of item
 */
export function parametersOf(item: Item): ItemParameters {
  const defaults = isKeyed(item) ? defaultKeyed(item) : defaultGraded(item.level, item.options);
  const parameters = item.parameters ?? defaults;
  if (item.options < 2 || parameters.model !== defaults.model || !isSound(parameters, item.options)) {
    throw new DomainError('invalid-item-parameters', 'invalid', { item: item.code });
  }
  return parameters;
}

function isSound(parameters: ItemParameters, options: number): boolean {
  const slopeIsSound = Number.isFinite(parameters.a) && parameters.a > 0;
  const restIsSound = parameters.model === 'keyed' ? isSoundKeyed(parameters) : isSoundGraded(parameters, options);
  return slopeIsSound && restIsSound;
}

function isSoundKeyed({ b, c }: KeyedParameters): boolean {
  return Number.isFinite(b) && c >= 0 && c < 1;
}

function isSoundGraded({ thresholds }: GradedParameters, options: number): boolean {
  const rising = thresholds.every((b, k) => Number.isFinite(b) && b > (thresholds[k - 1] ?? -Infinity));
  return rising && thresholds.length === options - 1;
}
