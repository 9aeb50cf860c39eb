import { Texts } from '../../platform/i18n/texts.js';
import { beginning, inWords } from './number-words.js';

it.each([
  ['de', 0, 'keine'],
  ['de', 1, 'eine'],
  ['de', 12, 'zwölf'],
  ['de', 13, '13'],
  ['en', 7, 'seven'],
] as const)('a count is said in %s: %d is %s', (locale, count, words) => {
  expect(inWords(new Texts().in(locale), count)).toBe(words);
});

it('a sentence begins with a capital, also with an umlaut', () => {
  expect([beginning('drei von sieben'), beginning('über'), beginning('21')]).toEqual(['Drei von sieben', 'Über', '21']);
});
