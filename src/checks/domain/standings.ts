import { abilityOf, type Ability } from './ability.js';
import type { Bank } from './bank.js';
import { formEnd, formLeft } from './form-walk.js';
import type { StopReason } from './result.js';
import { sortedRun, type CheckRules, type CompetenceRun, type Run, type SortedRun } from './run.js';
import { stopReasonOf } from './stopping.js';

/** Where a check stands on one competence. */
export interface Standing {
  readonly competence: string;
  /** Items asked, the pending one too; those of them with an answer that is not a skip. */
  readonly asked: number;
  readonly answers: number;
  /** P(θ ≥ minimum). */
  readonly probability: number;
  /** In levels. */
  readonly estimate: number;
  readonly sd: number;
  /** Null while the competence may be asked further. */
  readonly stopReason: StopReason | null;
}

/** A competence of a check with what is known of it. */
export interface KnownCompetence {
  readonly one: CompetenceRun;
  readonly ability: Ability;
  readonly stopReason: StopReason | null;
}

/** Where the check stands, by competence code. The order of the answers does not matter. */
export function standings(bank: Bank, run: Run, rules: CheckRules): readonly Standing[] {
  const check = sortedRun(bank, run);
  return check.competences.map((one) => {
    const { ability, stopReason } = knownOf(one, { bank, check, rules });
    const { probability, estimate, sd } = ability;
    const { competence, asked, answers } = one;
    return { competence, asked: asked.length, answers: answers.length, probability, estimate, sd, stopReason };
  });
}

/** What is known of one competence of the check. */
export function knownOf(
  one: CompetenceRun,
  context: { readonly bank: Bank; readonly check: SortedRun; readonly rules: CheckRules },
): KnownCompetence {
  const { bank, check, rules } = context;
  const ability = abilityOf(bank, one.answers, one.minimum);
  const stopReason =
    rules.mode === 'fixed'
      ? formEnd(formLeft(one, check, bank, rules), check, rules)
      : stopReasonOf(one, ability, context);
  return { one, ability, stopReason };
}
