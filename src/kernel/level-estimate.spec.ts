import { bandOf, estimateOf, levelReached, normalised, probabilityAtLeast, uncertaintyOf } from './level-estimate.js';

const grid = [0, 1, 2, 3, 4];
const even = { grid, mass: [0.2, 0.2, 0.2, 0.2, 0.2] };
const certain = { grid, mass: [0, 0, 0, 1, 0] };
const leaning = { grid, mass: [0.04, 0.06, 0.4, 0.44, 0.06] };

describe('probabilities over levels', () => {
  it('add up to 1, however small the numbers that they come from', () => {
    expect(normalised([-2000, -2000 + Math.log(3)])).toEqual([expect.closeTo(0.25, 9), expect.closeTo(0.75, 9)]);
  });

  it.each([
    ['even', even, 2, Math.SQRT2, [0, 4]],
    ['certain', certain, 3, 0, [3, 3]],
    ['leaning', leaning, 2.42, Math.sqrt(0.7236), [1, 4]],
  ])('that are %s have an estimate, a standard deviation and a band', (_, known, estimate, sd, band) => {
    expect(estimateOf(known)).toBeCloseTo(estimate, 9);
    expect(uncertaintyOf(known)).toBeCloseTo(sd, 4);
    expect(bandOf(known)).toEqual(band);
  });

  it('narrower than a step of the grid get a band that contains the estimate', () => {
    const [lower, upper] = bandOf({ grid, mass: [0, 0.04, 0.96, 0, 0] });
    expect([lower, upper]).toEqual([expect.closeTo(1.96, 9), 2]);
  });

  it('count the level itself into P(θ ≥ level)', () => {
    expect([0, 1, 4, 5].map((at) => probabilityAtLeast(even, at))).toEqual([
      expect.closeTo(1, 12),
      expect.closeTo(0.8, 12),
      expect.closeTo(0.2, 12),
      0,
    ]);
  });

  it.each([
    [-0.7, 0],
    [0.99, 0],
    [3, 3],
    [3.9999999999, 4],
    [3.99, 3],
    [9.2, 8],
  ])('an estimate of %d reaches level %d of eight', (estimate, reached) => {
    expect(levelReached(estimate, 8)).toBe(reached);
  });
});
