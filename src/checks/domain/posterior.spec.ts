import fc from 'fast-check';
import { gradedAt, keyedAt, normalPrior } from '../../../test/support/items.js';
import { bandOf, estimateOf, probabilityAtLeast, uncertaintyOf } from '../../kernel/level-estimate.js';
import { posteriorOf, type Observation } from './posterior.js';
import type { Prior } from './prior.js';

const UNIFORM: Prior = { kind: 'uniform', from: 0, to: 5.5, step: 0.05 };
const PRIORS: readonly Prior[] = [normalPrior(8), normalPrior(4), UNIFORM];

const selfRating = (level: number, category: number): Observation => ({
  parameters: gradedAt(level),
  category,
});
const keyed = (level: number, category: number): Observation => ({
  parameters: keyedAt(level),
  category,
});

const level = fc.integer({ min: 1, max: 8 });
const anyObservation = fc.oneof(
  fc.tuple(level, fc.integer({ min: 0, max: 3 })).map(([at, category]) => selfRating(at, category)),
  fc.tuple(level, fc.integer({ min: 0, max: 1 })).map(([at, category]) => keyed(at, category)),
);
const observations = fc.array(anyObservation, { maxLength: 30 });
const anyPrior = fc.constantFrom(...PRIORS);

/** The same estimate from the textbook formulas: plain products, on the given points. */
function naive(points: readonly number[], weight: (theta: number) => number, answers: readonly Observation[]) {
  const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
  const likelihood = (theta: number, { parameters, category }: Observation): number => {
    if (parameters.model === 'keyed') {
      const right = parameters.c + (1 - parameters.c) * logistic(parameters.a * (theta - parameters.b));
      return category === 1 ? right : 1 - right;
    }
    const above = [1, ...parameters.thresholds.map((b) => logistic(parameters.a * (theta - b))), 0];
    return (above[category] ?? 0) - (above[category + 1] ?? 0);
  };
  const product = points.map((theta) => answers.reduce((p, answer) => p * likelihood(theta, answer), weight(theta)));
  const total = product.reduce((sum, p) => sum + p, 0);
  const moment = (f: (theta: number) => number): number =>
    points.reduce((sum, theta, i) => sum + (f(theta) * (product[i] ?? 0)) / total, 0);
  const mean = moment((theta) => theta);
  return { mean, sd: Math.sqrt(moment((theta) => (theta - mean) ** 2)) };
}

const points = (from: number, to: number, step: number): readonly number[] =>
  Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step);
const normalWeight = (theta: number): number => Math.exp(-0.5 * ((theta - 4.5) / 2) ** 2);

const CASES: readonly (readonly [string, readonly Observation[]])[] = [
  ['no answer', []],
  ['one middle answer', [selfRating(4, 2)]],
  ['mixed answers', [selfRating(3, 3), selfRating(5, 1), keyed(4, 1), keyed(6, 0), selfRating(4, 2)]],
  ['all wrong', [keyed(2, 0), keyed(3, 0), selfRating(1, 0)]],
  ['all right', [keyed(6, 1), keyed(7, 1), selfRating(8, 3)]],
];

describe('estimate and uncertainty', () => {
  it.each(CASES)('equal the textbook formula on the same grid: %s', (_, answers) => {
    const posterior = posteriorOf(normalPrior(8), answers);
    const { mean, sd } = naive(points(-2, 11, 0.1), normalWeight, answers);
    expect(estimateOf(posterior)).toBeCloseTo(mean, 9);
    expect(uncertaintyOf(posterior)).toBeCloseTo(sd, 9);
  });

  it.each(CASES)('are those of a grid twenty times as fine, to a hundredth of a level: %s', (_, answers) => {
    const posterior = posteriorOf(normalPrior(8), answers);
    const { mean, sd } = naive(points(-2, 11, 0.005), normalWeight, answers);
    expect(Math.abs(estimateOf(posterior) - mean)).toBeLessThan(0.01);
    expect(Math.abs(uncertaintyOf(posterior) - sd)).toBeLessThan(0.01);
  });

  it('stay finite after more answers than a product of probabilities could hold', () => {
    const posterior = posteriorOf(
      UNIFORM,
      Array.from({ length: 3000 }, (_, i) => selfRating(3, i % 2 === 0 ? 0 : 3)),
    );
    expect(estimateOf(posterior)).toBeCloseTo(3, 6);
    expect(posterior.mass.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
  });
});

describe('every posterior', () => {
  it('adds up to 1, and its band contains the estimate and at least 90 %', () => {
    fc.assert(
      fc.property(anyPrior, observations, (prior, answers) => {
        const posterior = posteriorOf(prior, answers);
        const estimate = estimateOf(posterior);
        const [lower, upper] = bandOf(posterior);
        expect(posterior.mass.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
        expect(lower).toBeLessThanOrEqual(estimate);
        expect(upper).toBeGreaterThanOrEqual(estimate);
        const inside = posterior.mass.filter((_, i) => {
          const theta = posterior.grid[i] ?? NaN;
          return theta >= lower && theta <= upper;
        });
        expect(inside.reduce((sum, p) => sum + p, 0)).toBeGreaterThan(0.9 - 1e-8);
      }),
    );
  });

  it('does not depend on the order of the answers', () => {
    fc.assert(
      fc.property(anyPrior, observations, (prior, answers) => {
        expect(posteriorOf(prior, [...answers].reverse())).toEqual(posteriorOf(prior, answers));
      }),
    );
  });

  it('never falls when an answer to the same items is better', () => {
    fc.assert(
      fc.property(anyPrior, observations, anyObservation, (prior, answers, last) => {
        const better = {
          ...last,
          category: last.parameters.model === 'keyed' ? 1 : Math.min(3, last.category + 1),
        };
        const before = posteriorOf(prior, [...answers, last]);
        const after = posteriorOf(prior, [...answers, better]);
        expect(estimateOf(after)).toBeGreaterThanOrEqual(estimateOf(before) - 1e-9);
        for (const at of [1, 3, 5]) {
          expect(probabilityAtLeast(after, at)).toBeGreaterThanOrEqual(probabilityAtLeast(before, at) - 1e-9);
        }
      }),
    );
  });
});
