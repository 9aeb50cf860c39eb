import type { ItemParameters } from '../item.js';
import { curveAt, parametersFrom, shapeOf, vectorOf, type CurveShape, type Vector } from './curves.js';
import { solve } from './linear-system.js';

/** How many answers of each category are expected at each point of the grid: by category, then by point. */
export type ExpectedAnswers = readonly Float64Array[];

/** Slopes and locations outside of these are no information but a lack of it. */
const SLOPE = { least: 0.2, most: 6 };
const LEAST_GAP = 0.05;
const MARGIN = 2;

const STEPS = 5;
const HALVINGS = 12;
const RIDGE = 1e-6;

interface Task {
  readonly grid: Float64Array;
  readonly answers: ExpectedAnswers;
  readonly shape: CurveShape;
}

/**
 * Parameters under which the expected answers are more likely than under the given ones, never less: Fisher scoring
 * with halved steps, within limits for the slope (0.2 … 6), the gaps of the thresholds and the ends of the grid.
 * An answer that nobody is expected to give says nothing of its threshold, which then stays where it is.
 */
export function moreLikely(parameters: ItemParameters, grid: Float64Array, answers: ExpectedAnswers): ItemParameters {
  const task = { grid, answers, shape: shapeOf(parameters) };
  let [vector, value] = [vectorOf(parameters), logLikelihoodOf(vectorOf(parameters), task)];
  for (let step = 0; step < STEPS; step++) {
    const better = stepFrom(vector, value, task);
    if (better === null) break;
    [vector, value] = [better.vector, better.value];
  }
  return parametersFrom(vector, task.shape);
}

function stepFrom(vector: Vector, value: number, task: Task): { vector: Vector; value: number } | null {
  const direction = directionAt(vector, task);
  if (direction === null) return null;
  for (let halving = 0, length = 1; halving < HALVINGS; halving++, length /= 2) {
    const next = vector.map((entry, i) => entry + length * (direction[i] ?? 0));
    if (!isWithinLimits(next, task.grid)) continue;
    const reached = logLikelihoodOf(next, task);
    if (reached > value) return { vector: next, value: reached };
  }
  return null;
}

/** The gradient of the log-likelihood through the inverse of the expected information. */
function directionAt(vector: Vector, { grid, answers, shape }: Task): Vector | null {
  const size = vector.length;
  const gradient = new Array<number>(size).fill(0);
  const information = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (let q = 0; q < grid.length; q++) {
    const count = answers.reduce((sum, category) => sum + (category[q] ?? 0), 0);
    if (count === 0) continue;
    const { probabilities, slopes } = curveAt(grid[q] ?? 0, vector, shape);
    slopes.forEach((slope, k) => {
      const p = probabilities[k] ?? 1;
      const weight = (answers[k]?.[q] ?? 0) / p;
      for (let i = 0; i < size; i++) {
        const s = slope[i] ?? 0;
        gradient[i] = (gradient[i] ?? 0) + weight * s;
        const row = information[i] ?? [];
        for (let j = 0; j < size; j++) row[j] = (row[j] ?? 0) + (count * s * (slope[j] ?? 0)) / p;
      }
    });
  }
  return solve(
    information.map((row, i) => row.map((entry, j) => (i === j ? entry + RIDGE : entry))),
    gradient,
  );
}

function logLikelihoodOf(vector: Vector, { grid, answers, shape }: Task): number {
  let sum = 0;
  for (let q = 0; q < grid.length; q++) {
    const { probabilities } = curveAt(grid[q] ?? 0, vector, shape);
    probabilities.forEach((p, k) => (sum += (answers[k]?.[q] ?? 0) * Math.log(p)));
  }
  return sum;
}

function isWithinLimits([a = 0, ...intercepts]: Vector, grid: Float64Array): boolean {
  if (!(a >= SLOPE.least && a <= SLOPE.most)) return false;
  const locations = intercepts.map((d) => -d / a);
  const [from, to] = [(grid.at(0) ?? 0) - MARGIN, (grid.at(-1) ?? 0) + MARGIN];
  return locations.every((b, k) => b >= from && b <= to && b - (locations[k - 1] ?? -Infinity) >= LEAST_GAP);
}
