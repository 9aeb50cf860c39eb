import { itemsOn, type Bank, type PreparedItem } from './bank.js';
import type { CheckRules, CompetenceRun, SortedRun } from './run.js';

const ROUNDING = 1e-9;

/** The items on a competence that were neither asked nor replaced, in order of their codes. */
export function unaskedItems(bank: Bank, competence: string, { run, asked }: SortedRun): readonly PreparedItem[] {
  return itemsOn(bank, competence).filter(({ itemId }) => !asked.has(itemId) && !run.excluded.has(itemId));
}

/** Whether the bank has a further item on the competence. */
export function hasUnasked(bank: Bank, competence: string, { run, asked }: SortedRun): boolean {
  return itemsOn(bank, competence).some(({ itemId }) => !asked.has(itemId) && !run.excluded.has(itemId));
}

/** Whether the item still fits into the expected minutes of the check. */
export function fitsTime(item: PreparedItem, { minutes }: SortedRun, { minutesInAll }: CheckRules): boolean {
  return minutesInAll === null || minutes + item.minutes <= minutesInAll + ROUNDING;
}

/**
 * Those of the items that may come next: none whose explanation the person has seen while another is there, and of
 * the dimensions that are left only those asked least often so far.
 */
export function candidatesAmong(
  items: readonly PreparedItem[],
  { asked }: CompetenceRun,
  seen: ReadonlySet<string>,
): readonly PreparedItem[] {
  const fresh = items.filter(({ itemId }) => !seen.has(itemId));
  const fitting = fresh.length > 0 ? fresh : items;
  const times = new Map(fitting.map(({ dimension }) => [dimension, 0]));
  for (const { dimension } of asked) {
    const before = times.get(dimension);
    if (before !== undefined) times.set(dimension, before + 1);
  }
  const fewest = Math.min(...times.values());
  return fitting.filter(({ dimension }) => times.get(dimension) === fewest);
}
