import type { ItemParameters } from './item.js';
import { gridPoints, logPrior, type Prior } from './prior.js';
import { logLikelihood } from './response-models.js';

/** One scored answer: the category reached (1 or 0 for a keyed item) and the parameters it is judged by. */
export interface Observation {
  readonly parameters: ItemParameters;
  readonly category: number;
}

/** Probabilities `mass` (they add up to 1) over the points `grid`, in levels, of one competence. */
export interface Posterior {
  readonly grid: readonly number[];
  readonly mass: readonly number[];
}

/** Central part of the posterior that the shown band covers. */
const BAND = 0.9;
const ROUNDING = 1e-9;

/**
 * The posterior over the prior's grid after the given answers; without answers, the prior itself.
 * The same answers in another order give the same numbers to the last bit.
 * @throws DomainError `invalid-prior`
 */
export function posteriorOf(prior: Prior, observations: readonly Observation[]): Posterior {
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

/** Expected a posteriori estimate of θ in levels (Bock & Mislevy 1982). */
export function estimateOf({ grid, mass }: Posterior): number {
  return weighted(grid, mass);
}

/** Standard deviation of the posterior, in levels. */
export function uncertaintyOf(posterior: Posterior): number {
  const mean = estimateOf(posterior);
  const squares = posterior.grid.map((theta) => (theta - mean) ** 2);
  return Math.sqrt(weighted(squares, posterior.mass));
}

/**
 * Central 90 % of the posterior as [lower, upper] in levels, on points of the grid. It always contains the
 * estimate: where the posterior is narrower than the grid's step, it is widened to it.
 */
export function bandOf(posterior: Posterior): readonly [number, number] {
  const estimate = estimateOf(posterior);
  const lower = quantile(posterior, (1 - BAND) / 2);
  const upper = quantile(posterior, (1 + BAND) / 2);
  return [Math.min(lower, estimate), Math.max(upper, estimate)];
}

/** P(θ ≥ level), between 0 and 1. */
export function probabilityAtLeast({ grid, mass }: Posterior, level: number): number {
  const sum = mass.reduce((above, p, i) => ((grid[i] ?? -Infinity) >= level - ROUNDING ? above + p : above), 0);
  return Math.min(1, sum);
}

/** The level reached by an estimate on a framework of `levels` levels: its whole part, within 0 … levels. */
export function levelReached(estimate: number, levels: number): number {
  return Math.min(levels, Math.max(0, Math.floor(estimate + ROUNDING)));
}

function normalised(logMass: readonly number[]): readonly number[] {
  const highest = Math.max(...logMass);
  const relative = logMass.map((value) => Math.exp(value - highest));
  const total = relative.reduce((sum, value) => sum + value, 0);
  return relative.map((value) => value / total);
}

function weighted(values: readonly number[], mass: readonly number[]): number {
  return values.reduce((sum, value, i) => sum + value * (mass[i] ?? 0), 0);
}

function quantile({ grid, mass }: Posterior, share: number): number {
  let below = 0;
  const index = mass.findIndex((p) => (below += p) >= share - ROUNDING);
  // Where rounding keeps the sum under the share, the index is −1 and means the last point.
  return grid.at(index) ?? Number.NaN;
}

function byContent(left: Observation, right: Observation): number {
  const [a, b] = [contentOf(left), contentOf(right)];
  return a < b ? -1 : Number(a > b);
}

function contentOf({ parameters, category }: Observation): string {
  const numbers = parameters.model === 'keyed' ? [parameters.b, parameters.c] : parameters.thresholds;
  return [parameters.model, category, parameters.a, ...numbers].join(' ');
}
