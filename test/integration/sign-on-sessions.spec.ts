import { PersonsService } from '../../src/accounts/index.js';
import { SessionsService } from '../../src/accounts/index.js';
import { Clock } from '../../src/platform/system/clock.js';
import { startApp, type TestApp } from '../support/app.js';
import { aBrowser, browserOf, cookieOf } from '../support/browser.js';
import { faultsOf } from '../support/html.js';
import { aMunicipality, type Somebody, somebody } from '../support/people.js';

const PASSWORD = 'alter Anker auf Lehmboden';
const [MINUTE, HOUR] = [60_000, 3_600_000];
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0';
const FORM = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };

describe('Sessions', () => {
  let app: TestApp;
  let count = 0;
  beforeAll(async () => {
    app = await startApp({
      env: { SESSION_IDLE_MINUTES: '30', SESSION_HOURS: '2', PUBLIC_URL: 'https://lernlotse.example' },
    });
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(async () => {
    await app.close();
    for (const name of ['SESSION_IDLE_MINUTES', 'SESSION_HOURS', 'PUBLIC_URL'])
      Reflect.deleteProperty(process.env, name);
  });

  const aPerson = async () => {
    const email = `person${++count}@kommune.example`;
    await app
      .get(PersonsService)
      .provide({ email, givenName: 'Erika', familyName: 'Muster', password: PASSWORD, memberships: [] });
    return email;
  };
  const login = async (email: string) => {
    const headers = { 'user-agent': FIREFOX };
    const { body } = await app.call('POST', '/api/v1/auth/login', { body: { email, password: PASSWORD }, headers });
    return body as { accessToken: string; refreshToken: string; expiresAt: string };
  };
  const refresh = (refreshToken: string) => app.call('POST', '/api/v1/auth/refresh', { body: { refreshToken } });
  const me = async (token: string) => (await app.call('GET', '/api/v1/me', { token })).status;
  const signInByForm = async (email: string, cookie?: string) => {
    const { status, headers } = await app.call('POST', '/sign-in', {
      body: new URLSearchParams({ email, password: PASSWORD }).toString(),
      headers: { ...FORM, ...(cookie !== undefined && { cookie }) },
    });
    expect(status).toBe(303);
    const set =
      [headers['set-cookie']]
        .flat()
        .map(String)
        .find((given) => given.includes('session=')) ?? '';
    return { set, cookie: set.split(';')[0] ?? '' };
  };
  const byCookie = async (cookie: string) => (await app.call('GET', '/api/v1/me', { headers: { cookie } })).status;
  const at = (milliseconds: number, begin = Date.now()): void => {
    jest.spyOn(app.get(Clock), 'now').mockReturnValue(new Date(begin + milliseconds));
  };

  describe('of the pages', () => {
    it('are carried by a cookie that scripts, other sites and plain HTTP do not get', async () => {
      const { set } = await signInByForm(await aPerson());
      for (const part of ['HttpOnly', 'SameSite=Lax', 'Secure', 'Path=/']) expect(set).toContain(part);
    });

    it('get a new name at every sign-in, and the old one opens nothing any more', async () => {
      const email = await aPerson();
      const first = await signInByForm(email);
      const second = await signInByForm(email, first.cookie);
      expect(second.cookie).not.toBe(first.cookie);
      expect([await byCookie(first.cookie), await byCookie(second.cookie)]).toEqual([401, 200]);
    });

    it('do not take a name that was planted before', async () => {
      const planted = '__Host-session=planted.signature';
      const { cookie } = await signInByForm(await aPerson(), planted);
      expect(cookie).not.toContain('planted');
      expect(await byCookie(planted)).toBe(401);
    });

    it('end half an hour after the last page', async () => {
      const begin = Date.now();
      at(0, begin);
      const { cookie } = await signInByForm(await aPerson());
      at(29 * MINUTE, begin);
      expect(await byCookie(cookie)).toBe(200);
      at(58 * MINUTE, begin);
      expect(await byCookie(cookie)).toBe(200);
      at(89 * MINUTE, begin);
      expect(await byCookie(cookie)).toBe(401);
    });

    it('end after two hours in any case', async () => {
      const begin = Date.now();
      at(0, begin);
      const { cookie } = await signInByForm(await aPerson());
      const seen = [];
      for (const minutes of [25, 50, 75, 100, 119, 121]) {
        at(minutes * MINUTE, begin);
        seen.push(await byCookie(cookie));
      }
      expect(seen).toEqual([200, 200, 200, 200, 200, 401]);
    });

    it('are listed, and ended one by one or all others at once, without script', async () => {
      const email = await aPerson();
      const browser = aBrowser(app);
      await (await browser.open('/sign-in')).send('/sign-in', { email, password: PASSWORD });
      const [one, two, three] = [await login(email), await login(email), await login(email)];
      const page = await browser.open('/account');
      expect(page.text).toContain('Firefox, Windows');
      expect(page.text).toContain('Diese Anmeldung');
      const ended = await page.send(/^\/account\/sessions\/[\w-]+\/end$/);
      expect(ended.text).toContain('Die Anmeldung ist beendet');
      expect((await Promise.all([one, two, three].map((each) => me(each.accessToken)))).sort()).toEqual([
        200, 200, 401,
      ]);
      const alone = await ended.send('/account/sessions/end-others');
      expect(await Promise.all([one, two, three].map((each) => me(each.accessToken)))).toEqual([401, 401, 401]);
      expect(alone.text).not.toContain('Firefox, Windows');
      for (const shown of [page, ended, alone]) expect(faultsOf(shown.html)).toEqual([]);
    });
  });

  describe('of somebody else', () => {
    it('are ended by those who look after them, at once, on record, and by nobody else', async () => {
      const [here, there] = [(await aMunicipality(app)).id, (await aMunicipality(app)).id];
      const [hr, foreign] = [await somebody(app, { hrOf: [here] }), await somebody(app, { hrOf: [there] })];
      const [admin, colleague] = [await somebody(app, { admin: true }), await somebody(app, { employeeOf: [here] })];
      const end = async (by: Somebody, of: Somebody, at = here) => {
        const path = `/api/v1/municipalities/${at}/people/${of.personId}/sessions`;
        const { status, body } = await app.call('DELETE', path, { token: by.token });
        return [status, body.code];
      };
      for (const by of [hr, admin]) {
        const [one, two] = [await somebody(app, { employeeOf: [here] }), await somebody(app, { employeeOf: [here] })];
        const cookie = await cookieOf(app, { id: one.personId });
        expect([await byCookie(cookie), await me(one.token)]).toEqual([200, 200]);
        expect(await end(by, one)).toEqual([204, undefined]);
        expect([await byCookie(cookie), await me(one.token), await me(two.token)]).toEqual([401, 401, 200]);
        const acts = await app.sql(
          `SELECT actor_id, municipality_id FROM audit_acts WHERE act = 'session.all-ended' AND subject = $1`,
          [one.personId],
        );
        expect(acts).toEqual([{ actor_id: by.personId, municipality_id: here }]);
      }
      expect(await end(colleague, hr)).toEqual([403, 'not-permitted']);
      expect(await end(foreign, colleague)).toEqual([403, 'not-your-municipality']);
      expect(await end(foreign, colleague, there)).toEqual([404, 'member-not-found']);
      expect(await end(admin, foreign, here)).toEqual([404, 'member-not-found']);
      expect(await me(colleague.token)).toBe(200);
    });

    it('are ended on the person’s page, after a question', async () => {
      const here = (await aMunicipality(app)).id;
      const hr = await browserOf(app, { id: (await somebody(app, { hrOf: [here] })).personId });
      const person = await somebody(app, { employeeOf: [here], familyName: 'Verlust' });
      const sheet = await hr.open(`/hr/people/${person.personId}`);
      const question = await hr.open(sheet.links(`/hr/people/${person.personId}/sign-out`)[0]!);
      expect(question.heading).toMatch(/Verlust.* überall abmelden\?$/);
      expect(await me(person.token)).toBe(200);
      const done = await question.send(`/hr/people/${person.personId}/sign-out`);
      expect(done.text).toContain('Die Person ist überall abgemeldet.');
      expect(await me(person.token)).toBe(401);
      for (const shown of [sheet, question, done]) expect(faultsOf(shown.html)).toEqual([]);
    });
  });

  describe('of the API', () => {
    it('are listed and ended by their own person only', async () => {
      const [email, stranger] = [await aPerson(), await login(await aPerson())];
      const [here, there] = [await login(email), await login(email)];
      const list = async (token: string) =>
        (await app.call('GET', '/api/v1/me/sessions', { token })).body.items as { id: string; isCurrent: boolean }[];
      const other = (await list(here.accessToken)).find(({ isCurrent }) => !isCurrent);
      expect(await list(here.accessToken)).toHaveLength(2);
      const path = `/api/v1/me/sessions/${other?.id ?? ''}`;
      expect((await app.call('DELETE', path, { token: stranger.accessToken })).body.code).toBe('session-not-found');
      expect((await app.call('DELETE', path, { token: here.accessToken })).status).toBe(204);
      expect([await me(here.accessToken), await me(there.accessToken)]).toEqual([200, 401]);
      const third = await login(email);
      expect((await app.call('POST', '/api/v1/me/sessions/end-others', { token: third.accessToken })).status).toBe(204);
      expect([await me(here.accessToken), await me(third.accessToken)]).toEqual([401, 200]);
    });

    it('live on by refresh tokens, each good once', async () => {
      const first = await login(await aPerson());
      at(16 * MINUTE);
      expect(await me(first.accessToken)).toBe(401);
      const { status, body: second } = await refresh(first.refreshToken);
      expect([status, second.refreshToken === first.refreshToken]).toEqual([200, false]);
      expect(await me(second.accessToken as string)).toBe(200);
      expect((await refresh(second.refreshToken as string)).status).toBe(200);
    });

    it('end when a refresh token is used twice: one of both was a thief', async () => {
      const first = await login(await aPerson());
      const { body: second } = await refresh(first.refreshToken);
      const reused = await refresh(first.refreshToken);
      expect([reused.status, reused.body.code]).toEqual([401, 'refresh-token-not-good']);
      expect(await me(second.accessToken as string)).toBe(401);
      expect((await refresh(second.refreshToken as string)).status).toBe(401);
      const acts = await app.sql(`SELECT act FROM audit_acts WHERE act = 'session.token-reused'`);
      expect(acts).toHaveLength(1);
    });

    it('give one of two who come at once the next token, and end for both', async () => {
      const { refreshToken } = await login(await aPerson());
      const answers = await Promise.all([refresh(refreshToken), refresh(refreshToken)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
      const won = answers.find(({ status }) => status === 200);
      expect(await me(won?.body.accessToken as string)).toBe(401);
    });

    it('end after a week in any case, and with signing out, which makes nobody a thief', async () => {
      const thefts = () => app.sql(`SELECT position FROM audit_acts WHERE act = 'session.token-reused'`);
      const before = await thefts();
      const [late, left] = [await login(await aPerson()), await login(await aPerson())];
      await app.call('POST', '/api/v1/auth/logout', { token: left.accessToken });
      expect((await refresh(left.refreshToken)).status).toBe(401);
      at(168 * HOUR + MINUTE);
      expect((await refresh(late.refreshToken)).status).toBe(401);
      expect((await refresh('never was one')).status).toBe(401);
      expect(await thefts()).toEqual(before);
    });

    it('keep no token, and are forgotten a month after their end', async () => {
      const { refreshToken, accessToken } = await login(await aPerson());
      const rows = JSON.stringify(
        await app.sql('SELECT s.*, t.* FROM sessions s JOIN refresh_tokens t ON t.session_id = s.id'),
      );
      expect([rows.includes(refreshToken), rows.includes(accessToken)]).toEqual([false, false]);
      const begin = await app.sql('SELECT id FROM sessions');
      at((168 + 29 * 24) * HOUR);
      await app.get(SessionsService).forget();
      expect((await app.sql('SELECT id FROM sessions')).length).toBeGreaterThan(0);
      at((168 + 31 * 24) * HOUR);
      expect(await app.get(SessionsService).forget()).toEqual({ forgotten: expect.any(Number) as number });
      expect([begin.length > 0, await app.sql('SELECT id FROM sessions')]).toEqual([true, []]);
    });
  });
});
