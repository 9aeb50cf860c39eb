import { anItem, normalPrior } from '../../../test/support/items.js';
import { assess } from './assessment.js';
import type { Response } from './responses.js';
import type { StopReason } from './result.js';

const rules = { prior: normalPrior(8), minimumAnswers: 2, levels: 8 };
const form = ['a', 'b', 'c', 'd'].map((itemId) => ({
  ...anItem({ code: itemId, competence: itemId < 'c' ? '1.10' : '1.9' }),
  itemId,
}));
const best: Response = { kind: 'self-rating', option: 3 };
const skip: Response = { kind: 'skip' };
const responses = (...given: readonly (readonly [string, Response])[]): ReadonlyMap<string, Response> => new Map(given);
const stopReasons = new Map<string, StopReason | null>([
  ['1.10', 'decision-certain'],
  ['1.9', null],
  ['5.1', 'items-exhausted'],
]);

it('measures every competence by its own answers and says why it stopped', () => {
  const answers = responses(['a', best], ['b', best], ['c', best]);
  const result = assess({ competencies: ['1.10', '1.9', '1.10'], form, responses: answers, stopReasons }, rules);
  expect(result).toMatchObject([
    { competence: '1.9', measured: false, answers: 1, stopReason: 'submitted' },
    { competence: '1.10', measured: true, answers: 2, stopReason: 'decision-certain' },
  ]);
});

it('does not count a skip, neither for nor against', () => {
  const given = responses(['a', best], ['b', skip]);
  const all = assess({ competencies: ['1.10'], form, responses: given, stopReasons }, rules);
  expect(all).toMatchObject([{ measured: false, answers: 1, estimate: null }]);
});

it('says of a competence without questions that it is not measured', () => {
  const result = assess({ competencies: ['5.1'], form, responses: responses(), stopReasons }, rules);
  expect(result).toMatchObject([{ competence: '5.1', measured: false, answers: 0, stopReason: 'items-exhausted' }]);
});
