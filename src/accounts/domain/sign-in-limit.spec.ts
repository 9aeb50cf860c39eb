import { SIGN_IN_TIERS, tooManyAttempts, windowsBefore } from './sign-in-limit.js';

const NONE = { email: 0, address: 0 };

describe('attempts to sign in', () => {
  const [first, second, day] = SIGN_IN_TIERS;

  it.each([
    ['the first one', [{ email: 1, address: 1 }], false],
    ['the last one for an e-mail address', [{ email: 10, address: 10 }], false],
    ['one too many for an e-mail address', [{ email: 11, address: 1 }], true],
    ['the last one from a network address', [{ email: 1, address: 200 }], false],
    ['one too many from a network address', [{ email: 1, address: 201 }], true],
    ['a slower guess, one too many for the hour', [NONE, { email: 16, address: 1 }], true],
    ['the last one of the day', [NONE, NONE, { email: 40, address: 1600 }], false],
    ['one too many for the day', [NONE, NONE, { email: 41, address: 1 }], true],
    ['a network, one too many for the day', [NONE, NONE, { email: 1, address: 1601 }], true],
  ])('%s', (_, counts, refused) => {
    expect(tooManyAttempts(counts)).toBe(refused);
  });

  it('are allowed ever more slowly', () => {
    const perMinute = SIGN_IN_TIERS.map(({ minutes, email, address }) => [email / minutes, address / minutes]);
    expect(perMinute).toEqual([...perMinute].sort(([a = 0], [b = 0]) => b - a));
    expect([first?.minutes, second?.minutes, day?.minutes]).toEqual([15, 60, 1440]);
  });

  it('count from the begin of each window', () => {
    expect(windowsBefore(new Date('2026-11-26T12:00:00Z')).map((since) => since.toISOString())).toEqual([
      '2026-11-26T11:45:00.000Z',
      '2026-11-26T11:00:00.000Z',
      '2026-11-25T12:00:00.000Z',
    ]);
  });
});
