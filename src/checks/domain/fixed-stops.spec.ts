import { anItem, normalPrior } from '../../../test/support/items.js';
import { prepareBank } from './bank.js';
import { fixedStops } from './fixed-stops.js';

const items = ['a', 'b', 'c'].map((itemId) => ({
  ...anItem({ code: itemId, competence: itemId < 'c' ? '1.10' : '1.9' }),
  itemId,
  minutes: 1,
}));
const bank = prepareBank(items, normalPrior(8));
const targets = ['1.9', '1.10', '5.1'].map((competence) => ({ competence, minimum: 3 }));

it('ends a fixed form on a competence when every question on it has a response, also a skip', () => {
  const categories = new Map([
    ['a', 2],
    ['b', null],
  ]);
  const run = {
    targets,
    asked: ['a', 'b', 'c'],
    categories,
    seed: '',
    excluded: new Set<string>(),
    seen: new Set<string>(),
  };
  expect(Object.fromEntries(fixedStops(run, bank))).toEqual({
    '1.9': null,
    '1.10': 'items-exhausted',
    '5.1': 'items-exhausted',
  });
});
