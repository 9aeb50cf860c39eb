import fc from 'fast-check';

import { gradedAt, normalPrior } from '../../../test/support/items.js';
import { probabilityRisen, verdictOf } from './change.js';
import { posteriorOf } from './posterior.js';
import type { Prior } from './prior.js';

const COARSE: Prior = { kind: 'uniform', from: 0, to: 5.5, step: 0.05 };
const priors = fc.constantFrom(normalPrior(8), COARSE);
const posteriors = fc
  .tuple(priors, fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 8 }))
  .map(([prior, categories]) =>
    posteriorOf(
      prior,
      categories.map((category, at) => ({ parameters: gradedAt(1 + at), category })),
    ),
  );
const at = (level: number, count: number) =>
  posteriorOf(
    normalPrior(8),
    Array.from({ length: count }, (_, i) => ({ parameters: gradedAt(level), category: i % 2 === 0 ? 1 : 2 })),
  );

describe('the probability of having risen', () => {
  it('of two equal posteriors is one half: neither has risen', () => {
    fc.assert(
      fc.property(posteriors, (one) => {
        expect(probabilityRisen(one, one)).toBeCloseTo(0.5, 10);
      }),
    );
  });

  it('and that of having fallen add up to one, on whichever grids', () => {
    fc.assert(
      fc.property(posteriors, posteriors, (one, other) => {
        expect(probabilityRisen(one, other) + probabilityRisen(other, one)).toBeCloseTo(1, 10);
      }),
    );
  });

  it('counts two that meet on a point half, and tells points next to each other apart', () => {
    const point = (level: number) => ({ grid: [0.1 * level, 0.3 * level, 9], mass: [0, 1, 0] });
    expect(probabilityRisen(point(1), { grid: [0.1 * 3], mass: [1] })).toBe(0.5);
    expect(probabilityRisen(point(1.01), { grid: [0.3], mass: [1] })).toBe(1);
    expect(probabilityRisen({ grid: [0.3], mass: [1] }, point(1.01))).toBe(0);
  });

  it('grows with the level now and is more certain after more answers', () => {
    const before = at(3, 8);
    const [little, some, much] = [3.5, 4.5, 6].map((level) => probabilityRisen(at(level, 8), before));
    expect(little).toBeGreaterThan(0.5);
    expect(some).toBeGreaterThan(little!);
    expect(much).toBeGreaterThan(some!);
    expect(probabilityRisen(at(4, 12), at(3, 12))).toBeGreaterThan(probabilityRisen(at(4, 2), at(3, 2)));
  });

  it('agrees with the normal approximation where both posteriors are narrow', () => {
    const normal = (mean: number, sd: number) => posteriorOf({ ...normalPrior(8), mean, sd, step: 0.01 }, []);
    // P(N(4, 0.4²) > N(3.5, 0.3²)) = Φ(0.5 / 0.5) = Φ(1)
    expect(probabilityRisen(normal(4, 0.4), normal(3.5, 0.3))).toBeCloseTo(0.841345, 4);
  });
});

describe('the verdict on a change', () => {
  it.each([
    [1, 'risen'],
    [0.95, 'risen'],
    [0.9499, 'noise'],
    [0.5, 'noise'],
    [0.0501, 'noise'],
    [0.05, 'fallen'],
    [0, 'fallen'],
  ])('of %d is %s', (probability, verdict) => {
    expect(verdictOf(probability)).toBe(verdict);
  });

  it('turns round when now and before are exchanged', () => {
    const opposite = { risen: 'fallen', fallen: 'risen', noise: 'noise' } as const;
    fc.assert(
      fc.property(posteriors, posteriors, (one, other) => {
        const risen = probabilityRisen(one, other);
        fc.pre(Math.abs(Math.abs(risen - 0.5) - 0.45) > 1e-9);
        expect(verdictOf(probabilityRisen(other, one))).toBe(opposite[verdictOf(risen)]);
      }),
    );
  });
});
