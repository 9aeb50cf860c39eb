import { isSafeScheme, trustOf } from './host-list.js';

const HOSTS = ['kurse.example', '127.0.0.1:8080', '.campus.example'];

describe('a host', () => {
  it.each([
    ['https://kurse.example/a', 'named'],
    ['https://KURSE.example/a', 'named'],
    ['https://kurse.example:8443/a', 'none'],
    ['http://127.0.0.1:8080/', 'named'],
    ['http://127.0.0.1:8081/', 'none'],
    ['https://a.b.campus.example/', 'matching'],
    ['https://campus.example/', 'none'],
    ['https://evilcampus.example/', 'none'],
    ['https://kurse.example.evil.example/', 'none'],
    ['https://kurse.example@evil.example/', 'none'],
  ])('%s is trusted as %s', (address, trust) => {
    expect(trustOf(new URL(address), HOSTS)).toBe(trust);
  });
});

describe('a scheme', () => {
  it.each([
    ['https://kurse.example/', true],
    ['http://kurse.example/', false],
    ['http://127.0.0.1:8080/', true],
    ['http://127.0.0.1:9/', false],
    ['ftp://127.0.0.1:8080/', false],
  ])('as in %s is safe: %s', (address, safe) => {
    const url = new URL(address);
    expect(isSafeScheme(url, trustOf(url, HOSTS))).toBe(safe);
  });
});
