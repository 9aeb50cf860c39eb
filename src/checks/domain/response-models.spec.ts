import fc from 'fast-check';
import { gradedAt } from '../../../test/support/items.js';
import { categoryProbabilities, logLikelihood, rightProbability } from './response-models.js';

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
const theta = fc.double({ min: -3, max: 12, noNaN: true });

describe('the graded response model', () => {
  it('gives half to the threshold itself', () => {
    const parameters = { model: 'graded', a: 1.7, thresholds: [4] } as const;
    expect(categoryProbabilities(4, parameters)).toEqual([expect.closeTo(0.5, 12), expect.closeTo(0.5, 12)]);
  });

  it('equals the differences of the logistic curves', () => {
    fc.assert(
      fc.property(theta, fc.integer({ min: 1, max: 8 }), fc.integer({ min: 2, max: 7 }), (at, level, options) => {
        const parameters = gradedAt(level, options);
        const above = [1, ...parameters.thresholds.map((b) => logistic(1.7 * (at - b))), 0];
        const probabilities = categoryProbabilities(at, parameters);
        expect(probabilities).toHaveLength(options);
        probabilities.forEach((p, k) => {
          expect(p).toBeCloseTo((above[k] ?? 0) - (above[k + 1] ?? 0), 12);
        });
        expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe('the three-parameter model', () => {
  it.each([
    [4, 0.25, 0.625],
    [-500, 0.25, 0.25],
    [500, 0.25, 1],
    [4, 0, 0.5],
  ])('at θ = %d with guessing %d gives %d', (at, c, expected) => {
    expect(rightProbability(at, { model: 'keyed', a: 1.7, b: 4, c })).toBeCloseTo(expected, 12);
  });

  it('gives right and wrong a sum of 1', () => {
    fc.assert(
      fc.property(theta, fc.double({ min: 0, max: 0.9, noNaN: true }), (at, c) => {
        const parameters = { model: 'keyed', a: 1.7, b: 4, c } as const;
        const sum = [0, 1].reduce((all, category) => all + Math.exp(logLikelihood(at, parameters, category)), 0);
        expect(sum).toBeCloseTo(1, 12);
      }),
    );
  });
});

it('stays finite where probabilities vanish', () => {
  for (const at of [-1e4, 1e4]) {
    for (const category of [0, 1, 2, 3]) {
      expect(Number.isFinite(logLikelihood(at, gradedAt(4), category))).toBe(true);
      const keyed = { model: 'keyed', a: 1.7, b: 4, c: 0 } as const;
      expect(Number.isFinite(logLikelihood(at, keyed, category % 2))).toBe(true);
    }
  }
});
