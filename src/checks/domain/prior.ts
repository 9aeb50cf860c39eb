import { DomainError } from '../../kernel/domain-error.js';

interface Grid {
  /** First and last point of the grid and the distance of its points, in levels. */
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/** Normal prior with mean and standard deviation in levels, cut off at the ends of the grid. */
export interface NormalPrior extends Grid {
  readonly kind: 'normal';
  readonly mean: number;
  readonly sd: number;
}

/** Every point of the grid is equally likely. */
export interface UniformPrior extends Grid {
  readonly kind: 'uniform';
}

/** What is assumed of θ before the first answer; data of the instrument's version. */
export type Prior = NormalPrior | UniformPrior;

/** Prior of an instrument that states none, on a framework of `levels` levels. */
export function defaultPrior(levels: number): NormalPrior {
  return { kind: 'normal', mean: (levels + 1) / 2, sd: levels / 4, from: -2, to: levels + 3, step: 0.1 };
}

/**
 * The grid's points in rising order, each rounded to 1e−9, so that a level lies exactly on its point.
 * @throws DomainError `invalid-prior` for a grid without two points, or a normal prior without a positive sd
 */
export function gridPoints(prior: Prior): readonly number[] {
  const intervals = Math.round((prior.to - prior.from) / prior.step);
  const isSound = prior.step > 0 && intervals >= 1 && Number.isFinite(intervals);
  if (!isSound || (prior.kind === 'normal' && !(prior.sd > 0))) {
    throw new DomainError('invalid-prior', 'invalid', { prior });
  }
  return Array.from({ length: intervals + 1 }, (_, i) => roundToGrid(prior.from + i * prior.step));
}

/** Logarithm of the prior's density at θ, up to a constant. */
export function logPrior(prior: Prior, theta: number): number {
  return prior.kind === 'uniform' ? 0 : -0.5 * ((theta - prior.mean) / prior.sd) ** 2;
}

function roundToGrid(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}
