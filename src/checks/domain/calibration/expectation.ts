import type { ItemParameters } from '../item.js';
import { logLikelihood } from '../response-models.js';
import type { Population } from './calibration-shapes.js';
import type { ExpectedAnswers } from './maximisation.js';

/** What the answers lead to expect under given parameters and a given population. */
export interface Expectation {
  /** By item. */
  readonly answers: readonly ExpectedAnswers[];
  readonly population: Population;
  /** Of all answers, whatever the abilities: what a calibration maximises. */
  readonly logLikelihood: number;
}

export interface ExpectationTask {
  readonly grid: Float64Array;
  readonly parameters: readonly ItemParameters[];
  readonly categories: Int8Array;
  readonly population: Population;
}

/**
 * The expectation step of Bock & Aitkin (1981): every person's posterior over the grid spreads their answers over it.
 * A person without any answer says nothing of items or population.
 */
export function expectationOf({ grid, parameters, categories, population }: ExpectationTask): Expectation {
  const logs = parameters.map((one) => logTablesOf(one, grid));
  const answers = logs.map((tables) => tables.map(() => new Float64Array(grid.length)));
  const logPrior = normalLogs(grid, population);
  const sums = { persons: 0, mass: new Float64Array(grid.length), logLikelihood: 0 };
  const mass = new Float64Array(grid.length);
  for (let start = 0; start < categories.length; start += logs.length) {
    const given = categories.subarray(start, start + logs.length);
    if (given.every((category) => category < 0)) continue;
    sums.persons += 1;
    sums.logLikelihood += posteriorInto(mass, logPrior, logs, given);
    addTo(sums.mass, mass);
    for (const [item, category] of given.entries()) {
      const counts = category < 0 ? undefined : answers[item]?.[category];
      if (counts !== undefined) addTo(counts, mass);
    }
  }
  return { answers, population: momentsOf(grid, sums.mass, sums.persons), logLikelihood: sums.logLikelihood };
}

/** Fills in a person's posterior; answers the logarithm of the probability of their answers. */
function posteriorInto(
  mass: Float64Array,
  logPrior: Float64Array,
  logs: readonly (readonly Float64Array[])[],
  given: Int8Array,
): number {
  mass.set(logPrior);
  for (const [item, category] of given.entries()) {
    const table = category < 0 ? undefined : logs[item]?.[category];
    if (table !== undefined) addTo(mass, table);
  }
  const highest = mass.reduce((most, value) => Math.max(most, value), -Infinity);
  let total = 0;
  for (let q = 0; q < mass.length; q++) total += mass[q] = Math.exp((mass[q] ?? 0) - highest);
  for (let q = 0; q < mass.length; q++) mass[q] = (mass[q] ?? 0) / total;
  return highest + Math.log(total);
}

function logTablesOf(parameters: ItemParameters, grid: Float64Array): readonly Float64Array[] {
  const categories = parameters.model === 'keyed' ? 2 : parameters.thresholds.length + 1;
  return Array.from({ length: categories }, (_, k) => grid.map((theta) => logLikelihood(theta, parameters, k)));
}

/** Logarithms of the normal probabilities of the grid's points; they add up to 1. */
function normalLogs(grid: Float64Array, { mean, sd }: Population): Float64Array {
  const logs = grid.map((theta) => -0.5 * ((theta - mean) / sd) ** 2);
  const total = Math.log(logs.reduce((sum, value) => sum + Math.exp(value), 0));
  return logs.map((value) => value - total);
}

function momentsOf(grid: Float64Array, mass: Float64Array, persons: number): Population {
  const count = Math.max(1, persons);
  const mean = grid.reduce((sum, theta, q) => sum + theta * (mass[q] ?? 0), 0) / count;
  const variance = grid.reduce((sum, theta, q) => sum + (theta - mean) ** 2 * (mass[q] ?? 0), 0) / count;
  return { mean, sd: Math.sqrt(variance) };
}

function addTo(sums: Float64Array, values: Float64Array): void {
  for (let q = 0; q < sums.length; q++) sums[q] = (sums[q] ?? 0) + (values[q] ?? 0);
}
