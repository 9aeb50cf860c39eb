import { addressOf, returnTo } from './address.js';

describe('the address of a path', () => {
  it('holds the limits that are set, and nothing else', () => {
    expect(addressOf('/path', {})).toBe('/path');
    expect(addressOf('/path', { hours: 0, language: 'de', format: undefined })).toBe('/path?hours=0&language=de');
  });

  it('returns to the page of a form with what has been done', () => {
    expect(returnTo('/path?hours=3&done=coursePinned', 'courseUnmarked')).toBe('/path?hours=3&done=courseUnmarked');
    expect(returnTo(undefined, 'coursePinned')).toBe('/path?done=coursePinned');
  });

  it.each([['//elsewhere.example'], ['https://elsewhere.example/path'], ['/\\elsewhere.example']])(
    'never leads to another site: %s',
    (back) => {
      expect(returnTo(back, 'coursePinned')).toBe('/?done=coursePinned');
    },
  );
});
