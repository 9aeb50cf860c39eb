import { mustAskAgainByGet, verdictOf } from './link-verdict.js';

describe('the answer to a link', () => {
  it.each([
    [200, 'ok'],
    [204, 'ok'],
    [401, 'ok'],
    [403, 'ok'],
    [301, 'redirect'],
    [308, 'redirect'],
    [304, 'broken'],
    [404, 'broken'],
    [410, 'broken'],
    [429, 'again'],
    [500, 'again'],
    [503, 'again'],
  ])('%i means %s', (status, verdict) => {
    expect(verdictOf(status)).toBe(verdict);
  });

  it('is an error only when GET says it too', () => {
    expect([mustAskAgainByGet('HEAD', 405), mustAskAgainByGet('GET', 405), mustAskAgainByGet('HEAD', 200)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
