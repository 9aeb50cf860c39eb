import { defaultGraded, defaultKeyed, fineLevel, parametersOf } from './item-parameters.js';
import type { Item, ItemParameters } from './item.js';

function item(more: Partial<Item>): Item {
  const base = { code: 'K1', competence: '1.1', dimension: 'skill', level: 4, options: 4 } as const;
  return { ...base, kind: 'self-rating', key: null, parameters: null, ...more };
}

describe('parameters of an item that only carries its anchor', () => {
  it.each([
    [1, 1.5],
    [2, 3.5],
    [3, 5.5],
    [4, 7.5],
  ])('puts coarse level %d at %d', (coarse, fine) => {
    expect(fineLevel(coarse)).toBe(fine);
  });

  it.each([
    [2, [4]],
    [3, [3.5, 4.5]],
    [4, [3, 4, 5]],
    [5, [2.5, 3.5, 4.5, 5.5]],
  ])('spreads the thresholds of %d options around the anchor', (options, thresholds) => {
    expect(defaultGraded(4, options)).toEqual({ model: 'graded', a: 1.7, thresholds });
  });

  it.each([
    ['single-choice', 0.25],
    ['multiple-choice', 0],
    ['ordering', 0],
  ] as const)('lets %s be guessed with %d', (kind, c) => {
    expect(defaultKeyed({ kind, level: 3, options: 4 })).toEqual({ model: 'keyed', a: 1.7, b: 3, c });
  });
});

describe('parametersOf', () => {
  it('prefers the parameters of the version', () => {
    const parameters: ItemParameters = { model: 'graded', a: 2, thresholds: [1, 2, 5] };
    expect(parametersOf(item({ parameters }))).toBe(parameters);
    expect(parametersOf(item({ kind: 'ordering', key: [0, 1, 2, 3] }))).toMatchObject({
      model: 'keyed',
      b: 4,
    });
  });

  it.each<[string, Partial<Item>]>([
    ['one option', { options: 1 }],
    ['a model of another kind', { parameters: { model: 'keyed', a: 1, b: 1, c: 0 } }],
    ['a slope of 0', { parameters: { model: 'graded', a: 0, thresholds: [1, 2, 3] } }],
    ['thresholds that do not rise', { parameters: { model: 'graded', a: 1, thresholds: [1, 1, 2] } }],
    ['too few thresholds', { parameters: { model: 'graded', a: 1, thresholds: [1, 2] } }],
    ['certain guessing', { kind: 'single-choice', key: [0], parameters: { model: 'keyed', a: 1, b: 1, c: 1 } }],
  ])('refuses %s', (_, more) => {
    expect(() => parametersOf(item(more))).toThrow('invalid-item-parameters');
  });
});
