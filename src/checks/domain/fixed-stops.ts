import type { Bank } from './bank.js';
import type { StopReason } from './result.js';
import type { Run } from './run.js';

/**
 * Why a fixed form asks no further, per competence: every question on it has a response, skips included. Null while one
 * is open. A competence without any question has nothing to ask.
 */
export function fixedStops({ targets, asked, categories }: Run, bank: Bank): ReadonlyMap<string, StopReason | null> {
  const unanswered = asked.filter((itemId) => !categories.has(itemId));
  const open = new Set(unanswered.map((itemId) => bank.items.get(itemId)?.competence));
  return new Map(targets.map(({ competence }) => [competence, open.has(competence) ? null : 'items-exhausted']));
}
