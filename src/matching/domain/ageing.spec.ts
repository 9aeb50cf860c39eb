import { daysBetween, DEFAULT_HALF_LIVES, halfLifeOf, settledHalfLives } from './ageing.js';

it.each([
  ['2026-03-01', '2026-03-01', 0],
  ['2026-03-28', '2026-03-30', 2], // over the change to summer time
  ['2024-02-28', '2024-03-01', 2],
  ['2026-03-02', '2026-03-01', -1],
])('from %s to %s it is %d days', (from, to, days) => {
  expect(daysBetween(from, to)).toBe(days);
});

describe('half-lives', () => {
  const known = new Set(['1.1', '1.2']);

  it('are two years unless something else was decided, per competence if need be', () => {
    expect(halfLifeOf(DEFAULT_HALF_LIVES, '1.1')).toBe(730);
    const decided = { defaultDays: 365, competencies: { '1.2': 1095 } };
    expect(['1.1', '1.2', 'constructor'].map((code) => halfLifeOf(decided, code))).toEqual([365, 1095, 365]);
  });

  it('are kept in order and without what equals the default', () => {
    const asked = { defaultDays: 400, competencies: { '1.2': 90, '1.1': 400 } };
    expect(settledHalfLives(asked, known)).toEqual({ defaultDays: 400, competencies: { '1.2': 90 } });
  });

  it.each<[string, number, Record<string, number>]>([
    ['half-life-out-of-range', 29, {}],
    ['half-life-out-of-range', 365.5, {}],
    ['half-life-out-of-range', 365, { '1.1': 36_501 }],
    ['half-life-competence-unknown', 365, { '9.9': 365 }],
  ])('meet the objection %s', (code, defaultDays, competencies) => {
    expect(() => settledHalfLives({ defaultDays, competencies }, known)).toThrow(code);
  });
});
