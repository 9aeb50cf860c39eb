import { DomainError } from '../../kernel/domain-error.js';

/** What is assumed of θ before the first answer; data of the instrument's version. */
export interface Prior {
  /** Normal with mean and standard deviation in levels, cut off at the ends of the grid; or every point equally likely. */
  readonly kind: 'normal' | 'uniform';
  /** Of the normal prior, in levels. */
  readonly mean?: number;
  readonly sd?: number;
  /** First and last point of the grid and the distance of its points, in levels. */
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/**
 * The grid's points in rising order, each rounded to 1e−9, so that a level lies exactly on its point.
 * @throws DomainError `invalid-prior` for a grid without two points, or a normal prior without a mean and a positive sd
 */
export function gridPoints(prior: Prior): readonly number[] {
  const intervals = Math.round((prior.to - prior.from) / prior.step);
  const isSound = prior.step > 0 && intervals >= 1 && Number.isFinite(intervals);
  if (!isSound || (prior.kind === 'normal' && !isSoundNormal(prior))) {
    throw new DomainError('invalid-prior', 'invalid', { prior });
  }
  return Array.from({ length: intervals + 1 }, (_, i) => roundToGrid(prior.from + i * prior.step));
}

/** Logarithm of the prior's density at θ, up to a constant. */
export function logPrior({ kind, mean = 0, sd = 1 }: Prior, theta: number): number {
  return kind === 'uniform' ? 0 : -0.5 * ((theta - mean) / sd) ** 2;
}

function isSoundNormal({ mean = Number.NaN, sd = 0 }: Prior): boolean {
  return Number.isFinite(mean) && sd > 0;
}

function roundToGrid(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}
