import { withFourDecimals } from './decimals.js';

it.each([
  [1n, 3n, '0.3333'],
  [2n, 3n, '0.6667'],
  [-2n, 3n, '-0.6667'],
  [161_765n, 10_000n, '16.1765'],
  [0n, 7n, '0.0000'],
  [-1n, 100_000n, '0.0000'],
  [-1n, 20_000n, '-0.0001'],
  [1n, 20_000n, '0.0001'],
])('%s / %s is %s', (numerator, denominator, words) => {
  expect(withFourDecimals(numerator, denominator)).toBe(words);
});
