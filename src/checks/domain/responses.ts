import { DomainError } from '../../kernel/domain-error.js';
import type { Item } from './item.js';
import { parametersOf } from './item-parameters.js';
import type { Observation } from './posterior.js';

/** What a person answers to an item; options are indices 0 … optionCount − 1. A skipped item says nothing about θ. */
export type Response =
  | { readonly kind: 'self-rating' | 'single-choice'; readonly option: number }
  | { readonly kind: 'multiple-choice'; readonly options: readonly number[] }
  | { readonly kind: 'ordering'; readonly order: readonly number[] }
  | { readonly kind: 'skip' };

type Answerable = Pick<Item, 'code' | 'kind' | 'optionCount' | 'answerKey'>;

/**
 * Guarantees that the response can be an answer to the item. A skip fits every item.
 * @throws DomainError `response-kind-mismatch`, `unknown-option`, `repeated-option`, `no-option-chosen` or
 *   `incomplete-order`
 */
export function assertFits(item: Answerable, response: Response): void {
  if (response.kind === 'skip') return;
  if (response.kind !== item.kind) {
    throw refusal('response-kind-mismatch', item, { expected: item.kind, given: response.kind });
  }
  const chosen = chosenOptions(response);
  const unknown = chosen.filter((option) => !Number.isInteger(option) || option < 0 || option >= item.optionCount);
  if (unknown.length > 0) throw refusal('unknown-option', item, { unknown });
  if (new Set(chosen).size < chosen.length) throw refusal('repeated-option', item, {});
  if (chosen.length === 0) throw refusal('no-option-chosen', item, {});
  if (response.kind === 'ordering' && chosen.length < item.optionCount) throw refusal('incomplete-order', item, {});
}

/**
 * The category reached: the option of a self-rating; 1 for a keyed item that is wholly right, else 0;
 * null for a skip.
 * @throws DomainError as `assertFits`; `missing-key` when a keyed item names no right answer
 */
export function scoreOf(item: Answerable, response: Response): number | null {
  assertFits(item, response);
  if (response.kind === 'skip') return null;
  if (response.kind === 'self-rating') return response.option;
  return isRight(item, response) ? 1 : 0;
}

/**
 * The answer as evidence on θ, or null when it is none (skip).
 * @throws DomainError as `scoreOf`; `invalid-item-parameters`
 */
export function observationOf(item: Item, response: Response): Observation | null {
  const category = scoreOf(item, response);
  return category === null ? null : { parameters: parametersOf(item), category };
}

function isRight(item: Answerable, response: Exclude<Response, { kind: 'skip' }>): boolean {
  const key = item.answerKey ?? [];
  if (key.length === 0) throw refusal('missing-key', item, {});
  const chosen = chosenOptions(response);
  const inOrder = response.kind === 'ordering';
  const matches = chosen.every((option, i) => (inOrder ? key[i] === option : key.includes(option)));
  return matches && chosen.length === key.length;
}

function chosenOptions(response: Exclude<Response, { kind: 'skip' }>): readonly number[] {
  if (response.kind === 'multiple-choice') return response.options;
  return response.kind === 'ordering' ? response.order : [response.option];
}

function refusal(code: string, item: Answerable, details: Record<string, unknown>): DomainError {
  return new DomainError(code, 'invalid', { item: item.code, ...details });
}
