import { DomainError } from '../../kernel/domain-error.js';
import { type LevelProbabilities, normalised } from '../../kernel/level-estimate.js';

/** What is known about one competence of a person: the newest measured posterior, on the grid of its prior. */
export interface Evidence {
  readonly competence: string;
  /** Points of the grid in levels, rising; prior and posterior each add up to 1 over them. */
  readonly grid: readonly number[];
  readonly prior: readonly number[];
  readonly posterior: readonly number[];
  /** Answers that the posterior rests on. */
  readonly answers: number;
  /** Days since it was measured; negative counts as 0. */
  readonly ageDays: number;
}

/** How evidence on a competence ages, and from how many answers on it counts as measured. */
export interface AgeingRules {
  /** Days after which an answer weighs half; Infinity: it never ages. */
  readonly halfLifeDays: number;
  readonly minimumAnswers: number;
}

/** Evidence as it stands today. */
export interface AgedEvidence extends LevelProbabilities {
  readonly competence: string;
  /** Weight λ that is left of the answers, between 0 and 1. */
  readonly weight: number;
  /** It was measured once, but too little of it is left to count. */
  readonly lapsed: boolean;
  /** Days from today on which it still counts; null when it never lapses, 0 when it has. */
  readonly lapsesInDays: number | null;
}

const ROUNDING = 1e-9;

/**
 * Evidence weighed down by its age: p ∝ prior^(1−λ) · posterior^λ with λ = 2^(−age / half-life), so that it drifts
 * back to the prior. It lapses when answers × λ falls under the minimum.
 * @throws DomainError `invalid-half-life` unless the half-life is positive, `grid-mismatch` when prior or posterior
 *   do not lie on the grid
 */
export function agedEvidence(evidence: Evidence, rules: AgeingRules): AgedEvidence {
  assertSound(evidence, rules);
  const { competence, grid, prior, posterior, answers } = evidence;
  const age = Math.max(0, evidence.ageDays);
  const weight = 2 ** (-age / rules.halfLifeDays);
  const lapsed = answers * weight < rules.minimumAnswers - ROUNDING;
  const lapsesInDays = lapsed ? 0 : remainingDays(answers, age, rules);
  return { competence, grid, mass: blended(prior, posterior, weight), weight, lapsed, lapsesInDays };
}

function assertSound({ competence, grid, prior, posterior }: Evidence, { halfLifeDays }: AgeingRules): void {
  if (!(halfLifeDays > 0)) throw new DomainError('invalid-half-life', 'invalid', { competence, halfLifeDays });
  if (prior.length !== grid.length || posterior.length !== grid.length) {
    throw new DomainError('grid-mismatch', 'invalid', { competence });
  }
}

/** From answers × 2^(−t / half-life) = minimum follows t = half-life × log₂(answers / minimum). */
function remainingDays(answers: number, age: number, rules: AgeingRules): number | null {
  if (rules.minimumAnswers <= 0 || rules.halfLifeDays === Infinity) return null;
  const days = rules.halfLifeDays * Math.log2(answers / rules.minimumAnswers) - age;
  return Math.max(0, Math.floor(days + ROUNDING));
}

function blended(prior: readonly number[], posterior: readonly number[], weight: number): readonly number[] {
  const logMass = posterior.map((p, i) => share(1 - weight, prior[i] ?? 0) + share(weight, p));
  return normalised(logMass);
}

/** A share of 0 leaves nothing of a probability, also not of log 0. */
function share(exponent: number, probability: number): number {
  return exponent === 0 ? 0 : exponent * Math.log(probability);
}
