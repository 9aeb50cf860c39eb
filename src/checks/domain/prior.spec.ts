import { normalPrior } from '../../../test/support/items.js';
import { gridPoints, logPrior, type Prior } from './prior.js';

describe('the prior', () => {
  it('puts every level exactly on a point of the grid', () => {
    const grid = gridPoints(normalPrior(8));
    expect(grid).toHaveLength(131);
    expect([1, 2, 3, 4, 5, 6, 7, 8].every((level) => grid.includes(level))).toBe(true);
    expect([grid[0], grid[130]]).toEqual([-2, 11]);
  });

  it('weighs by the normal density, or all points alike', () => {
    const normal = normalPrior(8);
    expect(Math.exp(logPrior(normal, 6.5) - logPrior(normal, 4.5))).toBeCloseTo(Math.exp(-0.5), 12);
    expect(logPrior({ kind: 'uniform', from: 0, to: 5.5, step: 0.05 }, 3)).toBe(0);
  });

  it.each<Prior>([
    { kind: 'uniform', from: 0, to: 5, step: 0 },
    { kind: 'uniform', from: 5, to: 0, step: 0.1 },
    { kind: 'uniform', from: 0, to: Infinity, step: 0.1 },
    { kind: 'normal', from: 0, to: 5, step: 0.1, mean: 2, sd: 0 },
    { kind: 'normal', from: 0, to: 5, step: 0.1, sd: 1 },
  ])('refuses %j', (prior) => {
    expect(() => gridPoints(prior)).toThrow('invalid-prior');
  });
});
