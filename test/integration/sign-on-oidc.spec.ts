import { PersonsService } from '../../src/accounts/index.js';
import { startApp, type TestApp } from '../support/app.js';
import { aBrowser } from '../support/browser.js';
import { anOpenIdProvider, type OpenIdProvider } from '../support/identity-provider.js';
import { aMunicipality, type Somebody, somebody } from '../support/people.js';

const HOME = 'http://lernlotse.test:3000';
const CALLBACK = `${HOME}/sign-in/oidc/callback`;
const SECRET = 'a secret that both sides know';
const erika = { email: 'erika@kommune.example', email_verified: true, given_name: 'Erika', family_name: 'Muster' };
const PEOPLE = {
  erika,
  hanna: { ...erika, email: 'hanna@kommune.example', groups: ['personal'] },
  otto: { ...erika, email: 'otto@kommune.example', shown: ['pwd', 'otp', 'mfa'] },
  ute: { ...erika, email: 'ute@kommune.example', amr: ['pwd', 'otp', 'mfa'] },
  renamed: { ...erika, email: 'erika@kommune.example' },
  anna: { ...erika, email: 'admin@kommune.example' },
  fritz: { ...erika, email: 'fritz@elsewhere.example' },
  unsure: { ...erika, email: 'unsure@kommune.example', email_verified: false },
};

describe('Signing in at the municipality’s own provider', () => {
  let app: TestApp;
  let provider: OpenIdProvider;
  let admin: Somebody;
  let here: string;

  beforeAll(async () => {
    provider = await anOpenIdProvider({ people: PEOPLE, redirectUri: CALLBACK, secret: SECRET });
    const env = { PUBLIC_URL: HOME, OIDC_SECRET_TEST: SECRET };
    app = await startApp({ worker: false, env });
    admin = await somebody(app, { admin: true });
    here = (await aMunicipality(app, { name: 'Musterstadt' })).id;
    expect((await configure()).status).toBe(204);
  });
  afterAll(async () => {
    await app.close();
    await provider.close();
    for (const name of ['PUBLIC_URL', 'OIDC_SECRET_TEST']) Reflect.deleteProperty(process.env, name);
  });

  const at = (municipalityId = here) => `/api/v1/municipalities/${municipalityId}/identity-provider`;
  const configure = (more: object = {}) =>
    app.call('PUT', at(), {
      token: admin.token,
      body: {
        issuer: provider.issuer,
        clientId: 'lernlotse',
        secret: SECRET,
        roleClaim: 'groups',
        hrValues: ['personal'],
        ...more,
      },
    });
  const go = async (back = '/account') => {
    const { status, headers } = await app.call('GET', `/sign-in/oidc/${here}?return=${back}`);
    const cookie = String(headers['set-cookie']);
    return { status, url: String(headers.location), set: cookie, cookie: cookie.split(';')[0] ?? '' };
  };
  const come = ({ search }: Pick<URL, 'search'>, cookie: string) =>
    app.call('GET', `/sign-in/oidc/callback${search}`, { headers: { cookie } });
  const signIn = async (login: string, back?: string) => {
    const { url, cookie } = await go(back);
    return come(await provider.signIn(url, login), cookie);
  };
  const sessionOf = (headers: Readonly<Record<string, unknown>>): string =>
    [headers['set-cookie']]
      .flat()
      .map(String)
      .find((cookie) => cookie.startsWith('session='))
      ?.split(';')[0] ?? '';
  const me = (headers: Readonly<Record<string, unknown>>) =>
    app.call('GET', '/api/v1/me', { headers: { cookie: sessionOf(headers) } });

  it('is offered on the sign-in page by the municipality’s name', async () => {
    const page = await aBrowser(app).open('/sign-in?return=/courses');
    expect(page.text).toContain('Anmelden bei Musterstadt');
    expect(page.links('/sign-in/oidc/')).toEqual([`/sign-in/oidc/${here}?return=%2Fcourses`]);
  });

  it('goes there by code with PKCE, state and nonce, and comes back to the page that was wanted', async () => {
    const { status, url, set } = await go();
    expect([status, url.startsWith(`${provider.issuer}/auth?`)]).toEqual([303, true]);
    const asked = new URL(url).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      ...{ response_type: 'code', code_challenge_method: 'S256', redirect_uri: CALLBACK, client_id: 'lernlotse' },
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)?.length).toBeGreaterThan(30);
    for (const part of ['HttpOnly', 'SameSite=Lax', 'Path=/;']) expect(set).toContain(part);
    const answer = await signIn('erika', '/account');
    expect([answer.status, answer.headers.location]).toEqual([303, '/account']);
    const { body } = await me(answer.headers);
    expect(body).toMatchObject({ email: 'erika@kommune.example', givenName: 'Erika', admin: false });
    expect(body.memberships).toMatchObject([{ municipalityId: here, role: 'employee' }]);
  });

  it('knows the person again, and takes no other identity for them', async () => {
    const [first, again] = [await signIn('erika'), await signIn('erika')];
    expect((await me(again.headers)).body.id).toBe((await me(first.headers)).body.id);
    const other = await signIn('renamed');
    expect([other.status, sessionOf(other.headers)]).toEqual([409, '']);
  });

  it('makes HR people by the claim, and no longer when it is gone', async () => {
    const rolesOf = async (headers: Readonly<Record<string, unknown>>) =>
      ((await me(headers)).body.memberships as { role: string }[]).map(({ role }) => role);
    expect(await rolesOf((await signIn('hanna')).headers)).toEqual(['employee', 'hr']);
    await app.sql(`UPDATE memberships SET valid_from = valid_from - 10 WHERE role = 'hr'`);
    await configure({ hrValues: ['somebody else'] });
    expect(await rolesOf((await signIn('hanna')).headers)).toEqual(['employee']);
    await configure();
    expect(await rolesOf((await signIn('hanna')).headers)).toEqual(['employee', 'hr']);
  });

  it('counts as a second factor when the ID token says so, by the values that the admin expects, and never by more', async () => {
    const isStrong = async (login: string) => {
      const { headers, status } = await signIn(login);
      expect(status).toBe(303);
      const { body } = await app.call('GET', '/api/v1/me', { headers: { cookie: sessionOf(headers) } });
      const [row] = await app.sql<{ strong: boolean }>(
        'SELECT strong FROM sessions WHERE person_id = $1 ORDER BY created_at DESC LIMIT 1',
        [body.id],
      );
      return row!.strong;
    };
    expect([await isStrong('hanna'), await isStrong('otto')]).toEqual([false, false]);
    await configure({ asksSecondFactor: true });
    expect([await isStrong('hanna'), await isStrong('otto')]).toEqual([false, true]);
    // What is not signed is not believed.
    expect(await isStrong('ute')).toBe(false);
    await configure({ asksSecondFactor: true, factorValues: ['hwk'] });
    expect(await isStrong('otto')).toBe(false);
    await configure({ asksSecondFactor: true, factorValues: ['hwk', 'otp'] });
    expect(await isStrong('otto')).toBe(true);
    await configure();
  });

  it('opens no account of an admin, nor of somebody who works elsewhere, nor by an address that is not verified', async () => {
    const there = await aMunicipality(app);
    const person = { givenName: 'Erika', familyName: 'Muster' };
    await app.get(PersonsService).provide({
      ...{ ...person, email: 'admin@kommune.example', admin: true },
      memberships: [{ municipalityId: here, role: 'employee' }],
    });
    await app.get(PersonsService).provide({
      ...{ ...person, email: 'fritz@elsewhere.example' },
      memberships: [{ municipalityId: there.id, role: 'employee' }],
    });
    for (const [login, status] of [
      ['anna', 403],
      ['fritz', 403],
      ['unsure', 422],
    ] as const) {
      const answer = await signIn(login);
      expect([answer.status, sessionOf(answer.headers)]).toEqual([status, '']);
    }
  });

  it('takes an answer only once, only in the browser that asked, and only as it was', async () => {
    const mine = await go();
    const back = await provider.signIn(mine.url, 'erika');
    const other = await go();
    const changed = new URL(back);
    changed.searchParams.set('state', 'x'.repeat(43));
    for (const [url, cookie] of [
      [back, ''],
      [back, other.cookie],
      [changed, mine.cookie],
      [new URL(CALLBACK), mine.cookie],
      [new URL(`${CALLBACK}?error=access_denied&state=${back.searchParams.get('state') ?? ''}`), mine.cookie],
    ] as const) {
      const refused = await come(url, cookie);
      expect([refused.status, sessionOf(refused.headers)]).toEqual([422, '']);
    }
    expect((await come(back, mine.cookie)).status).toBe(303);
    expect((await come(back, mine.cookie)).status).toBe(422);
  });

  it('leads back to our own pages only', async () => {
    const answer = await signIn('erika', encodeURIComponent('//evil.example'));
    expect(answer.headers.location).toBe('/');
  });

  describe('is configured', () => {
    it('by admins, whose secret is encrypted and never shown', async () => {
      const { body } = await app.call('GET', at(), { token: admin.token });
      expect(body).toMatchObject({ issuer: provider.issuer, hasSecret: true, scope: 'openid email profile' });
      expect(JSON.stringify([body, await app.sql('SELECT * FROM identity_providers')])).not.toContain(SECRET);
      const hr = await somebody(app, { hrOf: [here] });
      expect((await app.call('GET', at(), { token: hr.token })).status).toBe(403);
    });

    it('with a secret from the environment by its name, but by no other name', async () => {
      expect((await configure({ secret: undefined, secretVariable: 'OIDC_SECRET_TEST' })).status).toBe(204);
      expect((await signIn('erika')).status).toBe(303);
      expect((await configure({ secret: undefined, secretVariable: 'LERNLOTSE_SECRET' })).status).toBe(400);
      expect((await configure({ secretVariable: 'OIDC_SECRET_TEST' })).body.code).toBe(
        'identity-provider-secret-twice',
      );
      expect((await configure({ secret: undefined, secretVariable: 'OIDC_SECRET_NONE' })).status).toBe(204);
      expect((await go()).status).toBe(409);
      expect((await configure({ secret: 'a wrong one' })).status).toBe(204);
      expect((await signIn('erika')).status).toBe(422);
      expect((await configure()).status).toBe(204);
    });

    it('with an issuer that can be trusted, and that answers', async () => {
      expect((await configure({ issuer: 'http://login.kommune.example' })).body.code).toBe(
        'identity-provider-issuer-invalid',
      );
      expect((await configure({ issuer: 'http://127.0.0.1:9' })).status).toBe(204);
      expect((await go()).status).toBe(422);
      expect(await app.sql('SELECT 1 FROM provider_identities')).toEqual([]);
      await configure();
    });

    it('and knows nobody any more once it knows us as another client, whose secret we have yet to be told', async () => {
      expect((await signIn('erika')).status).toBe(303);
      expect((await configure({ clientId: 'another', secret: undefined })).status).toBe(204);
      expect((await app.call('GET', at(), { token: admin.token })).body.hasSecret).toBe(false);
      expect(await app.sql('SELECT 1 FROM provider_identities')).toEqual([]);
      await configure();
    });

    it('until it is removed', async () => {
      expect((await app.call('DELETE', at(), { token: admin.token })).status).toBe(204);
      expect((await go()).status).toBe(404);
      expect((await aBrowser(app).open('/sign-in')).links('/sign-in/oidc/')).toEqual([]);
      expect((await app.call('DELETE', at(), { token: admin.token })).status).toBe(404);
    });
  });
});
