import { courseRulesOf, mustBeRunning, mustHavePlace } from './programme.js';

const ALL = { maxPriceCents: null, courseIds: [], providers: [], competences: [] };

describe('a programme that runs', () => {
  const dates = { startsOn: '2026-01-01', endsOn: '2026-12-31' };

  it.each([
    ['2025-12-31', false],
    ['2026-01-01', true],
    ['2026-12-31', true],
    ['2027-01-01', false],
  ])('on %s: %s', (today, running) => {
    const look = (): void => {
      mustBeRunning(dates, today);
    };
    if (running) expect(look).not.toThrow();
    else expect(look).toThrow(expect.objectContaining({ code: 'programme-not-running', details: dates }) as Error);
  });

  it('has a place as long as fewer vouchers are occupied than granted', () => {
    expect(() => {
      mustHavePlace({ granted: 7, occupied: 6 });
    }).not.toThrow();
    for (const granted of [0, 7]) {
      expect(() => {
        mustHavePlace({ granted, occupied: granted });
      }).toThrow('no-voucher-left');
    }
  });

  it('pays every course within its cap unless it names its courses', () => {
    expect(courseRulesOf({ ...ALL, maxPriceCents: 20_000 })).toMatchObject({
      maxPriceCents: 20_000,
      courseIds: null,
    });
    expect(courseRulesOf({ ...ALL, courseIds: ['c'] })).toMatchObject({
      maxPriceCents: null,
      courseIds: ['c'],
    });
    expect(courseRulesOf({ ...ALL, providers: ['A'], competences: ['digcomp:1.1'] })).toMatchObject({
      ...{ providers: ['A'], competences: ['digcomp:1.1'] },
    });
  });
});
