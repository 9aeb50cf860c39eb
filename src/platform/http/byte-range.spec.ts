import { byteRangeOf } from './byte-range.js';

it.each([
  ['bytes=0-1', { first: 0, last: 1 }],
  ['bytes=90-', { first: 90, last: 99 }],
  ['bytes=90-500', { first: 90, last: 99 }],
  ['bytes=-10', { first: 90, last: 99 }],
  ['bytes=-500', { first: 0, last: 99 }],
  ['bytes=100-', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
])('of 100 bytes %s is %j', (header, range) => {
  expect(byteRangeOf(header, 100)).toEqual(range);
});

it.each([[undefined], [''], ['bytes=-'], ['bytes=5-2'], ['bytes=0-1,5-6'], ['lines=0-1'], ['bytes=a-b']])(
  'answers %j with the whole',
  (header) => {
    expect(byteRangeOf(header, 100)).toBeUndefined();
  },
);
