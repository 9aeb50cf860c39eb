import { explain, type ExplainedItem } from './explanation.js';
import type { Response } from './responses.js';

const asked: ExplainedItem = {
  id: 'i1',
  code: 'K1',
  competence: '1.1',
  kind: 'single-choice',
  text: { de: 'Was ist eine URL?' },
  options: [{ de: 'Ein Programm' }, { de: 'Eine Adresse' }],
  answerKey: [1],
  explanation: { de: 'Sie nennt, wo etwas liegt.' },
  media: [],
};
const rating: ExplainedItem = { ...asked, kind: 'self-rating', answerKey: null, explanation: null };

it('tells the right answer, why it is right, and what was answered', () => {
  expect(explain(asked, { kind: 'single-choice', option: 0 })).toEqual({
    itemId: 'i1',
    competence: '1.1',
    kind: 'single-choice',
    text: { de: 'Was ist eine URL?' },
    media: [],
    options: [
      { index: 0, text: { de: 'Ein Programm' } },
      { index: 1, text: { de: 'Eine Adresse' } },
    ],
    response: { kind: 'single-choice', option: 0 },
    right: false,
    answerKey: [1],
    explanation: { de: 'Sie nennt, wo etwas liegt.' },
  });
});

it.each<[string, ExplainedItem, Response, boolean | null]>([
  ['a right answer', asked, { kind: 'single-choice', option: 1 }, true],
  ['a wrong answer', asked, { kind: 'single-choice', option: 0 }, false],
  ['a skip', asked, { kind: 'skip' }, null],
  ['the top of a rating', rating, { kind: 'self-rating', option: 1 }, null],
  ['the bottom of a rating', rating, { kind: 'self-rating', option: 0 }, null],
])('calls %s neither more nor less than it is', (_, item, response, right) => {
  expect(explain(item, response).right).toBe(right);
});

it('explains nothing that is no answer to the item', () => {
  expect(() => explain(asked, { kind: 'single-choice', option: 2 })).toThrow('unknown-option');
});
