import type { Bank } from './bank.js';
import { candidatesAmong, fitsTime, unaskedItems } from './candidates.js';
import { mostHelpful, uncertaintyFor } from './choice.js';
import { compareCodes } from '../../kernel/codes.js';
import { formLeft } from './form-walk.js';
import { sortedRun, type CheckRules, type CompetenceRun, type Run, type SortedRun } from './run.js';
import { seededNumber } from './seeded.js';
import { knownOf, type KnownCompetence } from './standings.js';

export type { CheckRules, Run } from './run.js';
export { expectedItemsLeft, mostItemsLeft } from './expected-items.js';
export { standings } from './standings.js';

interface Context {
  readonly bank: Bank;
  readonly check: SortedRun;
  readonly rules: CheckRules;
  /** What is known of a competence, computed once. */
  readonly known: (one: CompetenceRun) => KnownCompetence;
}

/**
 * The id of the item to ask next, null when the check has nothing more to ask. It is never one that was asked before,
 * also when that has no answer yet. The same bank, run and rules give the same item on every machine.
 *
 * Competences come in order of their codes, each up to its fair share of the whole check's items; what then is left of
 * these goes, one by one, where most is uncertain (ADR 0022).
 */
export function nextItem(bank: Bank, run: Run, rules: CheckRules): string | null {
  const context = contextOf(bank, run, rules);
  if (rules.mode === 'fixed') return nextOfForm(context);
  const known = firstUnderShare(context) ?? leastCertain(context);
  return known === undefined ? null : choose(known, context);
}

function contextOf(bank: Bank, run: Run, rules: CheckRules): Context {
  const check = sortedRun(bank, run);
  const kept = new Map<string, KnownCompetence>();
  const known = (one: CompetenceRun): KnownCompetence => {
    const found = kept.get(one.competence) ?? knownOf(one, { bank, check, rules });
    kept.set(one.competence, found);
    return found;
  };
  return { bank, check, rules, known };
}

/** Items on a competence before another is asked more: its part of the whole check, never too few to measure. */
export function fairShare(competences: number, { minimumAnswers, itemsInAll }: CheckRules): number {
  return Math.max(minimumAnswers, Math.floor(itemsInAll / Math.max(1, competences)));
}

function firstUnderShare(context: Context): KnownCompetence | undefined {
  const { competences } = context.check;
  const share = fairShare(competences.length, context.rules);
  for (const one of competences) {
    const known = one.asked.length < share ? context.known(one) : undefined;
    if (known?.stopReason === null) return known;
  }
  return undefined;
}

function leastCertain(context: Context): KnownCompetence | undefined {
  const { check, rules } = context;
  const seedOf = ({ one }: KnownCompetence): number => seededNumber(check.run.seed, one.competence);
  return check.competences
    .map((one) => context.known(one))
    .filter(({ stopReason }) => stopReason === null)
    .sort(
      (x, y) =>
        uncertaintyFor(y.ability, rules.aim) - uncertaintyFor(x.ability, rules.aim) ||
        seedOf(x) - seedOf(y) ||
        compareCodes(x.one.competence, y.one.competence),
    )
    .at(0);
}

function choose({ one, ability }: KnownCompetence, { bank, check, rules }: Context): string | null {
  const fitting = unaskedItems(bank, one.competence, check).filter((item) => fitsTime(item, check, rules));
  const candidates = candidatesAmong(fitting, one, check.run.seen);
  return mostHelpful(candidates, ability, { aim: rules.aim, seed: check.run.seed })?.itemId ?? null;
}

function nextOfForm({ bank, check, rules }: Context): string | null {
  if (check.asked.size >= rules.itemsInAll) return null;
  for (const one of check.competences) {
    const next = formLeft(one, check, bank, rules).find((item) => fitsTime(item, check, rules));
    if (next !== undefined) return next.itemId;
  }
  return null;
}
