import { Clock } from '../../src/platform/system/clock.js';
import { type Answer, startApp, type TestApp } from '../support/app.js';
import { browserOf } from '../support/browser.js';
import { faultsOf } from '../support/html.js';
import { aMunicipality, type Somebody, somebody } from '../support/people.js';

const KEYS = '/api/v1/api-keys';
const HOUR = 3_600_000;

describe('A key of a program', () => {
  let app: TestApp;
  let admin: Somebody;
  let hr: Somebody;
  let here: string;
  let there: string;
  let now = Date.now();
  beforeAll(async () => {
    app = await startApp({ worker: false });
    jest.spyOn(app.get(Clock), 'now').mockImplementation(() => new Date(now));
    here = (await aMunicipality(app, { name: 'Musterstadt' })).id;
    there = (await aMunicipality(app)).id;
    admin = await somebody(app, { admin: true });
    hr = await somebody(app, { employeeOf: [here], hrOf: [here] });
  });
  afterAll(() => app.close());

  const make = (who: Somebody, body: object): Promise<Answer> =>
    app.call('POST', KEYS, { token: who.token, body: { name: 'Personalverwaltung', ...body } });
  const keyFor = async (who: Somebody, body: object) => {
    const { status, body: key } = await make(who, body);
    expect(status).toBe(201);
    return key as { id: string; prefix: string; secret: string; token: string };
  };
  const list = async (who: Somebody) =>
    (await app.call('GET', KEYS, { token: who.token })).body.items as Record<string, unknown>[];
  const courses = (token: string) => app.call('GET', '/api/v1/courses', { token });

  it('opens the routes of its scopes and no other, as a bearer token or by HTTP Basic', async () => {
    const { prefix, secret, token } = await keyFor(hr, { municipalityId: here, scopes: ['courses:read'] });
    expect((await courses(token)).status).toBe(200);
    const basic = Buffer.from(`${prefix}:${secret}`).toString('base64');
    const byBasic = await app.call('GET', '/api/v1/courses', { headers: { authorization: `Basic ${basic}` } });
    expect(byBasic.status).toBe(200);
    for (const [method, path, status] of [
      ['POST', '/api/v1/courses', 403],
      ['GET', '/api/v1/me', 401],
      ['GET', KEYS, 401],
      ['GET', '/api/v1/municipalities', 401],
      ['POST', '/api/v1/xapi/statements', 403],
    ] as const) {
      const headers = { 'x-experience-api-version': '1.0.3' };
      expect([
        path,
        (await app.call(method, path, { token, headers, body: method === 'POST' ? {} : undefined! })).status,
      ]).toEqual([path, status]);
    }
  });

  it('of the platform changes courses, under its own name in the audit log', async () => {
    const { id, token } = await keyFor(admin, { scopes: ['courses:write'] });
    const body = { provider: 'KommunalCampus', title: { de: 'Akten' } };
    const answer = await app.call('POST', '/api/v1/courses', { token, body });
    expect([201, 400]).toContain(answer.status);
    expect(answer.status).not.toBe(403);
    expect((await app.call('GET', '/admin/courses', { token })).status).toBe(303);
    const acts = await app.sql(`SELECT act FROM audit_acts WHERE actor_id = $1`, [id]);
    expect(acts).toEqual(answer.status === 201 ? [{ act: 'course.created' }] : []);
  });

  it('is given by HR for their municipality only, and with no more than they may give', async () => {
    const refusals = [
      await make(hr, { municipalityId: there, scopes: ['courses:read'] }),
      await make(hr, { scopes: ['courses:read'] }),
      await make(hr, { municipalityId: here, scopes: ['courses:write'] }),
      await make(admin, { municipalityId: there, scopes: ['courses:write'] }),
      await make(admin, { scopes: ['xapi:write'] }),
      await make(admin, { scopes: [] }),
      await make(admin, { scopes: ['everything'] }),
      await make(await somebody(app, { employeeOf: [here] }), { municipalityId: here, scopes: ['courses:read'] }),
    ];
    expect(refusals.map(({ status }) => status)).toEqual([403, 403, 422, 422, 422, 400, 400, 403]);
    const { id } = await keyFor(admin, { municipalityId: there, scopes: ['tallies:read'] });
    expect((await list(hr)).map((key) => key.municipalityId)).toEqual([here]);
    expect((await list(admin)).map((key) => key.id)).toContain(id);
    const foreign = await app.call('POST', `${KEYS}/${id}/revoke`, { token: hr.token });
    expect([foreign.status, foreign.body.code]).toEqual([404, 'api-key-not-found']);
  });

  it('shows its secret once, is kept as a hash, and says when it was used last', async () => {
    const { id, prefix, secret, token } = await keyFor(admin, { scopes: ['courses:read'] });
    const shown = async () => (await list(admin)).find((key) => key.id === id);
    expect(await shown()).toMatchObject({ prefix, lastUsedAt: null });
    expect(JSON.stringify([await list(admin), await app.sql('SELECT * FROM api_key_secrets')])).not.toContain(secret);
    expect((await courses(token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))).status).toBe(401);
    expect(await shown()).toMatchObject({ lastUsedAt: null });
    await courses(token);
    expect(await shown()).toMatchObject({ lastUsedAt: new Date(now).toISOString() });
  });

  it('gets a new secret, and the old one opens besides it until the overlap ends', async () => {
    const old = await keyFor(admin, { scopes: ['courses:read'] });
    const rotate = (overlapHours: number) =>
      app.call('POST', `${KEYS}/${old.id}/rotate`, { token: admin.token, body: { overlapHours } });
    const { token } = (await rotate(2)).body as { token: string };
    expect([(await courses(old.token)).status, (await courses(token)).status]).toEqual([200, 200]);
    now += 2 * HOUR;
    admin = await somebody(app, { admin: true });
    hr = await somebody(app, { employeeOf: [here], hrOf: [here] });
    expect([(await courses(old.token)).status, (await courses(token)).status]).toEqual([401, 200]);
    const last = (await rotate(0)).body as { token: string };
    expect([(await courses(token)).status, (await courses(last.token)).status]).toEqual([401, 200]);
  });

  it('opens nothing once it has expired or is revoked, and then gets no new secret', async () => {
    const brief = await keyFor(admin, { scopes: ['courses:read'], expiresInDays: 1 });
    const revoked = await keyFor(admin, { scopes: ['courses:read'] });
    const revoke = () => app.call('POST', `${KEYS}/${revoked.id}/revoke`, { token: admin.token });
    expect([(await revoke()).status, (await revoke()).status]).toEqual([204, 204]);
    now += 24 * HOUR;
    admin = await somebody(app, { admin: true });
    for (const { id, token } of [brief, revoked]) {
      expect((await courses(token)).status).toBe(401);
      const answer = await app.call('POST', `${KEYS}/${id}/rotate`, { token: admin.token, body: {} });
      expect([answer.status, answer.body.code]).toEqual([409, 'api-key-ended']);
    }
    const acts = await app.sql<{ act: string }>(`SELECT act FROM audit_acts WHERE subject = $1 ORDER BY position`, [
      revoked.id,
    ]);
    expect(acts).toEqual([{ act: 'api-key.created' }, { act: 'api-key.revoked' }]);
  });

  it('is made, renewed and revoked on a page, by HR for their own municipality', async () => {
    hr = await somebody(app, { employeeOf: [here], hrOf: [here] });
    const browser = await browserOf(app, { id: hr.personId });
    const first = await browser.open('/api-keys');
    const form = await first.send('/api-keys/new', { municipalityId: here });
    expect(form.heading).toBe('Zugangsschlüssel für Musterstadt');
    expect(form.text).not.toContain('courses:write');
    const issued = await form.send('/api-keys', { name: 'Bericht', scopes: ['tallies:read'] });
    expect(issued.heading).toBe('Der Schlüssel „Bericht“ ist bereit');
    const [token = ''] = /lotse_[\w-]+/.exec(issued.html) ?? [];
    const shown = await browser.open('/api-keys');
    expect(shown.html).not.toContain(token);
    expect(shown.text).toContain('Stand der Gutscheine lesen');
    for (const page of [first, form, issued, shown]) expect(faultsOf(page.html)).toEqual([]);
    const renewed = await shown.send(/\/rotate$/, { overlapHours: '24' });
    expect(renewed.text).toContain('Das alte Geheimnis gilt noch bis');
    const revoked = await (await browser.open('/api-keys')).send(/\/revoke$/);
    expect(revoked.text).toContain('Der Schlüssel ist gesperrt.');
    expect((await browser.open('/api-keys/new')).status).toBe(403);
    // What an admin alone may give, HR may end and not renew.
    const { id } = await keyFor(admin, { municipalityId: here, scopes: ['scim:manage'] });
    const { html } = await browser.open('/api-keys');
    expect([html.includes(`/api-keys/${id}/revoke`), html.includes(`/api-keys/${id}/rotate`)]).toEqual([true, false]);
  });

  it('is made by an admin for the platform, or for a municipality that is found by its name', async () => {
    admin = await somebody(app, { admin: true });
    const browser = await browserOf(app, { id: admin.personId });
    const first = await browser.open('/api-keys');
    expect(first.links('/api-keys/new')).toEqual(['/api-keys/new']);
    expect((await browser.open('/api-keys/new')).heading).toBe('Zugangsschlüssel für die ganze Plattform');
    const found = await first.send('/api-keys', { search: 'musterstad' }, 'GET');
    const form = await browser.open(found.links('/api-keys/new?')[0] ?? '');
    expect(form.heading).toBe('Zugangsschlüssel für Musterstadt');
    expect((await form.send('/api-keys', { name: 'Bericht', scopes: ['tallies:read'] })).status).toBe(200);
    expect((await browser.open('/api-keys')).text).toContain('Musterstadt');
    const none = await first.send('/api-keys', { search: 'Nirgendwo' }, 'GET');
    expect(none.text).toContain('Keine Kommune heißt so.');
    for (const page of [first, found, none]) expect(faultsOf(page.html)).toEqual([]);
  });

  it('stands on pages of 25 with the others, and is made for nobody whom one does not serve', async () => {
    await Promise.all(
      Array.from({ length: 27 }, () => keyFor(admin, { municipalityId: there, scopes: ['courses:read'] })),
    );
    const browser = await browserOf(app, { id: admin.personId });
    const rows = (html: string): number => html.match(/<code>/g)?.length ?? 0;
    const all = (await list(admin)).length;
    const first = await browser.open('/api-keys');
    const second = await browser.open(first.links('/api-keys?page=')[0] ?? '');
    expect([rows(first.html), rows(second.html)]).toEqual([25, Math.min(25, all - 25)]);
    expect(faultsOf(first.html)).toEqual([]);
    const asHr = await browserOf(app, { id: hr.personId });
    for (const wanted of [there, 'nonsense', 'a0b6f0c5-0f4c-4f0e-8a4f-6b8d6a3f9999']) {
      expect((await asHr.open(`/api-keys/new?municipalityId=${wanted}`)).status).toBe(403);
    }
  });
});
