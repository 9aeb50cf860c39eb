import { questionOf } from './question.js';

const options = ['Antrag', 'Prüfung', 'Bescheid', 'Ablage'].map((de) => ({ de }));
const item = { id: 'i1', dimension: 'skill', text: { de: 'Frage' }, options, needs: [], media: [] } as const;
const indices = (kind: 'ordering' | 'single-choice', seed: string): readonly number[] =>
  questionOf({ ...item, kind }, { number: 1, of: 9, seed }).options.map(({ index }) => index);

it('shows options as they are stored', () => {
  const question = questionOf({ ...item, kind: 'single-choice' }, { number: 2, of: 9, seed: 's' });
  expect(question).toMatchObject({
    itemId: 'i1',
    number: 2,
    of: 9,
    options: options.map((text, index) => ({ index, text })),
  });
});

it('shows options to be ordered in an order of the seed, the same one every time', () => {
  const orders = ['a', 'b', 'c', 'd', 'e'].map((seed) => indices('ordering', seed));
  expect(new Set(orders.map(String)).size).toBeGreaterThan(1);
  expect(indices('ordering', 'a')).toEqual(orders[0]);
  expect([...orders[0]!].sort()).toEqual([0, 1, 2, 3]);
});

it('says what it asks of a person and shows its media', () => {
  const picture = { id: 'm1', type: 'image/png', alternative: { de: 'Ein Formular' }, transcript: null } as const;
  const shown = { needs: ['sight'], media: [picture] } as const;
  const question = questionOf({ ...item, ...shown, kind: 'single-choice' }, { number: 1, of: 1, seed: 's' });
  expect(question).toMatchObject(shown);
});

it('never carries the right answer or its explanation', () => {
  const secret = { ...item, kind: 'ordering', answerKey: [0, 1, 2, 3], explanation: { de: 'Weil.' } } as const;
  expect(Object.keys(questionOf(secret, { number: 1, of: 1, seed: 's' })).sort()).toEqual([
    'dimension',
    'itemId',
    'kind',
    'media',
    'needs',
    'number',
    'of',
    'options',
    'text',
  ]);
});
