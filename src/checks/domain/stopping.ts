import type { Ability } from './ability.js';
import type { Bank } from './bank.js';
import { fitsTime, hasUnasked, unaskedItems } from './candidates.js';
import type { StopReason } from './result.js';
import type { CheckRules, CompetenceRun, SortedRun } from './run.js';

const ROUNDING = 1e-9;

/**
 * Why a competence is asked no further, null when it may be. What was found out is named before what ran out, and is
 * never said under the instrument's minimum of answers.
 */
export function stopReasonOf(
  one: CompetenceRun,
  ability: Ability,
  context: { readonly bank: Bank; readonly check: SortedRun; readonly rules: CheckRules },
): StopReason | null {
  const { bank, check, rules } = context;
  const found = one.answers.length >= Math.max(1, rules.minimumAnswers) ? foundOut(ability, rules) : null;
  return found ?? ranOut(one, bank, check, rules);
}

function foundOut({ probability, sd }: Ability, { certainty, targetSd }: CheckRules): StopReason | null {
  const reached = certainty - ROUNDING;
  if (probability >= reached || 1 - probability >= reached) return 'decision-certain';
  return targetSd !== null && sd <= targetSd + ROUNDING ? 'precision-reached' : null;
}

function ranOut(one: CompetenceRun, bank: Bank, check: SortedRun, rules: CheckRules): StopReason | null {
  if (!hasUnasked(bank, one.competence, check)) return 'items-exhausted';
  if (one.asked.length >= rules.itemsPerCompetence) return 'item-budget';
  if (check.asked.size >= rules.itemsInAll) return 'check-budget';
  if (rules.minutesInAll === null) return null;
  return unaskedItems(bank, one.competence, check).some((item) => fitsTime(item, check, rules)) ? null : 'time-budget';
}
