import { itemsOn, type Bank } from './bank.js';
import { formLeft } from './form-walk.js';
import type { CheckRules, Run } from './run.js';
import { sortedRun } from './run.js';
import { knownOf } from './standings.js';

/** What is still to be asked; an estimate, not a promise. */
export interface ExpectedLeft {
  readonly items: number;
  readonly minutes: number;
}

/** How much is still to be asked, and the expected minutes of that. */
export function expectedItemsLeft(bank: Bank, run: Run, rules: CheckRules): ExpectedLeft {
  const check = sortedRun(bank, run);
  if (rules.mode === 'fixed') {
    const left = check.competences.flatMap((one) => formLeft(one, check, bank, rules));
    const fitting = left.slice(0, Math.max(0, rules.itemsInAll - check.asked.size));
    return { items: fitting.length, minutes: fitting.reduce((sum, { minutes }) => sum + minutes, 0) };
  }
  const open = check.competences
    .map((one) => knownOf(one, { bank, check, rules }))
    .filter(({ stopReason }) => stopReason === null);
  const items = open.reduce((sum, { one }) => sum + (rules.itemsPerCompetence - one.asked.length) / 2, 0);
  const all = open.flatMap(({ one }) => itemsOn(bank, one.competence));
  const minutes = all.reduce((sum, item) => sum + item.minutes, 0) / Math.max(1, all.length);
  const capped = Math.min(items, rules.itemsInAll - check.asked.size);
  return { items: Math.round(capped), minutes: capped * minutes };
}
