import { daysBetween } from './ageing.js';

it.each([
  ['2026-03-01', '2026-03-01', 0],
  ['2026-03-28', '2026-03-30', 2], // over the change to summer time
  ['2024-02-28', '2024-03-01', 2],
  ['2026-03-02', '2026-03-01', -1],
])('from %s to %s it is %d days', (from, to, days) => {
  expect(daysBetween(from, to)).toBe(days);
});
