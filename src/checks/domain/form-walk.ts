import { itemsOn, type Bank, type PreparedItem } from './bank.js';
import { fitsTime } from './candidates.js';
import { fixedForm, itemsPerCompetence } from './fixed-form.js';
import type { StopReason } from './result.js';
import type { CheckRules, CompetenceRun, SortedRun } from './run.js';

/**
 * What the fixed form still holds on a competence, in its order: up to the form's items per competence, of those that
 * were not replaced; keyed items whose explanation the person has seen only where the others do not fill it.
 */
export function formLeft(one: CompetenceRun, check: SortedRun, bank: Bank, rules: CheckRules): readonly PreparedItem[] {
  const each = itemsPerCompetence(check.competences.length, rules);
  const { run, asked } = check;
  if (one.asked.length >= each) return [];
  const usable = itemsOn(bank, one.competence).filter(({ itemId }) => !run.excluded.has(itemId));
  const parts = [
    usable.filter(({ itemId }) => !run.seen.has(itemId)),
    usable.filter(({ itemId }) => run.seen.has(itemId)),
  ];
  return parts
    .flatMap((items) => fixedForm([one], items, { itemsPerCompetence: each, seed: run.seed }))
    .filter(({ itemId }) => !asked.has(itemId))
    .slice(0, each - one.asked.length);
}

/** Why the form goes no further on a competence, null when it does. */
export function formEnd(left: readonly PreparedItem[], check: SortedRun, rules: CheckRules): StopReason | null {
  if (left.length === 0) return 'items-exhausted';
  if (check.asked.size >= rules.itemsInAll) return 'check-budget';
  return left.some((item) => fitsTime(item, check, rules)) ? null : 'time-budget';
}
