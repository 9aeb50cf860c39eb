import { readResponse } from './read-response.js';
import type { Response } from './responses.js';

it.each<Response>([
  { kind: 'skip' },
  { kind: 'self-rating', option: 2 },
  { kind: 'single-choice', option: 0 },
  { kind: 'multiple-choice', options: [0, 2] },
  { kind: 'ordering', order: [2, 0, 1] },
])('reads %j', (response) => {
  expect(readResponse(response)).toEqual(response);
});

it.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['a word', 'skip'],
  ['a list', [1, 2]],
  ['no kind', { option: 1 }],
  ['an unknown kind', { kind: 'essay', text: 'a' }],
  ['no option', { kind: 'self-rating' }],
  ['an option as text', { kind: 'single-choice', option: '1' }],
  ['one option for several', { kind: 'multiple-choice', options: 1 }],
  ['options that are no numbers', { kind: 'ordering', order: [0, null] }],
  ['more options than any item has', { kind: 'multiple-choice', options: Array.from({ length: 101 }, (_, i) => i) }],
  ['something more', { kind: 'skip', option: 1 }],
])('refuses %s', (_, sent) => {
  expect(() => readResponse(sent)).toThrow('response-unreadable');
});
