import { unaskedItems } from './candidates.js';
import type { Bank } from './bank.js';
import { formLeft } from './form-walk.js';
import { type CheckRules, type CompetenceRun, type Run, sortedRun, type SortedRun } from './run.js';
import { knownOf, type KnownCompetence } from './standings.js';

/** What is still to be asked; an estimate, not a promise. */
export interface ExpectedLeft {
  readonly items: number;
  readonly minutes: number;
}

/**
 * On a competence without an answer, questions beyond the minimum; on one with answers, those to come when the decision
 * is all but certain, and how many more when it is wholly open. Measured by simulation on the shipped bank
 * (`npm run bench:check` prints how far off the estimate is).
 */
const BEFORE_ANSWERS = 1;
const NEARLY_CERTAIN = 1;
const WHOLLY_OPEN = 3.5;

/** How much is still to be asked beyond the items asked already, and the expected minutes of that. */
export function expectedItemsLeft(bank: Bank, run: Run, rules: CheckRules): ExpectedLeft {
  const check = sortedRun(bank, run);
  if (rules.mode === 'fixed') {
    const left = check.competences.flatMap((one) => formLeft(one, check, bank, rules));
    const fitting = left.slice(0, Math.max(0, rules.itemsInAll - check.asked.size));
    return { items: fitting.length, minutes: fitting.reduce((sum, { minutes }) => sum + minutes, 0) };
  }
  const expected = check.competences
    .map((one) => knownOf(one, { bank, check, rules }))
    .filter(({ stopReason }) => stopReason === null)
    .map((known) => expectedOn(known, { bank, check, rules }));
  const items = expected.reduce((sum, one) => sum + one.items, 0);
  const minutes = expected.reduce((sum, one) => sum + one.minutes, 0);
  const share = Math.min(1, Math.max(0, rules.itemsInAll - check.asked.size) / Math.max(1, items));
  return { items: Math.round(items * share), minutes: minutes * share };
}

/** How many questions there can be at most beyond those asked already, whatever is answered. */
export function mostItemsLeft(bank: Bank, run: Run, rules: CheckRules): number {
  if (rules.mode === 'fixed') return expectedItemsLeft(bank, run, rules).items;
  const check = sortedRun(bank, run);
  const most = check.competences.map((one) => mostOn(one, { bank, check, rules }));
  const inAll = most.reduce((sum, items) => sum + items, 0);
  return Math.min(inAll, Math.max(0, rules.itemsInAll - check.asked.size));
}

interface Context {
  readonly bank: Bank;
  readonly check: SortedRun;
  readonly rules: CheckRules;
}

function expectedOn({ one, ability }: KnownCompetence, { bank, check, rules }: Context): ExpectedLeft {
  const unasked = unaskedItems(bank, one.competence, check);
  const most = mostOn(one, { bank, check, rules });
  const items = Math.min(most, untilSettled(one.answers.length, ability.probability, rules) ?? most);
  const minutes = unasked.reduce((sum, item) => sum + item.minutes, 0) / Math.max(1, unasked.length);
  return { items, minutes: items * minutes };
}

function mostOn({ competence, asked }: CompetenceRun, { bank, check, rules }: Context): number {
  return Math.min(unaskedItems(bank, competence, check).length, rules.itemsPerCompetence - asked.length);
}

/** Undefined where nothing is to be settled: an instrument that measures as precisely as its budget lets it. */
function untilSettled(answers: number, probability: number, rules: CheckRules): number | undefined {
  if (rules.aim === 'precision' || rules.certainty > 1) return undefined;
  if (answers === 0) return rules.minimumAnswers + BEFORE_ANSWERS;
  const openness = 4 * probability * (1 - probability);
  return Math.max(rules.minimumAnswers - answers, NEARLY_CERTAIN + WHOLLY_OPEN * openness);
}
