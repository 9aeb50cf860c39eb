import { bandOf, estimateOf, levelReached, uncertaintyOf } from '../../kernel/level-estimate.js';
import { posteriorOf, type Observation } from './posterior.js';
import type { Prior } from './prior.js';

/**
 * Why no further question was asked on a competence: the decision against the requirement is certain enough,
 * the target standard error is reached, its own budget of items or that of the whole check (items, expected
 * minutes) is used up, the fixed form or the item bank has no item left, or the person submitted before that.
 */
export type StopReason =
  | 'decision-certain'
  | 'precision-reached'
  | 'item-budget'
  | 'check-budget'
  | 'time-budget'
  | 'items-exhausted'
  | 'submitted';

/** Everything that was answered on one competence; skipped items are not among the observations. */
export interface AnsweredCompetence {
  readonly competence: string;
  readonly observations: readonly Observation[];
  readonly stopReason: StopReason;
}

/** What the instrument's version fixes about a result. */
export interface ResultRules {
  readonly prior: Prior;
  /** Fewest answers with which a competence counts as measured. */
  readonly minimumAnswers: number;
  /** Number of levels of the framework. */
  readonly levels: number;
}

interface CompetenceOutcome {
  readonly competence: string;
  readonly answers: number;
  readonly stopReason: StopReason;
}

/** Estimate, standard deviation and 90 % band in levels, and the whole level reached. */
export interface MeasuredCompetence extends CompetenceOutcome {
  readonly measured: true;
  readonly estimate: number;
  readonly sd: number;
  readonly band: readonly [number, number];
  readonly level: number;
  /** Probabilities over the prior's grid. */
  readonly posterior: readonly number[];
}

/** Too few answers: nothing is said about the person, least of all "low". */
export interface UnmeasuredCompetence extends CompetenceOutcome {
  readonly measured: false;
  readonly estimate: null;
  readonly sd: null;
  readonly band: null;
  readonly level: null;
  readonly posterior: null;
}

export type CompetenceResult = MeasuredCompetence | UnmeasuredCompetence;

/**
 * The result per competence, in the order given. The same answers under the same rules always give the same
 * numbers.
 * @throws DomainError `invalid-prior`
 */
export function resultOf(answered: readonly AnsweredCompetence[], rules: ResultRules): readonly CompetenceResult[] {
  return answered.map((one) => competenceResult(one, rules));
}

function competenceResult(answered: AnsweredCompetence, rules: ResultRules): CompetenceResult {
  const { competence, observations, stopReason } = answered;
  const outcome = { competence, answers: observations.length, stopReason };
  if (observations.length === 0 || observations.length < rules.minimumAnswers) {
    return { ...outcome, measured: false, estimate: null, sd: null, band: null, level: null, posterior: null };
  }
  const posterior = posteriorOf(rules.prior, observations);
  const estimate = estimateOf(posterior);
  return {
    ...outcome,
    measured: true,
    estimate,
    sd: uncertaintyOf(posterior),
    band: bandOf(posterior),
    level: levelReached(estimate, rules.levels),
    posterior: posterior.mass,
  };
}
