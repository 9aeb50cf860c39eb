import { startApp, type TestApp } from '../support/app.js';
import { cookieOf } from '../support/browser.js';
import { aMunicipality, somebody } from '../support/people.js';
import { filledIn, type Route, routesOf } from '../support/routes.js';

const OURS = { host: 'lernlotse.example', 'accept-language': 'de' };
const CSP =
  "default-src 'none';style-src 'self';font-src 'self';img-src 'self' data:;media-src 'self';script-src 'self';" +
  "connect-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'";

const FILE_CSP = "default-src 'none'; sandbox";
/** As the prefix `__Host-` demands (RFC 6265bis, section 4.1.3.2), and unreadable for scripts. */
const OWN_COOKIE = { httpOnly: true, secure: true, sameSite: 'Lax', path: '/' };

describe('security in every answer', () => {
  let app: TestApp;
  let routes: readonly Route[];
  let cookie: string;
  beforeAll(async () => {
    app = await startApp({
      worker: false,
      env: { PUBLIC_URL: 'https://lernlotse.example', SECURITY_CONTACT: 'mailto:sicherheit@kommune.example' },
    });
    routes = routesOf(app);
    const { id } = await aMunicipality(app);
    const { personId } = await somebody(app, { admin: true, employeeOf: [id], hrOf: [id] });
    cookie = await cookieOf(app, { id: personId });
  });
  afterAll(() => app.close());

  const ask = (url: string, headers: Record<string, string> = {}) =>
    app.app.inject({ method: 'GET', url, headers: { ...OURS, ...headers } });

  const aPerson = async () => ({ id: (await somebody(app)).personId });

  /** What is wrong with an answer, in words. */
  function faultsOf(at: string, { headers, body }: Awaited<ReturnType<typeof ask>>): string[] {
    const expected: Readonly<Record<string, string | undefined>> = {
      'content-security-policy': 'content-disposition' in headers ? FILE_CSP : CSP,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-powered-by': undefined,
      server: undefined,
    };
    const wrong = Object.entries(expected).filter(([name, value]) => headers[name] !== value);
    const faults = wrong.map(([name]) => `${at}: ${name}: ${String(headers[name])}`);
    const type = String(headers['content-type']);
    if (type.startsWith('text/html')) {
      if (headers['cache-control'] !== 'no-store') faults.push(`${at}: a page that is kept`);
      const inline = /<script(?![^>]*\ssrc=)[^>]*>|<[^>]+\s(on\w+|style)=|javascript:/i.exec(body)?.[0];
      if (inline !== undefined) faults.push(`${at}: ${inline}`);
    }
    if (body !== '' && /^(text|application\/(problem\+)?json)/.test(type) && !type.includes('charset=')) {
      faults.push(`${at}: ${type} without a character set`);
    }
    return faults;
  }

  it('knows the routes it asks for', () => {
    expect(routes.filter(({ isPage }) => isPage).length).toBeGreaterThan(170);
    expect(routes.filter(({ isPage }) => !isPage).length).toBeGreaterThan(150);
    expect(routes.filter(({ access }) => access === undefined)).toEqual([]);
  });

  it('has its headers on every route that is read, for nobody and for somebody, on errors too', async () => {
    const faults: string[] = [];
    const statuses = new Set<number>();
    let ownPages = 0;
    for (const route of routes.filter(({ method, path }) => method === 'GET' && !path.endsWith('/events'))) {
      for (const headers of [{}, { cookie }]) {
        const answer = await ask(filledIn(route), headers as Record<string, string>);
        statuses.add(answer.statusCode);
        const isOwnPage = 'cookie' in headers && route.isPage && answer.statusCode === 200;
        if (isOwnPage && /^<!doctype html>/i.test(answer.body)) {
          ownPages += 1;
          if (!answer.body.includes('action="/sign-out"')) faults.push(`${route.path}: no way to sign out`);
        }
        faults.push(...faultsOf(route.path, answer));
        if (answer.statusCode >= 500) faults.push(`${route.path}: ${String(answer.statusCode)}`);
      }
    }
    expect(faults).toEqual([]);
    expect([...statuses]).toEqual(expect.arrayContaining([200, 303, 400, 401, 404]));
    expect(ownPages).toBeGreaterThan(40);
  });

  it.each([
    ['an address that nobody knows', '/nothing-here', 404],
    ['a style sheet', '/assets/styles.css', 200],
    ['the folder of the assets', '/assets/', 404],
    ['a way out of the folder of the assets', '/assets/..%2f..%2fpackage.json', 404],
    ['source control', '/.git/config', 404],
    ['an address that is no text', '/%ff', 400],
  ])('has its headers on %s', async (_, url, status) => {
    const answer = await ask(url);
    expect([answer.statusCode, faultsOf(url, answer)]).toEqual([status, []]);
  });

  it('takes no form from elsewhere, on any route of the pages that writes', async () => {
    const writing = routes.filter(({ method, isPage }) => isPage && method !== 'GET');
    expect(writing.length).toBeGreaterThan(70);
    const taken: string[] = [];
    for (const { method, path } of writing) {
      for (const from of [
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { origin: 'https://evil.example' },
        { origin: 'null' },
      ]) {
        const headers = { ...OURS, cookie, 'content-type': 'application/x-www-form-urlencoded', ...from };
        const { statusCode } = await app.app.inject({ method, url: filledIn({ path }), headers, payload: 'a=1' });
        // With the cookie left out of account the way leads to the sign-in page; nothing is done.
        if (statusCode !== 403 && statusCode !== 303)
          taken.push(`${method} ${path} ${JSON.stringify(from)}: ${statusCode}`);
      }
    }
    expect(taken).toEqual([]);
  });

  it('lets no other site write through the cookie of the pages, on any route of the API', async () => {
    const writing = routes.filter(({ method, isPage, access }) => !isPage && method !== 'GET' && access !== 'public');
    const taken: string[] = [];
    for (const { method, path } of writing) {
      for (const from of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }]) {
        const headers = { ...OURS, cookie, 'content-type': 'text/plain', ...from };
        const { statusCode } = await app.app.inject({ method, url: filledIn({ path }), headers, payload: '{}' });
        if (![401, 415].includes(statusCode)) taken.push(`${method} ${path} ${JSON.stringify(from)}: ${statusCode}`);
      }
    }
    expect(taken).toEqual([]);
  });

  it('lets no other site read: no answer names an origin', async () => {
    const { headers } = await ask('/api/v1/me', { origin: 'https://evil.example', cookie });
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  it('knows no TRACE', async () => {
    const { statusCode } = await app.app.inject({
      method: 'TRACE' as 'GET',
      url: '/start',
      headers: { ...OURS, cookie },
    });
    expect(statusCode).toBe(404);
  });

  it('hands out a session that only our pages get to see, by HTTPS', async () => {
    const { personId } = await somebody(app);
    await app.sql('UPDATE persons SET password_hash = $2 WHERE id = $1', [
      personId,
      await hashed('Ein Satz, der lang ist'),
    ]);
    const [row] = await app.sql<{ email: string }>('SELECT email FROM persons WHERE id = $1', [personId]);
    const form = new URLSearchParams({ email: row!.email, password: 'Ein Satz, der lang ist' }).toString();
    const headers = { ...OURS, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };
    const { cookies, statusCode } = await app.app.inject({ method: 'POST', url: '/sign-in', headers, payload: form });
    expect(statusCode).toBe(303);
    const session = cookies.find(({ name }) => name === '__Host-session');
    expect(session).toMatchObject(OWN_COOKIE);
  });

  it('hands out no cookie that another host or plain HTTP could set, read or overwrite', async () => {
    const chosen = await ask('/language?to=en&return=/sign-in');
    const signedOut = await app.app.inject({
      method: 'POST',
      url: '/sign-out',
      headers: { ...OURS, 'sec-fetch-site': 'same-origin', cookie: await cookieOf(app, await aPerson()) },
    });
    const cookies = [...chosen.cookies, ...signedOut.cookies];
    const names = [...new Set(cookies.map(({ name }) => name))].sort();
    expect(names).toEqual(['__Host-focus', '__Host-language', '__Host-session']);
    for (const given of cookies) {
      expect(given).toMatchObject(OWN_COOKIE);
      expect(given).not.toHaveProperty('domain');
    }
  });

  it('takes no session under a name that plain HTTP or another host could have given it', async () => {
    const own = await cookieOf(app, await aPerson());
    expect((await ask('/account', { cookie: own })).statusCode).toBe(200);
    for (const name of ['session', '__Secure-session', '__host-session', 'Session']) {
      expect((await ask('/account', { cookie: own.replace('__Host-session', name) })).statusCode).toBe(303);
    }
  });

  it('tells where weaknesses are reported', async () => {
    const { statusCode, headers, body } = await ask('/.well-known/security.txt');
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(body).toContain('Contact: mailto:sicherheit@kommune.example\n');
    const expires = new Date(/^Expires: (\S+)$/m.exec(body)?.[1] ?? '').getTime();
    expect(expires).toBeGreaterThan(Date.now());
    expect(expires).toBeLessThan(Date.now() + 365 * 86_400_000);
  });
});

async function hashed(password: string): Promise<string> {
  const { hashPassword } = await import('../../src/accounts/sessions/passwords.js');
  return hashPassword(password);
}
