/** What is known of a person on one competence: probabilities `mass` (they add up to 1) over the points `grid`, in levels. */
export interface LevelProbabilities {
  readonly grid: readonly number[];
  readonly mass: readonly number[];
}

/** Central part of the probabilities that the shown band covers. */
const BAND = 0.9;
const ROUNDING = 1e-9;

/** Probabilities that add up to 1, from the logarithms of any multiple of them; the largest is taken out, so that not all of them vanish. */
export function normalised(logMass: readonly number[]): readonly number[] {
  const highest = Math.max(...logMass);
  const relative = logMass.map((value) => Math.exp(value - highest));
  const total = relative.reduce((sum, value) => sum + value, 0);
  return relative.map((value) => value / total);
}

/** The mean in levels; of a posterior, the expected a posteriori estimate (Bock & Mislevy 1982). */
export function estimateOf({ grid, mass }: LevelProbabilities): number {
  return weighted(grid, mass);
}

/** Standard deviation, in levels. */
export function uncertaintyOf({ grid, mass }: LevelProbabilities): number {
  const mean = weighted(grid, mass);
  const squares = grid.map((theta) => (theta - mean) ** 2);
  return Math.sqrt(weighted(squares, mass));
}

/**
 * Central 90 % as [lower, upper] in levels, on points of the grid. It always contains the estimate: where the
 * probabilities are narrower than the grid's step, it is widened to it.
 */
export function bandOf(probabilities: LevelProbabilities): readonly [number, number] {
  const estimate = estimateOf(probabilities);
  const lower = quantile(probabilities, (1 - BAND) / 2);
  const upper = quantile(probabilities, (1 + BAND) / 2);
  return [Math.min(lower, estimate), Math.max(upper, estimate)];
}

/** P(θ ≥ level), between 0 and 1. */
export function probabilityAtLeast({ grid, mass }: LevelProbabilities, level: number): number {
  const sum = mass.reduce((above, p, i) => ((grid[i] ?? -Infinity) >= level - ROUNDING ? above + p : above), 0);
  return Math.min(1, sum);
}

/** The level reached by an estimate on a framework of `levels` levels: its whole part, within 0 … levels. */
export function levelReached(estimate: number, levels: number): number {
  return Math.min(levels, Math.max(0, Math.floor(estimate + ROUNDING)));
}

function weighted(values: readonly number[], mass: readonly number[]): number {
  return values.reduce((sum, value, i) => sum + value * (mass[i] ?? 0), 0);
}

function quantile({ grid, mass }: LevelProbabilities, share: number): number {
  let below = 0;
  const index = mass.findIndex((p) => (below += p) >= share - ROUNDING);
  // Where rounding keeps the sum under the share, the index is −1 and means the last point.
  return grid.at(index) ?? Number.NaN;
}
