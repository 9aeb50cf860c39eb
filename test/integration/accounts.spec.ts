import { createHmac, type KeyObject } from 'node:crypto';

import { PersonsService, SESSION_COOKIE, SessionsService } from '../../src/accounts/index.js';
import { accessTokenKey } from '../../src/accounts/sessions/access-token-key.js';
import { Env } from '../../src/platform/config/env.js';
import { Clock } from '../../src/platform/system/clock.js';
import { startApp, type TestApp } from '../support/app.js';
import { aMunicipality, somebody } from '../support/people.js';

const PASSWORD = 'Ein-langes-Passwort-2026';
const LOGIN = '/api/v1/auth/login';
const ME = '/api/v1/me';
const HOUR = 3_600_000;

describe('Signing in', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({ worker: false, env: { LERNLOTSE_DEMO: 'true' } });
    await provide('erika@kommune.example');
  });
  beforeEach(() => app.sql('DELETE FROM sign_in_attempts'));
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => app.close());

  const provide = (email: string, more: Partial<Parameters<PersonsService['provide']>[0]> = {}) =>
    app.get(PersonsService).provide({
      ...{ email, givenName: 'Erika', familyName: 'Muster', password: PASSWORD, memberships: [] },
      ...more,
    });
  const login = (email: string, password: string) => app.call('POST', LOGIN, { body: { email, password } });
  const later = (milliseconds: number): void => {
    const moment = new Date(new Date().getTime() + milliseconds);
    jest.spyOn(app.get(Clock), 'now').mockReturnValue(moment);
  };

  it('gives a token that says who one is and where one works', async () => {
    const { id } = await aMunicipality(app, { name: 'Verbandsgemeinde Muster' });
    await provide('hanna@kommune.example', { memberships: [{ municipalityId: id, role: 'hr', unit: 'Personal' }] });
    const { status, body } = await login(' Hanna@Kommune.example ', PASSWORD);
    expect([status, body.person.email]).toEqual([200, 'hanna@kommune.example']);
    const me = await app.call('GET', ME, { token: body.accessToken });
    const work = { municipalityId: id, municipality: 'Verbandsgemeinde Muster', unit: 'Personal' };
    expect(me.body).toMatchObject({
      ...{ givenName: 'Erika', admin: false, notice: { version: '2026-11', acknowledged: false } },
      memberships: [
        { ...work, role: 'employee' },
        { ...work, role: 'hr' },
      ],
    });
    expect(JSON.stringify([body, me.body])).not.toContain('argon2');
  });

  it.each([
    ['a wrong password', { email: 'erika@kommune.example', password: 'wrong' }],
    ['an unknown address', { email: 'nobody@kommune.example', password: PASSWORD }],
    ['a NUL', { email: 'nobody\0@kommune.example', password: 'a\0b' }],
  ])('fails with %s, always in the same words', async (_, body) => {
    const { status, body: problem } = await app.call('POST', LOGIN, { body });
    expect([status, problem.code]).toEqual([401, 'sign-in-failed']);
  });

  it.each([
    ['an empty password', { email: 'erika@kommune.example', password: '' }, ['/password']],
    ['nothing at all', {}, ['/email', '/password']],
    ['numbers', { email: 5, password: 5 }, ['/email', '/password']],
    ['a password that is no text', { email: 'erika@kommune.example', password: { $ne: '' } }, ['/password']],
  ])('is refused with %s, and the wrong fields are named', async (_, body, pointers) => {
    const { status, body: problem } = await app.call('POST', LOGIN, { body });
    expect([status, problem.code]).toEqual([400, 'input-invalid']);
    expect(problem.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(pointers);
  });

  it('fails for a person without a password', async () => {
    await provide('ohne@kommune.example', { password: undefined });
    expect((await login('ohne@kommune.example', 'undefined')).status).toBe(401);
  });

  it('pauses after ten wrong passwords for one address, even with the right one, and only for that address', async () => {
    await Promise.all(Array.from({ length: 10 }, () => login('erika@kommune.example', 'wrong')));
    const refused = await login('Erika@kommune.example', PASSWORD);
    expect([refused.status, refused.body.code]).toEqual([429, 'too-many-requests']);
    await provide('otto@kommune.example');
    expect((await login('otto@kommune.example', PASSWORD)).status).toBe(200);
    later(HOUR / 4 + 1000);
    expect((await login('erika@kommune.example', PASSWORD)).status).toBe(200);
  });

  it('forgets the failures of whoever gets in', async () => {
    for (let round = 0; round < 2; round++) {
      await Promise.all(Array.from({ length: 9 }, () => login('erika@kommune.example', 'wrong')));
      expect((await login('erika@kommune.example', PASSWORD)).status).toBe(200);
    }
  });

  it('keeps neither passwords nor tokens nor addresses of attempts in clear', async () => {
    await login('erika@kommune.example', 'wrong');
    const [person] = await app.sql<{ password_hash: string }>(
      `SELECT password_hash FROM persons WHERE email = 'erika@kommune.example'`,
    );
    expect(person?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const [attempt] = await app.sql<{ email_key: Buffer }>(`SELECT email_key FROM sign_in_attempts`);
    expect(attempt?.email_key.toString()).not.toContain('erika');
  });

  it('ends with signing out, for that session only', async () => {
    const [one, other] = [
      await login('erika@kommune.example', PASSWORD),
      await login('erika@kommune.example', PASSWORD),
    ];
    const token = one.body.accessToken as string;
    expect((await app.call('POST', '/api/v1/auth/logout', { token })).status).toBe(204);
    const after = await app.call('GET', ME, { token });
    expect([after.status, after.body.code]).toEqual([401, 'sign-in-needed']);
    expect((await app.call('GET', ME, { token: other.body.accessToken as string })).status).toBe(200);
  });

  it('ends when its time is over', async () => {
    const { token } = await somebody(app);
    later(2 * HOUR);
    expect((await app.call('GET', ME, { token })).status).toBe(401);
  });

  it.each([
    ['no token', () => undefined],
    ['nonsense', () => 'nonsense'],
    ['a token signed by somebody else', (token: string) => `${token.slice(0, -4)}AAAA`],
    ['an unsigned token', (token: string) => `eyJhbGciOiJub25lIn0.${token.split('.')[1] ?? ''}.`],
  ])('is needed: %s opens nothing', async (_, forged) => {
    const token = forged((await somebody(app)).token);
    expect((await app.call('GET', ME, { token })).status).toBe(401);
  });

  it('is checked by our own key and algorithm, whatever the token says of them', async () => {
    const content = (await somebody(app)).token.split('.')[1] ?? '';
    const open = async (header: object, hash: string, key: KeyObject | string) => {
      const signed = `${Buffer.from(JSON.stringify({ typ: 'JWT', ...header })).toString('base64url')}.${content}`;
      const token = `${signed}.${createHmac(hash, key).update(signed).digest('base64url')}`;
      return (await app.call('GET', ME, { token })).status;
    };
    const own = accessTokenKey(app.get(Env));
    expect(await open({ alg: 'HS256' }, 'sha256', own)).toBe(200);
    expect(await open({ alg: 'HS384' }, 'sha384', own)).toBe(401);
    expect(await open({ alg: 'HS512' }, 'sha512', own)).toBe(401);
    expect(await open({ alg: 'none' }, 'sha256', own)).toBe(401);
    const theirs = { k: Buffer.from('theirs').toString('base64url'), kty: 'oct' };
    for (const header of [{ jwk: theirs }, { jku: 'https://hostile.example/keys' }, { kid: '../../dev/null' }]) {
      expect(await open({ alg: 'HS256', ...header }, 'sha256', 'theirs')).toBe(401);
    }
  });

  it('counts memberships of today only, from the first day to the last', async () => {
    const { id } = await aMunicipality(app);
    const { personId, token } = await somebody(app, { employeeOf: [id] });
    const until = (day: string) =>
      app.sql(`UPDATE memberships SET valid_until = $2 WHERE person_id = $1`, [personId, day]);
    const count = async () => (await app.call('GET', ME, { token })).body.memberships.length as number;
    jest.spyOn(app.get(Clock), 'now').mockReturnValue(new Date('2026-11-22T23:30:00Z'));
    await app.sql(`UPDATE sessions SET expires_at = '2027-01-01'`);
    await until('2026-11-23');
    expect(await count()).toBe(1);
    await until('2026-11-22');
    expect(await count()).toBe(0);
  });

  describe('on the pages', () => {
    const session = async (kind: 'cookie' | 'token' = 'cookie') =>
      app.get(SessionsService).signIn('erika@kommune.example', PASSWORD, { kind });
    const cookie = (value: string): string => `${SESSION_COOKIE}=${encodeURIComponent(value)}`;
    const signed = (token: string): string => app.app.getHttpAdapter().getInstance().signCookie(token);

    it('works by a signed cookie, until the session ends', async () => {
      const { sessionToken, sessionId, accessToken } = await session();
      expect(accessToken).toBeUndefined();
      const headers = { cookie: cookie(signed(sessionToken)) };
      expect((await app.call('GET', ME, { headers })).status).toBe(200);
      await app.get(SessionsService).end(sessionId);
      expect((await app.call('GET', ME, { headers })).status).toBe(401);
    });

    it('does not work by a cookie that this installation did not sign', async () => {
      const { sessionToken } = await session();
      expect((await app.call('GET', ME, { headers: { cookie: cookie(sessionToken) } })).status).toBe(401);
      expect((await app.call('GET', ME, { headers: { cookie: cookie(`${sessionToken}.x`) } })).status).toBe(401);
    });

    it('does not let another site act', async () => {
      const headers = { cookie: cookie(signed((await session()).sessionToken)) };
      const from = (site: string) =>
        app.call('POST', '/api/v1/auth/logout', { headers: { ...headers, 'sec-fetch-site': site } });
      expect((await from('cross-site')).status).toBe(401);
      expect((await from('same-origin')).status).toBe(204);
    });
  });
});

describe('People', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({ worker: false, env: { LERNLOTSE_DEMO: 'true' } });
  });
  afterAll(() => app.close());

  it('are provided twice without a second person, membership or another password', async () => {
    const { id } = await aMunicipality(app);
    const wanted = { email: 'otto@kommune.example', givenName: 'Otto', familyName: 'Beispiel', password: PASSWORD };
    const memberships = [{ municipalityId: id, role: 'employee', unit: 'Bauamt' }] as const;
    const first = await app.get(PersonsService).provide({ ...wanted, memberships });
    const again = await app.get(PersonsService).provide({ ...wanted, password: 'another', memberships });
    expect(again).toEqual(first);
    expect(await app.get(PersonsService).membersOf(id, 'employee')).toMatchObject([
      { personId: first.id, unit: 'Bauamt' },
    ]);
    await expect(app.get(SessionsService).signIn(wanted.email, 'another', { kind: 'token' })).rejects.toThrow();
  });

  it('are named by id, and found as members of their own municipality only', async () => {
    const [here, there] = [await aMunicipality(app), await aMunicipality(app)];
    const { personId } = await somebody(app, { employeeOf: [here.id] });
    const persons = app.get(PersonsService);
    expect([...(await persons.names([personId, here.id]))]).toEqual([
      [personId, { givenName: 'Erika', familyName: 'Muster' }],
    ]);
    await app.sql(`UPDATE memberships SET unit = 'Kämmerei' WHERE person_id = $1`, [personId]);
    expect((await persons.names([personId], here.id)).get(personId)?.unit).toBe('Kämmerei');
    expect((await persons.names([personId], there.id)).get(personId)?.unit).toBeUndefined();
    expect(await persons.membershipOf(personId, here.id, 'employee')).toMatchObject({ personId });
    expect(await persons.membershipOf(personId, here.id, 'hr')).toBeNull();
    expect(await persons.membershipOf(personId, there.id, 'employee')).toBeNull();
    await expect(persons.get(here.id)).rejects.toThrow('person-not-found');
  });

  it('of the demo are shown with the most that each can do', async () => {
    const { id } = await aMunicipality(app, { name: 'Demostadt' });
    const provide = (email: string, more: object) =>
      app.get(PersonsService).provide({
        ...{ email, givenName: 'Demo', familyName: 'Person', password: PASSWORD, demo: true, memberships: [] },
        ...more,
      });
    await provide('a@demo.example', { admin: true });
    await provide('h@demo.example', { memberships: [{ municipalityId: id, role: 'hr' }] });
    await provide('e@demo.example', { memberships: [{ municipalityId: id, role: 'employee' }] });
    expect(await app.get(PersonsService).demoLogins()).toEqual([
      { email: 'a@demo.example', name: 'Demo Person', role: 'admin', municipality: null },
      { email: 'h@demo.example', name: 'Demo Person', role: 'hr', municipality: 'Demostadt' },
      { email: 'e@demo.example', name: 'Demo Person', role: 'employee', municipality: 'Demostadt' },
    ]);
  });

  it('read the privacy notice without signing in, and acknowledge only the version that is shown', async () => {
    const { body: notice } = await app.call('GET', '/api/v1/privacy-notice');
    const { body: english } = await app.call('GET', '/api/v1/privacy-notice', { headers: { 'accept-language': 'en' } });
    expect([notice.version, notice.sections.length, english.title]).toEqual([
      '2026-11',
      6,
      'Privacy notice for the competency check',
    ]);
    const { token } = await somebody(app);
    const acknowledge = (version: string) =>
      app.call('POST', '/api/v1/privacy-notice/acknowledgements', { token, body: { version } });
    expect(await acknowledge('2020-01')).toMatchObject({ status: 409, body: { code: 'privacy-notice-outdated' } });
    expect((await app.call('GET', ME, { token })).body.notice.acknowledged).toBe(false);
    expect([(await acknowledge('2026-11')).status, (await acknowledge('2026-11')).status]).toEqual([204, 204]);
    expect((await app.call('GET', ME, { token })).body.notice.acknowledged).toBe(true);
    expect(
      (await app.call('POST', '/api/v1/privacy-notice/acknowledgements', { body: { version: '2026-11' } })).status,
    ).toBe(401);
  });
});
