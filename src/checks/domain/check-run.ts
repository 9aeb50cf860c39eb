import type { Check } from './check.js';
import type { Item } from './item.js';
import type { Run } from './next-item.js';
import { type Response, scoreOf } from './responses.js';

/** A response to one item of a check. */
export interface GivenResponse {
  readonly itemId: string;
  readonly response: Response;
}

/** A check as far as the choice of its next question needs it; only responses to items of its form count. */
export function runOf(
  { targets, form, replaced, seed, seen }: Pick<Check, 'targets' | 'form' | 'replaced' | 'seed' | 'seen'>,
  given: readonly GivenResponse[],
  items: ReadonlyMap<string, Item>,
): Run {
  const asked = new Set(form);
  const scored = given.flatMap(({ itemId, response }) => {
    const item = asked.has(itemId) ? items.get(itemId) : undefined;
    return item === undefined ? [] : [[itemId, scoreOf(item, response)] as const];
  });
  return { targets, asked: form, categories: new Map(scored), seed, excluded: new Set(replaced), seen: new Set(seen) };
}
