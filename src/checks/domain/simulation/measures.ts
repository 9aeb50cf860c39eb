import type { Outcome } from './simulate.js';

/** What many outcomes show; errors in levels, the rest as shares of 1. */
export interface Measures {
  readonly questions: number;
  readonly rmse: number;
  readonly bias: number;
  /** Share of the bands that hold the true level. */
  readonly coverage: number;
  /** Share of right decisions: (P(met) ≥ 0.5) = (true level ≥ minimum). */
  readonly right: number;
}

/** Half levels, with the coverage of the persons whose true level lies in each. */
export interface HalfLevel {
  readonly from: number;
  readonly persons: number;
  readonly coverage: number;
}

export function measuresOf(outcomes: readonly Outcome[]): Measures {
  return {
    questions: mean(outcomes, ({ questions }) => questions),
    rmse: Math.sqrt(mean(outcomes, (one) => (one.estimate - one.theta) ** 2)),
    bias: mean(outcomes, (one) => one.estimate - one.theta),
    coverage: mean(outcomes, (one) => Number(isCovered(one))),
    right: mean(outcomes, (one) => Number(isRight(one))),
  };
}

/** By half level of the true level, rising; those without a person are left out. */
export function coverageByHalfLevel(outcomes: readonly Outcome[]): readonly HalfLevel[] {
  const halfOf = ({ theta }: Outcome): number => Math.floor(theta * 2) / 2;
  const halves = [...new Set(outcomes.map(halfOf))].sort((x, y) => x - y);
  return halves.map((from) => {
    const group = outcomes.filter((one) => halfOf(one) === from);
    return { from, persons: group.length, coverage: measuresOf(group).coverage };
  });
}

function isCovered({ theta, band: [lower, upper] }: Outcome): boolean {
  return theta >= lower && theta <= upper;
}

function isRight({ theta, minimum, probability }: Outcome): boolean {
  return probability >= 0.5 === theta >= minimum;
}

function mean<T>(all: readonly T[], value: (one: T) => number): number {
  return all.reduce((sum, one) => sum + value(one), 0) / all.length;
}
