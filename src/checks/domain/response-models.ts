import type { GradedParameters, ItemParameters, KeyedParameters } from './item.js';

/**
 * Probability of a right answer, c + (1 − c) / (1 + exp(−a(θ − b))).
 * Source: Birnbaum (1968), three-parameter logistic model.
 */
export function rightProbability(theta: number, parameters: KeyedParameters): number {
  return Math.exp(logKeyed(theta, parameters, true));
}

/**
 * Probabilities of the categories 0 … m; they add up to 1.
 * Source: Samejima (1969), P(X ≥ k | θ) = 1 / (1 + exp(−a(θ − b_k))).
 */
export function categoryProbabilities(theta: number, parameters: GradedParameters): readonly number[] {
  const categories = parameters.thresholds.length + 1;
  return Array.from({ length: categories }, (_, k) => Math.exp(logGraded(theta, parameters, k)));
}

/**
 * Logarithm of the probability of an answer, finite for every θ.
 * `category` is the option of a self-rating (0 … m), and 1 (right) or 0 (wrong) for a keyed item.
 */
export function logLikelihood(theta: number, parameters: ItemParameters, category: number): number {
  return parameters.model === 'keyed'
    ? logKeyed(theta, parameters, category === 1)
    : logGraded(theta, parameters, category);
}

function logKeyed(theta: number, { a, b, c }: KeyedParameters, right: boolean): number {
  const x = a * (theta - b);
  if (!right) return Math.log1p(-c) + logSigmoid(-x);
  return c === 0 ? logSigmoid(x) : Math.log(c + (1 - c) * Math.exp(logSigmoid(x)));
}

/**
 * σ(x) − σ(y) = σ(x) · σ(−y) · (1 − e^(y − x)): the product keeps its digits where the difference of two
 * numbers close to 1 would lose them all. The outermost categories lack one of the two thresholds.
 */
function logGraded(theta: number, { a, thresholds }: GradedParameters, category: number): number {
  const lower = category > 0 ? thresholds.at(category - 1) : undefined;
  const upper = thresholds.at(category);
  const aboveLower = lower === undefined ? 0 : logSigmoid(a * (theta - lower));
  const belowUpper = upper === undefined ? 0 : logSigmoid(-a * (theta - upper));
  const between = lower === undefined || upper === undefined ? 0 : Math.log(-Math.expm1(-a * (upper - lower)));
  return aboveLower + belowUpper + between;
}

function logSigmoid(x: number): number {
  return x >= 0 ? -Math.log1p(Math.exp(-x)) : x - Math.log1p(Math.exp(x));
}
