import { type LevelProbabilities, normalised } from '../../kernel/level-estimate.js';
import type { ItemParameters } from './item.js';
import { gridPoints, logPrior, type Prior } from './prior.js';
import { logLikelihood } from './response-models.js';

/** One scored answer: the category reached (1 or 0 for a keyed item) and the parameters it is judged by. */
export interface Observation {
  readonly parameters: ItemParameters;
  readonly category: number;
}

/**
 * The posterior over the prior's grid after the given answers; without answers, the prior itself.
 * The same answers in another order give the same numbers to the last bit.
 * @throws DomainError `invalid-prior`
 */
export function posteriorOf(prior: Prior, observations: readonly Observation[]): LevelProbabilities {
  const grid = gridPoints(prior);
  const inFixedOrder = [...observations].sort(byContent);
  const logMass = grid.map((theta) =>
    inFixedOrder.reduce(
      (sum, { parameters, category }) => sum + logLikelihood(theta, parameters, category),
      logPrior(prior, theta),
    ),
  );
  return { grid, mass: normalised(logMass) };
}

function byContent(left: Observation, right: Observation): number {
  const [a, b] = [contentOf(left), contentOf(right)];
  return a < b ? -1 : Number(a > b);
}

function contentOf({ parameters, category }: Observation): string {
  const numbers = parameters.model === 'keyed' ? [parameters.b, parameters.c] : parameters.thresholds;
  return [parameters.model, category, parameters.a, ...numbers].join(' ');
}
