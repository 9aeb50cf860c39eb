import { DomainError } from '../../../kernel/domain-error.js';
import type { ItemParameters } from '../item.js';
import { gridPoints, type Prior } from '../prior.js';
import {
  CALIBRATION_LIMITS,
  type Calibration,
  type CalibrationRequest,
  type Population,
} from './calibration-shapes.js';
import { vectorOf } from './curves.js';
import { expectationOf } from './expectation.js';
import { moreLikely } from './maximisation.js';

const LEAST_SD = 0.1;

/**
 * Estimates the parameters of the items of one competence, and mean and spread of the persons, from answers: marginal
 * maximum likelihood by the EM algorithm (Bock & Aitkin 1981). The fixed items hold the scale: without one, mean and
 * spread could be anything. Persons who did not answer an item say nothing of it.
 * @throws DomainError `calibration-without-anchor` when no item is fixed
 */
export function calibrate(request: CalibrationRequest): Calibration {
  const { items, categories, prior, limits = CALIBRATION_LIMITS } = request;
  if (items.every(({ fixed }) => !fixed)) throw new DomainError('calibration-without-anchor', 'invalid');
  const grid = Float64Array.from(gridPoints(prior));
  let parameters: readonly ItemParameters[] = items.map((item) => item.parameters);
  let population = startOf(prior);
  const logLikelihoods: number[] = [];
  for (let iteration = 0; iteration < limits.iterations; iteration++) {
    const expected = expectationOf({ grid, parameters, categories, population });
    logLikelihoods.push(expected.logLikelihood);
    const next = parameters.map((one, i) =>
      items[i]?.fixed === true ? one : moreLikely(one, grid, expected.answers[i] ?? []),
    );
    const moved = Math.max(movementOf(parameters, next), distance(population, expected.population));
    [parameters, population] = [next, atLeastSpread(expected.population)];
    if (moved <= limits.tolerance)
      return { parameters, population, iterations: iteration + 1, logLikelihoods, converged: true };
  }
  return { parameters, population, iterations: limits.iterations, logLikelihoods, converged: false };
}

function startOf({ kind, mean, sd, from, to }: Prior): Population {
  const isNormal = kind === 'normal' && mean !== undefined && sd !== undefined;
  return isNormal ? { mean, sd } : { mean: (from + to) / 2, sd: (to - from) / Math.sqrt(12) };
}

function atLeastSpread({ mean, sd }: Population): Population {
  return { mean, sd: Math.max(LEAST_SD, sd) };
}

function movementOf(before: readonly ItemParameters[], after: readonly ItemParameters[]): number {
  const moves = before.flatMap((one, i) => {
    const other = after[i];
    return other === undefined || other === one ? [] : differences(locations(one), locations(other));
  });
  return moves.reduce((most, move) => Math.max(most, move), 0);
}

function locations(parameters: ItemParameters): readonly number[] {
  const [a = 1, ...intercepts] = vectorOf(parameters);
  return [a, ...intercepts.map((d) => -d / a)];
}

function differences(x: readonly number[], y: readonly number[]): readonly number[] {
  return x.map((value, i) => Math.abs(value - (y[i] ?? value)));
}

function distance(x: Population, y: Population): number {
  return Math.max(Math.abs(x.mean - y.mean), Math.abs(x.sd - y.sd));
}
