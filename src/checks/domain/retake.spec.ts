import { assertRetakeAllowed } from './retake.js';

const last = new Date('2026-03-01T23:30:00Z'); // 2 March in Berlin

it.each<[string, Date | null, number, string]>([
  ['the first time', null, 30, '2026-03-02'],
  ['without a wait', last, 0, '2026-03-02'],
  ['on the day itself', last, 30, '2026-04-01'],
])('a check may be taken %s', (_, submitted, afterDays, today) => {
  expect(() => {
    assertRetakeAllowed(submitted, afterDays, today);
  }).not.toThrow();
});

it('may not be taken again the day before', () => {
  expect(() => {
    assertRetakeAllowed(last, 30, '2026-03-31');
  }).toThrow('retake-too-early');
});
