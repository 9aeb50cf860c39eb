import { anItem, normalPrior } from '../../../test/support/items.js';
import { assess } from './assessment.js';
import type { Response } from './responses.js';

const rules = { prior: normalPrior(8), minimumAnswers: 2, levels: 8 };
const form = ['a', 'b', 'c', 'd'].map((itemId) => ({
  ...anItem({ code: itemId, competence: itemId < 'c' ? '1.10' : '1.9' }),
  itemId,
}));
const best: Response = { kind: 'self-rating', option: 3 };
const skip: Response = { kind: 'skip' };
const responses = (...given: readonly (readonly [string, Response])[]): ReadonlyMap<string, Response> => new Map(given);

it('measures every competence by its own answers and says why it stopped', () => {
  const answers = responses(['a', best], ['b', best], ['c', best]);
  const result = assess({ competencies: ['1.10', '1.9', '1.10'], form, responses: answers }, rules);
  expect(result).toMatchObject([
    { competence: '1.9', measured: false, answers: 1, stopReason: 'submitted' },
    { competence: '1.10', measured: true, answers: 2, stopReason: 'items-exhausted' },
  ]);
});

it('does not count a skip, neither for nor against', () => {
  const all = assess({ competencies: ['1.10'], form, responses: responses(['a', best], ['b', skip]) }, rules);
  expect(all).toMatchObject([{ measured: false, answers: 1, estimate: null, stopReason: 'items-exhausted' }]);
});

it('says of a competence without questions that it is not measured', () => {
  const result = assess({ competencies: ['5.1'], form, responses: responses() }, rules);
  expect(result).toMatchObject([{ competence: '5.1', measured: false, answers: 0, stopReason: 'items-exhausted' }]);
});
