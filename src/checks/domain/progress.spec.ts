import { nextPlace, progressOf } from './progress.js';

const form = [
  { itemId: 'a', minutes: 0.1 },
  { itemId: 'b', minutes: 0.2 },
  { itemId: 'c', minutes: 0.7 },
];

it.each<[string, readonly string[], number, number, number]>([
  ['nothing', [], 0, 0, 1],
  ['the first', ['a'], 1, 1, 1],
  ['the second', ['b'], 0, 1, 1],
  ['everything', ['a', 'b', 'c'], -1, 3, 0],
])('after %s is answered, it knows what is next and what is left', (_, answered, next, count, minutesLeft) => {
  const responded = new Set(answered);
  expect(nextPlace(['a', 'b', 'c'], responded)).toBe(next);
  expect(progressOf(form, responded)).toEqual({ answered: count, total: 3, minutesLeft });
});
