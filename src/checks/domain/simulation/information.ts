import type { ItemParameters } from '../item.js';
import { logLikelihood } from '../response-models.js';

const STEP = 1e-4;

/** Fisher information of an answer to the item at θ, per squared level: the variance of the score. */
export function fisherInformation(theta: number, parameters: ItemParameters): number {
  const categories = parameters.model === 'keyed' ? 2 : parameters.thresholds.length + 1;
  let information = 0;
  for (let category = 0; category < categories; category++) {
    const log = (at: number): number => logLikelihood(at, parameters, category);
    const score = (log(theta + STEP) - log(theta - STEP)) / (2 * STEP);
    information += Math.exp(log(theta)) * score ** 2;
  }
  return information;
}
