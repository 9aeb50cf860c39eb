import { DomainError } from '../../kernel/domain-error.js';
import type { Response } from './responses.js';

/** No item has more options; a longer list is no answer. */
const MOST_OPTIONS = 100;

/**
 * What a caller sent, as a response; nothing else may stand in it. Whether it fits the item is another question.
 * @throws DomainError `response-unreadable`
 */
export function readResponse(sent: unknown): Response {
  if (typeof sent !== 'object' || sent === null) throw unreadable();
  const { kind, ...rest } = sent as Readonly<Record<string, unknown>>;
  switch (kind) {
    case 'skip':
      return { kind, ...only(rest, {}) };
    case 'self-rating':
    case 'single-choice':
      return { kind, ...only(rest, { option: numberOf(rest.option) }) };
    case 'multiple-choice':
      return { kind, ...only(rest, { options: numbersOf(rest.options) }) };
    case 'ordering':
      return { kind, ...only(rest, { order: numbersOf(rest.order) }) };
    default:
      throw unreadable();
  }
}

function only<T extends object>(sent: object, expected: T): T {
  if (Object.keys(sent).some((name) => !(name in expected))) throw unreadable();
  return expected;
}

function numberOf(value: unknown): number {
  if (typeof value !== 'number') throw unreadable();
  return value;
}

function numbersOf(value: unknown): readonly number[] {
  if (!Array.isArray(value) || value.length > MOST_OPTIONS) throw unreadable();
  return value.map(numberOf);
}

function unreadable(): DomainError {
  return new DomainError('response-unreadable', 'invalid');
}
