import { DomainError } from '../../kernel/domain-error.js';
import { isKeyed, type GradedParameters, type Item, type ItemParameters, type KeyedParameters } from './item.js';

/**
 * The item's parameters in its instrument's version.
 * @throws DomainError `invalid-item-parameters` when they do not describe a model for this kind of item
 */
export function parametersOf(item: Item): ItemParameters {
  const { parameters, optionCount } = item;
  const model = isKeyed(item) ? 'keyed' : 'graded';
  if (optionCount < 2 || parameters.model !== model || !isSound(parameters, optionCount)) {
    throw new DomainError('invalid-item-parameters', 'invalid', { item: item.code });
  }
  return parameters;
}

function isSound(parameters: ItemParameters, optionCount: number): boolean {
  const slopeIsSound = Number.isFinite(parameters.a) && parameters.a > 0;
  const restIsSound = parameters.model === 'keyed' ? isSoundKeyed(parameters) : isSoundGraded(parameters, optionCount);
  return slopeIsSound && restIsSound;
}

function isSoundKeyed({ b, c }: KeyedParameters): boolean {
  return Number.isFinite(b) && c >= 0 && c < 1;
}

function isSoundGraded({ thresholds }: GradedParameters, optionCount: number): boolean {
  const rising = thresholds.every((b, k) => Number.isFinite(b) && b > (thresholds[k - 1] ?? -Infinity));
  return rising && thresholds.length === optionCount - 1;
}
