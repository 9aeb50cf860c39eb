import { anchorOfCoarse, defaultParameters } from './item-parameters.js';

const EIGHT = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => ({ number, coarse: Math.ceil(number / 2) }));

describe('the anchor of a coarse level', () => {
  it.each([
    [1, 1.5],
    [2, 3.5],
    [3, 5.5],
    [4, 7.5],
  ])('of coarse level %d of four is %d', (coarse, fine) => {
    expect(anchorOfCoarse(EIGHT, coarse)).toBe(fine);
  });

  it('does not exist for a level that the framework does not know', () => {
    expect(anchorOfCoarse(EIGHT, 5)).toBeUndefined();
  });

  it('is the level itself where coarse and fine are the same', () => {
    expect(anchorOfCoarse([{ number: 3, coarse: 3 }], 3)).toBe(3);
  });
});

describe('parameters of an item that only carries its anchor', () => {
  it.each([
    [2, [4]],
    [3, [3.5, 4.5]],
    [4, [3, 4, 5]],
    [5, [2.5, 3.5, 4.5, 5.5]],
  ])('spread the thresholds of %d options around the anchor', (optionCount, thresholds) => {
    const parameters = defaultParameters({ kind: 'self-rating', anchor: 4, optionCount });
    expect(parameters).toEqual({ model: 'graded', a: 1.7, thresholds });
  });

  it.each([
    ['single-choice', 0.25],
    ['multiple-choice', 0],
    ['ordering', 0],
  ] as const)('let %s be guessed with %d', (kind, c) => {
    expect(defaultParameters({ kind, anchor: 3, optionCount: 4 })).toEqual({ model: 'keyed', a: 1.7, b: 3, c });
  });
});
