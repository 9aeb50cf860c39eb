import { deviceOf, expiryFrom, termFrom } from './session.js';

const NOON = new Date('2026-11-26T12:00:00Z');
const inMinutes = (minutes: number) => new Date(NOON.getTime() + minutes * 60_000);

describe('a session', () => {
  it('ends without a sign of life, and in any case', () => {
    expect(termFrom(NOON, { idle: 60, absolute: 720 })).toEqual({ expiresAt: inMinutes(60), endsAt: inMinutes(720) });
    expect(termFrom(NOON, { idle: 60, absolute: 30 })).toEqual({ expiresAt: inMinutes(30), endsAt: inMinutes(30) });
  });

  it('is prolonged by a sign of life, never beyond its end', () => {
    expect(expiryFrom(NOON, 60, inMinutes(100))).toEqual(inMinutes(60));
    expect(expiryFrom(NOON, 60, inMinutes(50))).toEqual(inMinutes(50));
  });

  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0', 'Firefox, Windows'],
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36 Edg/142.0',
      'Edge, Windows',
    ],
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36',
      'Chrome, Linux',
    ],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18 Safari/604', 'Safari, iOS'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1 Version/18 Safari/605', 'Safari, macOS'],
    ['curl/8.5.0', null],
    [undefined, null],
  ])('of %j is of %j', (userAgent, device) => {
    expect(deviceOf(userAgent)).toBe(device);
  });
});
