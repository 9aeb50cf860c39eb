import type { Localized } from '../../kernel/localized.js';
import type { ItemKind, Medium } from './item.js';
import { type Response, scoreOf } from './responses.js';

/** An item with everything that may be told once it has been answered for good. */
export interface ExplainedItem {
  readonly id: string;
  readonly code: string;
  readonly competence: string;
  readonly kind: ItemKind;
  readonly text: Localized;
  readonly options: readonly Localized[];
  readonly answerKey: readonly number[] | null;
  readonly explanation: Localized | null;
  readonly media: readonly Medium[];
}

/** A question looked back at: what was asked, what was answered, and what would have been right. */
export interface Explanation {
  readonly itemId: string;
  readonly competence: string;
  readonly kind: ItemKind;
  readonly text: Localized;
  readonly media: readonly Medium[];
  /** As they are stored; response and key name them by `index`. */
  readonly options: readonly { readonly index: number; readonly text: Localized }[];
  readonly response: Response;
  /** Whether the response is wholly right; null for a self-rating or a skip, which are neither right nor wrong. */
  readonly right: boolean | null;
  /** The right options (ordering: in the right order); null for a self-rating. */
  readonly answerKey: readonly number[] | null;
  readonly explanation: Localized | null;
}

/**
 * Explains an answered item. Never before the check is submitted, or in practice.
 * @throws DomainError as `scoreOf`
 */
export function explain(item: ExplainedItem, response: Response): Explanation {
  const { id: itemId, competence, kind, text, media, answerKey, explanation } = item;
  const options = item.options.map((option, index) => ({ index, text: option }));
  const score = scoreOf({ ...item, optionCount: options.length }, response);
  const right = answerKey === null || score === null ? null : score === 1;
  return { itemId, competence, kind, text, media, options, response, right, answerKey, explanation };
}
