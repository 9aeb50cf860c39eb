import { setTimeout as sleep } from 'node:timers/promises';

import type { NestFastifyApplication } from '@nestjs/platform-fastify';

import { AppModule } from '../../src/app.module.js';
import { createApplication } from '../../src/platform/http/application.js';
import { type Answer, startApp, type TestApp } from '../support/app.js';
import { browserOf } from '../support/browser.js';
import { aLineTo, type Line } from '../support/line.js';
import { somebody } from '../support/people.js';
import { multipart } from '../support/story.js';

const ME = '/api/v1/me';

const FEW = {
  RATE_LIMIT_ADDRESS: '40',
  RATE_LIMIT_CALLER: '6',
  RATE_LIMIT_EXPENSIVE: '3',
  RATE_LIMIT_UPLOADS: '2',
  TRUSTED_PROXIES: '192.0.2.1',
};

/** One request from an address of its own, as it stands on the wire. */
function from(app: NestFastifyApplication, remoteAddress: string, url: string, headers: Record<string, string> = {}) {
  return app.inject({ method: 'GET', url, remoteAddress, headers: { 'accept-language': 'de', ...headers } });
}

/** Asks until the answer is 429, at most so many times; returns how many answers came before it. */
async function asksUntilRefused(ask: () => Promise<{ readonly statusCode: number }>, most = 60): Promise<number> {
  for (let answered = 0; answered < most; answered += 1) if ((await ask()).statusCode === 429) return answered;
  return most;
}

describe('limits of requests', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({ worker: false, env: FEW });
  });
  afterAll(() => app.close());

  it('say in every answer how the caller stands', async () => {
    const { token } = await somebody(app);
    const { headers } = await from(app.app, '198.51.100.1', ME, { authorization: `Bearer ${token}` });
    expect(headers['ratelimit-policy']).toBe('"caller";q=6;w=60');
    expect(headers.ratelimit).toMatch(/^"caller";r=5;t=([1-9]|[1-5]\d|60)$/);
  });

  it('refuse one person over theirs from whichever address, with a problem that says when to come back', async () => {
    const { token } = await somebody(app);
    let at = 0;
    const ask = () => from(app.app, `198.51.100.${String(10 + (at += 1))}`, ME, { authorization: `Bearer ${token}` });
    expect(await asksUntilRefused(ask)).toBe(6);
    const { statusCode, headers, body } = await ask();
    expect(statusCode).toBe(429);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(JSON.parse(body)).toMatchObject({ code: 'too-many-requests', status: 429 });
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60);
    expect(headers.ratelimit).toMatch(/^"caller";r=0;t=\d+$/);
    expect((await from(app.app, '198.51.100.30', ME, bearer(await somebody(app)))).statusCode).toBe(200);
  });

  it('are narrower for what is expensive, which leaves the rest open', async () => {
    const headers = bearer(await somebody(app));
    expect(await asksUntilRefused(() => from(app.app, '198.51.100.3', '/api/v1/profiles/export', headers))).toBe(3);
    expect((await from(app.app, '198.51.100.3', ME, headers)).statusCode).toBe(200);
  });

  it('are counted for an address too, for those who are nobody; its neighbours are not held back', async () => {
    expect(await asksUntilRefused(() => from(app.app, '203.0.113.5', '/sign-in'))).toBe(40);
    expect((await from(app.app, '203.0.113.6', '/sign-in')).statusCode).toBe(200);
    expect((await from(app.app, '203.0.113.5', '/health/live')).statusCode).toBe(200);
  });

  it('take one network of IPv6 for one address', async () => {
    let at = 0;
    const ask = () => from(app.app, `2001:db8:7:7::${(at += 1).toString(16)}`, '/sign-in');
    expect(await asksUntilRefused(ask)).toBe(40);
  });

  it('believe nobody but a trusted proxy who the caller is', async () => {
    let at = 0;
    const forwarded = () => ({ 'x-forwarded-for': `203.0.113.${String(50 + (at += 1))}` });
    expect(await asksUntilRefused(() => from(app.app, '203.0.113.7', '/sign-in', forwarded()))).toBe(40);
    expect(await asksUntilRefused(() => from(app.app, '192.0.2.1', '/sign-in', forwarded()))).toBe(60);
  });

  it('answer people with a page that says what to do', async () => {
    const { personId } = await somebody(app);
    const browser = await browserOf(app, { id: personId });
    let page = await browser.open('/account');
    for (let more = 0; more < 10 && page.status !== 429; more += 1) page = await browser.open('/account');
    expect([page.status, page.heading]).toEqual([429, 'Das waren zu viele Versuche in kurzer Zeit.']);
    expect(page.text).toMatch(/Ein neuer Versuch lohnt sich in (einer Sekunde|\d+ Sekunden)\./);
    expect(page.text).toContain('Noch einmal versuchen');
    expect(page.links('/account')).not.toEqual([]);
  });

  it('leave no address and no person in Redis', async () => {
    const { personId, token } = await somebody(app);
    await from(app.app, '203.0.113.99', ME, { authorization: `Bearer ${token}` });
    const { Redis } = await import('ioredis');
    const redis = new Redis(process.env.REDIS_URL ?? '');
    const keys = await redis.keys(`${process.env.QUEUE_PREFIX ?? ''}:rate:*`);
    redis.disconnect();
    expect(keys.length).toBeGreaterThan(1);
    expect(keys.filter((key) => key.includes(personId) || key.includes('203.0.113'))).toEqual([]);
  });

  // The last one: passport keeps the strategies of the application that was made last.
  it('count on where they were after a restart: another process refuses at once', async () => {
    const headers = bearer(await somebody(app));
    await asksUntilRefused(() => from(app.app, '198.51.100.2', ME, headers));
    const other = await createApplication(AppModule);
    await other.init();
    try {
      expect((await from(other, '198.51.100.2', ME, headers)).statusCode).toBe(429);
      expect((await from(other, '198.51.100.2', ME, bearer(await somebody(app)))).statusCode).toBe(200);
    } finally {
      await other.close();
    }
  });
});

describe('limits of requests while Redis is away', () => {
  let app: TestApp;
  let line: Line;
  beforeAll(async () => {
    line = await aLineTo(process.env.TEST_REDIS_URL ?? '');
    app = await startApp({ worker: false, env: { ...FEW, REDIS_URL: line.url } });
    const headers = bearer(await somebody(app));
    expect((await from(app.app, '198.51.100.4', ME, headers)).statusCode).toBe(200);
    line.cut();
  });
  afterAll(async () => {
    line.mend();
    await app.close();
    await line.close();
  });

  const upload = async (): Promise<Answer> => {
    const { token } = await somebody(app, { admin: true });
    return app.call('POST', '/api/v1/imports', { token, ...multipart({ kind: 'nothing' }, 'people.csv', 'a;b') });
  };

  it('are counted by each process alone, so that people can go on working', async () => {
    const headers = bearer(await somebody(app));
    expect(await asksUntilRefused(() => from(app.app, '198.51.100.4', ME, headers))).toBe(6);
  });

  it('are closed for uploads, which can wait, until Redis is back', async () => {
    const { status, body, headers } = await upload();
    expect([status, body.code, headers['retry-after']]).toEqual([503, 'not-ready', '1']);
    line.mend();
    const until = performance.now() + 10_000;
    let answer = await upload();
    while (answer.status === 503 && performance.now() < until) {
      // Every try counts for its address.
      await sleep(1_000);
      answer = await upload();
    }
    expect([answer.status, answer.body.code]).toEqual([422, 'import-kind-unknown']);
  });
});

function bearer({ token }: { readonly token: string }): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}
