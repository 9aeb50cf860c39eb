import 'reflect-metadata';

import { randomBytes } from 'node:crypto';

import { readEnv } from './env.js';

const chance = (): string => randomBytes(32).toString('hex');
const production = (wanted: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => ({
  NODE_ENV: 'production',
  DATABASE_URL: `postgres://lernlotse:${chance()}@postgres:5432/lernlotse`,
  REDIS_URL: `redis://:${chance()}@redis:6379/0`,
  LERNLOTSE_SECRET: chance(),
  ...wanted,
});
const SAME = randomBytes(32).toString('hex');

describe('the environment', () => {
  it('is taken when its secrets are random', () => {
    expect(() => readEnv(production())).not.toThrow();
    expect(() => readEnv(production({ LERNLOTSE_SECRET: randomBytes(24).toString('base64') }))).not.toThrow();
  });

  it('may name servers on this machine without a password', () => {
    const here = { DATABASE_URL: 'postgres://me@localhost/lernlotse', REDIS_URL: 'redis://127.0.0.1:6379' };
    expect(() => readEnv(production(here))).not.toThrow();
  });

  it.each([
    ['LERNLOTSE_SECRET', 'short', 'longer than or equal to 32'],
    ['LERNLOTSE_SECRET', 'a secret of the tests that is long enough', 'openssl rand -hex 32'],
    ['LERNLOTSE_SECRET', 'a'.repeat(64), 'openssl rand -hex 32'],
    ['LERNLOTSE_SECRET', 'xyz'.repeat(20), 'openssl rand -hex 32'],
    ['LERNLOTSE_SECRET', '0123456789012345678901234567890123456789', 'openssl rand -hex 32'],
    ['LEDGER_SECRET', 'please-change-me-before-you-go-live-ok', 'openssl rand -hex 32'],
    ['DATABASE_URL', 'postgres://postgres:postgres@db.intern:5432/lernlotse', 'random'],
    ['DATABASE_URL', 'postgres://lernlotse@db.intern:5432/lernlotse', 'random'],
    ['REDIS_URL', 'redis://redis:6379', 'random'],
    ['SMTP_URL', 'smtp://mail:password@mail.intern:587', 'random'],
    ['OIDC_SECRET_KANDEL', 'short', 'provider'],
  ])('is refused in production for a weak %s (%s), says what helps and not the value', (name, value, help) => {
    const read = () => readEnv(production({ [name]: value }));
    expect(read).toThrow(new RegExp(`\\n  ${name}: .*${help}`));
    const password = URL.parse(value)?.password;
    const shown = password ?? (value === 'short' ? 'value short' : value);
    if (shown !== '' && shown !== 'postgres' && shown !== 'password') expect(read).not.toThrow(new RegExp(shown));
  });

  it.each([
    ['sentinel.intern:26379', '', 'random'],
    ['sentinel.intern:26379', 'foobared', 'random'],
    ['127.0.0.1:26379,sentinel.intern:26379', 'geheim-geheim-geheim', 'random'],
    ['[fd00::1]:26379', 'a1b2c3', 'random'],
  ])('is refused in production for Sentinels at %s with the password "%s"', (sentinels, password, help) => {
    const read = () => readEnv(production({ REDIS_SENTINELS: sentinels, REDIS_SENTINEL_PASSWORD: password }));
    expect(read).toThrow(new RegExp(`\\n  REDIS_SENTINEL_PASSWORD: .*${help}`));
    if (password !== '') expect(read).not.toThrow(new RegExp(password));
  });

  it('looks at the password for Redis behind Sentinels, whatever host its address names', () => {
    const behind = (sentinels: string) => () =>
      readEnv(
        production({
          REDIS_URL: 'redis://localhost',
          REDIS_SENTINELS: sentinels,
          REDIS_SENTINEL_PASSWORD: chance(),
        }),
      );
    expect(behind('sentinel.intern:26379')).toThrow(/\n {2}REDIS_URL: .*random/);
    expect(behind('localhost:26379')).not.toThrow();
  });

  it('takes Sentinels with a random password, and those on this machine without one', () => {
    const random = { REDIS_SENTINELS: 'sentinel.intern:26379', REDIS_SENTINEL_PASSWORD: chance() };
    expect(() => readEnv(production(random))).not.toThrow();
    expect(() => readEnv(production({ REDIS_SENTINELS: '127.0.0.1:26379,[::1]:26379' }))).not.toThrow();
  });

  it('is refused in production when two secrets are equal', () => {
    const read = () => readEnv(production({ LERNLOTSE_SECRET: SAME, LEDGER_SECRET: SAME }));
    expect(read).toThrow(/LEDGER_SECRET: the same as in LERNLOTSE_SECRET/);
    expect(read).not.toThrow(new RegExp(SAME));
    const sentinel = { REDIS_SENTINELS: 'sentinel.intern:26379', REDIS_SENTINEL_PASSWORD: SAME };
    expect(() => readEnv(production({ METRICS_TOKEN: SAME, ...sentinel }))).toThrow(
      /REDIS_SENTINEL_PASSWORD: the same as in METRICS_TOKEN/,
    );
  });

  it.each([
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'http://collector:4318'],
    ['PUBLIC_URL', 'https://lernen.example'],
    ['SMTP_URL', 'smtp://localhost:25'],
  ])('wants the whole address in %s, such as %s', (name, address) => {
    const read = (value: string) => () => readEnv(production({ [name]: value }));
    expect(read(address)).not.toThrow();
    expect(read(address.replace(/^.*:\/\//, ''))).toThrow(new RegExp(`${name} must be a URL`));
  });

  it('is not looked at so closely outside of production', () => {
    expect(() => readEnv(production({ NODE_ENV: 'test', LERNLOTSE_SECRET: 'a'.repeat(32) }))).not.toThrow();
  });
});
