import { anItem, gradedAt, keyedAt } from '../../../test/support/items.js';
import { parametersOf } from './item-parameters.js';
import type { Item } from './item.js';

it('gives the parameters of the version', () => {
  const parameters = { ...gradedAt(4), a: 2 };
  expect(parametersOf(anItem({ parameters }))).toBe(parameters);
  const ordering = anItem({ kind: 'ordering', answerKey: [0, 1, 2, 3], parameters: keyedAt(4, 0) });
  expect(parametersOf(ordering)).toMatchObject({ model: 'keyed', b: 4 });
});

it.each<[string, Partial<Item>]>([
  ['one option', { optionCount: 1 }],
  ['a model of another kind', { parameters: { model: 'keyed', a: 1, b: 1, c: 0 } }],
  ['a slope of 0', { parameters: { model: 'graded', a: 0, thresholds: [1, 2, 3] } }],
  ['thresholds that do not rise', { parameters: { model: 'graded', a: 1, thresholds: [1, 1, 2] } }],
  ['too few thresholds', { parameters: { model: 'graded', a: 1, thresholds: [1, 2] } }],
  ['certain guessing', { kind: 'single-choice', answerKey: [0], parameters: { model: 'keyed', a: 1, b: 1, c: 1 } }],
])('refuses %s', (_, more) => {
  expect(() => parametersOf(anItem(more))).toThrow('invalid-item-parameters');
});
