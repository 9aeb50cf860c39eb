import { PersonsService } from '../../src/accounts/index.js';
import { startApp, type TestApp } from '../support/app.js';
import { aBrowser, type Browser, browserOf } from '../support/browser.js';
import { faultsOf } from '../support/html.js';
import { anOpenIdProvider, type OpenIdProvider } from '../support/identity-provider.js';
import { aMunicipality, type Somebody, somebody } from '../support/people.js';

const SECRET = 'a secret that both sides know';
const PASSWORD = 'alter Anker auf Lehmboden';

describe('The page on how each municipality signs in', () => {
  let app: TestApp;
  let provider: OpenIdProvider;
  let person: Somebody;
  let admin: Browser;
  let here: string;

  beforeAll(async () => {
    const redirectUri = 'http://localhost:3000/sign-in/oidc/callback';
    provider = await anOpenIdProvider({ people: {}, redirectUri, secret: SECRET });
    app = await startApp({ worker: false });
    person = await somebody(app, { admin: true });
    admin = await browserOf(app, { id: person.personId });
    here = (await aMunicipality(app, { name: 'Musterstadt' })).id;
  });
  afterAll(async () => {
    await app.close();
    await provider.close();
  });

  const at = () => `/admin/sign-on/${here}`;
  const provide = async (use: 'offered' | 'required' | 'off', more: Record<string, string> = {}) => {
    const page = await admin.open(at());
    return page.send(`${at()}/provider`, {
      ...{ issuer: provider.issuer, clientId: 'lernlotse', scope: 'openid email profile', use },
      ...{ roleClaim: 'groups', hrValues: 'personal\ncn=hr,dc=kommune\n', ...more },
    });
  };
  const login = (email: string) => app.call('POST', '/api/v1/auth/login', { body: { email, password: PASSWORD } });
  const anEmployee = async (email: string, ...places: readonly string[]) => {
    const memberships = places.map((municipalityId) => ({ municipalityId, role: 'employee' }) as const);
    const name = { givenName: 'Erika', familyName: 'Muster' };
    await app.get(PersonsService).provide({ ...name, email, password: PASSWORD, memberships });
  };

  it('leads from the list to a form that says what to register and keeps the secret to itself', async () => {
    const list = await admin.open('/admin/sign-on?search=Musterstdat');
    expect(list.text).toContain('Alle Kommunen melden sich mit E-Mail-Adresse und Passwort an');
    expect(list.links('/admin/sign-on/')).toEqual([at()]);
    const empty = await admin.open(at());
    expect(empty.text).toContain('Musterstadt hat noch keinen eigenen Anmeldedienst');
    expect(empty.text).toContain('http://localhost:3000/sign-in/oidc/callback');
    const saved = await provide('offered', { secret: SECRET });
    expect(saved.text).toContain('Der Anmeldedienst ist gespeichert.');
    expect(saved.text).toContain('Musterstadt kann sich beim eigenen Anmeldedienst anmelden');
    expect(saved.html).not.toContain(SECRET);
    for (const page of [list, empty, saved]) expect(faultsOf(page.html)).toEqual([]);
    const [row] = await app.sql(`SELECT hr_values FROM identity_providers`);
    expect(row).toEqual({ hr_values: ['personal', 'cn=hr,dc=kommune'] });
    expect((await admin.open('/admin/sign-on')).text).toContain('1 Kommune meldet sich bei ihrem eigenen');
  });

  it('checks the provider, point by point', async () => {
    const good = await (await admin.open(at())).send(`${at()}/check`);
    expect(good.text).toContain('Der Anmeldedienst antwortet');
    expect(good.text).toContain('PKCE mit S256: wird angeboten.');
    expect(good.text).toContain('Schlüssel: veröffentlicht.');
    await provide('offered', { issuer: 'http://127.0.0.1:9' });
    const bad = await (await admin.open(at())).send(`${at()}/check`);
    expect(bad.text).toContain('So gelingt keine Anmeldung');
    expect(bad.text).toContain('.well-known/openid-configuration');
    await provide('offered', { secret: '', secretVariable: 'OIDC_SECRET_NONE' });
    const { token } = person;
    const answer = await app.call('POST', `/api/v1/municipalities/${here}/identity-provider/check`, { token });
    expect([answer.status, answer.body.works]).toEqual([200, false]);
    expect(answer.body.findings).toContainEqual({ point: 'secret', state: 'bad' });
    expect((await provide('offered', { secret: SECRET, secretVariable: '' })).status).toBe(200);
  });

  it.each<{ field: string; sent: Record<string, string>; said: string }>([
    { field: 'issuer', sent: { issuer: 'http://login.kommune.example' }, said: 'nicht zulässig' },
    { field: 'secretVariable', sent: { secret: '', secretVariable: 'PATH' }, said: 'beginnt mit OIDC_SECRET_' },
    { field: 'secretVariable', sent: { secretVariable: 'OIDC_SECRET_X' }, said: 'entweder das Geheimnis selbst' },
    { field: 'scope', sent: { scope: 'profile' }, said: 'beginnt mit openid' },
  ])('says at $field what is refused, leads there, and keeps what was typed: $sent', async ({ field, sent, said }) => {
    const refused = await provide('offered', { secret: SECRET, ...sent });
    expect(refused.status).toBe(422);
    expect(refused.links('#')).toContain(`#${field}`);
    const marked = [...refused.html.matchAll(/<(?:input|textarea|select)[^>]* aria-invalid[^>]*>/g)].map(String);
    expect(marked).toEqual([expect.stringContaining(`aria-describedby="${field}-hint ${field}-error"`)]);
    expect(marked[0]).toContain(`value="${Object.values(sent).at(-1) ?? ''}"`);
    expect(refused.html).toMatch(new RegExp(`id="${field}-error".*?${said}`));
    expect(refused.html).not.toContain(SECRET);
  });

  it('leads home who changes the language where nothing can be opened', async () => {
    const refused = await provide('offered', { issuer: 'http://login.kommune.example' });
    const home = await admin.open(refused.links('/language?to=en')[0] ?? '');
    expect([home.status, home.path]).toEqual([200, '/admin/overview']);
    expect((await admin.open(home.links('/language?to=de')[0] ?? '')).path).toBe('/admin/overview');
  });

  it('can make it the only way in for those who belong there alone, and switch it off without forgetting it', async () => {
    const there = (await aMunicipality(app)).id;
    await anEmployee('only@kommune.example', here);
    await anEmployee('both@kommune.example', here, there);
    expect((await login('only@kommune.example')).status).toBe(200);
    await provide('required');
    const refused = await login('only@kommune.example');
    expect([refused.status, refused.body.code]).toEqual([401, 'sign-in-at-provider']);
    expect((await login('both@kommune.example')).status).toBe(200);
    const form = await aBrowser(app).open('/sign-in');
    const page = await form.send('/sign-in', { email: 'only@kommune.example', password: PASSWORD });
    expect(page.text).toContain('nur die Anmeldung bei ihrem eigenen Anmeldedienst');
    expect(page.links('/sign-in/oidc/')).toHaveLength(1);
    const wrong = await form.send('/sign-in', { email: 'only@kommune.example', password: 'wrong' });
    expect(wrong.text).not.toContain('Anmeldedienst zu.');
    await provide('off');
    expect((await login('only@kommune.example')).status).toBe(200);
    expect((await aBrowser(app).open('/sign-in')).links('/sign-in/oidc/')).toEqual([]);
    expect((await app.call('GET', `/sign-in/oidc/${here}`)).status).toBe(404);
    const body = { issuer: provider.issuer, clientId: 'x', isEnabled: false, isRequired: true };
    const both = await app.call('PUT', `/api/v1/municipalities/${here}/identity-provider`, {
      token: person.token,
      body,
    });
    expect([both.status, both.body.code]).toEqual([422, 'required-provider-is-enabled']);
  });

  it('demands a second factor of HR there, at once and of nobody else', async () => {
    const there = (await aMunicipality(app)).id;
    const hr = await somebody(app, { employeeOf: [here], hrOf: [here] });
    const other = await somebody(app, { employeeOf: [there], hrOf: [there] });
    const tallies = (token: string) => app.call('GET', '/api/v1/programmes', { token });
    const asked = await (await admin.open(at())).send(`${at()}/second-factor`, { decision: 'demand' });
    expect(asked.text).toContain('Von der Personalstelle wird ein zweiter Faktor verlangt');
    expect((await (await browserOf(app, { id: hr.personId })).open('/hr/overview')).status).toBe(403);
    expect((await (await browserOf(app, { id: other.personId })).open('/hr/overview')).status).toBe(200);
    expect((await tallies(hr.token)).status).toBe(200);
    const state = await app.call('GET', '/api/v1/me/second-factor', { token: hr.token });
    expect(state.body).toMatchObject({ isRequired: true, isEnrolled: false });
    await app.sql(`UPDATE sessions SET strong = true WHERE person_id = $1`, [hr.personId]);
    expect((await (await browserOf(app, { id: hr.personId })).open('/hr/overview')).status).toBe(403);
    expect((await app.call('GET', '/api/v1/me/second-factor', { token: hr.token })).body.isRequired).toBe(true);
    await (await admin.open(at())).send(`${at()}/second-factor`, { decision: 'waive' });
    expect((await (await browserOf(app, { id: hr.personId })).open('/hr/overview')).status).toBe(200);
  });

  it('demands it of admins, who then are none until they show it', async () => {
    const asked = await (
      await admin.open('/admin/sign-on')
    ).send('/admin/sign-on/second-factor', {
      decision: 'demand',
    });
    expect(asked.status).toBe(403);
    expect((await app.call('GET', '/api/v1/second-factor-demand', { token: person.token })).status).toBe(403);
    await app.sql(`UPDATE sessions SET strong = true WHERE person_id = $1`, [person.personId]);
    const body = { isDemanded: false };
    expect((await app.call('PUT', '/api/v1/second-factor-demand', { token: person.token, body })).status).toBe(204);
    const { body: demand } = await app.call('GET', '/api/v1/second-factor-demand', { token: person.token });
    expect(demand).toEqual({ isDemanded: false, byEnvironment: false });
  });

  it('leaves each act in the audit log, and asks before it removes', async () => {
    const ask = await admin.open(`${at()}/remove`);
    expect(ask.text).toContain('Anmeldedienst von Musterstadt entfernen?');
    expect((await ask.send(`${at()}/remove`)).text).toContain('Der Anmeldedienst ist entfernt.');
    const acts = await app.sql<{ act: string; actor_id: string }>('SELECT act, actor_id FROM audit_acts');
    expect(new Set(acts.map(({ act }) => act))).toEqual(
      new Set([
        ...['identity-provider.set', 'identity-provider.checked', 'identity-provider.removed'],
        ...['second-factor.demanded', 'second-factor.waived'],
      ]),
    );
    expect(new Set(acts.map(({ actor_id }) => actor_id))).toEqual(new Set([person.personId]));
  });
});
