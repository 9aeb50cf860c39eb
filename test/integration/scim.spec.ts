import { berlinDay } from '../../src/kernel/calendar.js';
import { startApp, type TestApp } from '../support/app.js';
import { aMunicipality, type Somebody, somebody } from '../support/people.js';
import { aPostOffice, type PostOffice } from '../support/post.js';
import { aScimUser, anHrSystem, type HrSystem, SCIM } from '../support/scim.js';
import { signIn } from '../support/story.js';

const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error';
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const PASSWORD = 'Ein Satz nur für Erika';

describe('The HR system of a municipality', () => {
  let app: TestApp;
  let office: PostOffice;
  let admin: Somebody;
  let here: string;
  let there: string;
  let system: HrSystem;
  let neighbour: HrSystem;
  const today = berlinDay(new Date());

  beforeAll(async () => {
    office = await aPostOffice();
    const env = { SMTP_URL: office.url, SMTP_REQUIRE_TLS: 'false', PUBLIC_URL: 'https://lernlotse.example' };
    app = await startApp({ env });
    admin = await somebody(app, { admin: true });
    here = (await aMunicipality(app, { name: 'Musterstadt' })).id;
    there = (await aMunicipality(app, { name: 'Nachbarstadt' })).id;
    system = await anHrSystem(app, here);
    neighbour = await anHrSystem(app, there);
  });
  afterAll(async () => {
    await app.close();
    await office.close();
    for (const name of ['SMTP_URL', 'SMTP_REQUIRE_TLS', 'PUBLIC_URL']) Reflect.deleteProperty(process.env, name);
  });

  const create = async (by: HrSystem, changes: object = {}) => {
    const { status, body } = await by.call('POST', '/Users', aScimUser(changes));
    expect([status, body.detail]).toEqual([201, undefined]);
    return body as { id: string; userName: string; meta: { version: string } };
  };
  const patch = (by: HrSystem, path: string, ...Operations: object[]) => by.call('PATCH', path, { Operations });
  const account = async (id: string) =>
    (
      await app.sql<{ email: string; given_name: string; family_name: string; password_hash: string | null }>(
        'SELECT email, given_name, family_name, password_hash FROM persons WHERE id = $1',
        [id],
      )
    )[0]!;
  const memberships = (id: string) =>
    app.sql<{ role: string; unit: string | null; here: boolean; until: string | null }>(
      `SELECT role, unit, municipality_id = $2 AS here, valid_until::text AS until FROM memberships WHERE person_id = $1
       ORDER BY valid_until NULLS LAST, role`,
      [id, here],
    );
  const mailsTo = (address: string) => office.received.filter(({ to }) => to.includes(address));
  const linkIn = (content = '') =>
    /\/password\/new\?token=([\w-]{43})/.exec(content.replaceAll('=\r\n', '').replaceAll('=3D', '='))?.[1] ?? '';
  const acts = async (subject: string) =>
    (await app.sql<{ act: string }>('SELECT act FROM audit_acts WHERE subject = $1 ORDER BY position', [subject])).map(
      ({ act }) => act,
    );

  it('gets its key from an admin, for one municipality', async () => {
    const hr = await somebody(app, { employeeOf: [here], hrOf: [here] });
    const make = (who: Somebody, body: object) =>
      app.call('POST', '/api/v1/api-keys', {
        token: who.token,
        body: { name: 'Personalsystem', scopes: ['scim:manage'], ...body },
      });
    expect((await make(hr, { municipalityId: here })).body.code).toBe('api-key-scope-not-yours');
    expect((await make(admin, {})).body.code).toBe('api-key-scope-not-yours');
    const { status, body } = await make(admin, { municipalityId: here });
    expect(status).toBe(201);
    const rotated = await app.call('POST', `/api/v1/api-keys/${body.id as string}/rotate`, {
      token: hr.token,
      body: {},
    });
    expect(rotated.body.code).toBe('api-key-scope-not-yours');
    expect((await app.call('POST', `/api/v1/api-keys/${body.id as string}/revoke`, { token: hr.token })).status).toBe(
      204,
    );
  });

  it('learns what is spoken', async () => {
    const config = await system.call('GET', '/ServiceProviderConfig');
    expect(config.headers['content-type']).toBe('application/scim+json; charset=utf-8');
    expect(config.body).toMatchObject({
      patch: { supported: true },
      bulk: { supported: false },
      filter: { maxResults: 200 },
    });
    expect((await system.call('GET', '/ResourceTypes')).body.Resources.map(({ id }: { id: string }) => id)).toEqual([
      'User',
      'Group',
    ]);
    const schemas = (await system.call('GET', '/Schemas')).body.Resources as { id: string }[];
    expect(schemas).toHaveLength(3);
    for (const { id } of schemas) expect((await system.call('GET', `/Schemas/${id}`)).body.id).toBe(id);
    expect((await system.call('GET', '/ResourceTypes/User')).body.endpoint).toBe('/Users');
    expect((await system.call('GET', '/Schemas/urn:x')).status).toBe(404);
  });

  it('accompanies a person from the first to the last day', async () => {
    const email = 'erika.muster@musterstadt.example';
    const body = aScimUser({ userName: email, externalId: '4711', [ENTERPRISE]: { department: 'Bauamt' } });
    const created = await system.call('POST', '/Users', body);
    expect(created.status).toBe(201);
    const { id } = created.body as { id: string };
    expect(created.headers).toMatchObject({
      location: `https://lernlotse.example${SCIM}/Users/${id}`,
      etag: created.body.meta.version,
    });
    expect(await memberships(id)).toEqual([{ role: 'employee', unit: 'Bauamt', here: true, until: null }]);
    expect((await account(id)).password_hash).toBeNull();

    await app.jobsDone();
    const [mail] = mailsTo(email);
    const token = linkIn(mail?.content);
    const set = await app.call('POST', '/api/v1/auth/password-resets', { body: { token, password: PASSWORD } });
    expect(set.status).toBe(204);
    const erika = await signIn(app, email, PASSWORD);
    expect((await erika.get('/me')).memberships).toMatchObject([{ municipality: 'Musterstadt', unit: 'Bauamt' }]);

    const found = await system.call(
      'GET',
      `/Users?filter=${encodeURIComponent('externalId eq "4711" and userName sw "erika"')}`,
    );
    expect(found.body).toMatchObject({ totalResults: 1, Resources: [{ id, active: true }] });
    const known = await system.call('GET', `/Users/${id}`, undefined, { 'if-none-match': created.headers.etag });
    expect([known.status, known.body]).toEqual([304, '']);

    const renamed = await patch(system, `/Users/${id}`, { op: 'replace', path: 'name.familyName', value: 'Beispiel' });
    expect(renamed.body).toMatchObject({ displayName: 'Erika Beispiel', [ENTERPRISE]: { department: 'Bauamt' } });
    expect((await account(id)).family_name).toBe('Beispiel');
    expect((await erika.get('/me')).familyName).toBe('Beispiel');

    const left = await patch(system, `/Users/${id}`, { op: 'replace', path: 'active', value: false });
    expect(left.body).toMatchObject({ active: false, [ENTERPRISE]: { department: 'Bauamt' } });
    expect((await erika.attempt('GET', '/me')).status).toBe(401);
    expect(await memberships(id)).toMatchObject([{ role: 'employee', here: true }]);
    expect((await signIn(app, email, PASSWORD).then((again) => again.get('/me'))).memberships).toEqual([]);
    expect(await app.sql('SELECT 1 FROM memberships WHERE person_id = $1 AND settled_at IS NULL', [id])).toEqual([]);

    const put = { ...body, name: { givenName: 'Erika', familyName: 'Beispiel' } };
    expect((await system.call('PUT', `/Users/${id}`, put)).body.active).toBe(false);
    const back = await patch(system, `/Users/${id}`, { op: 'replace', path: 'active', value: true });
    expect(back.body).toMatchObject({ active: true, [ENTERPRISE]: { department: 'Bauamt' } });
    expect((await memberships(id)).at(-1)).toEqual({ role: 'employee', unit: 'Bauamt', here: true, until: null });
    await app.jobsDone();
    expect(mailsTo(email).filter(({ content }) => linkIn(content) !== '')).toHaveLength(1);

    expect((await system.call('DELETE', `/Users/${id}`)).status).toBe(204);
    expect((await system.call('DELETE', `/Users/${id}`)).status).toBe(404);
    expect((await system.call('GET', `/Users/${id}`)).status).toBe(404);
    expect((await memberships(id)).every(({ until }) => until !== null && until < today)).toBe(true);
    expect(await acts(id)).toEqual([
      ...['scim-user.created', 'password.reset', 'scim-user.changed', 'membership.end-planned', 'scim-user.changed'],
      ...['membership.ended', 'scim-user.changed', 'membership.end-planned', 'scim-user.deleted', 'membership.ended'],
    ]);
    // Somebody who comes back is the same person, with the same way in.
    expect((await system.call('POST', '/Users', body)).body).toMatchObject({ id, active: true });
    expect((await signIn(app, email, PASSWORD).then((again) => again.get('/me'))).memberships).toHaveLength(1);
  });

  it('stands in the audit log of the municipality under the name of its key', async () => {
    const { id } = await create(system);
    const hr = await somebody(app, { employeeOf: [here], hrOf: [here] });
    const { body } = await app.call('GET', `/api/v1/audit-acts?subject=${id}&municipalityId=${here}`, {
      token: hr.token,
    });
    expect(body.items).toMatchObject([
      {
        act: 'scim-user.created',
        words: 'Person vom Personalsystem angelegt',
        actorKind: 'key',
        actorName: 'Personalsystem',
      },
    ]);
  });

  it('speaks as Entra ID does', async () => {
    const { body } = await system.call('POST', '/Users', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', ENTERPRISE],
      ...{ externalId: 'entra-1', userName: 'otto@musterstadt.example', active: 'True', displayName: 'Otto Beispiel' },
      emails: [{ primary: true, type: 'work', value: 'Otto@Musterstadt.example' }],
      meta: { resourceType: 'User' },
      name: { formatted: 'Otto Beispiel', familyName: 'Beispiel', givenName: 'Otto' },
      roles: [],
      [ENTERPRISE]: { employeeNumber: '7', department: 'Kämmerei', manager: { value: '1' } },
    });
    expect(body).toMatchObject({ active: true, emails: [{ value: 'otto@musterstadt.example' }] });
    const path = `/Users/${body.id as string}`;
    const changed = await system.call('PATCH', path, {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: [
        { op: 'Replace', path: 'userName', value: 'otto.neu@musterstadt.example' },
        { op: 'Replace', path: 'emails[type eq "work"].value', value: 'otto.neu@musterstadt.example' },
        { op: 'Add', path: `${ENTERPRISE}:department`, value: 'Stadtkasse' },
        { op: 'Add', path: 'phoneNumbers[type eq "work"].value', value: '0261' },
      ],
    });
    expect(changed.body).toMatchObject({
      userName: 'otto.neu@musterstadt.example',
      emails: [{ value: 'otto.neu@musterstadt.example' }],
      [ENTERPRISE]: { department: 'Stadtkasse' },
    });
    expect((await account(body.id as string)).email).toBe('otto.neu@musterstadt.example');
    await app.jobsDone();
    expect(mailsTo('otto@musterstadt.example').at(-1)?.content).toContain('E-Mail-Adresse');
    const off = await patch(system, path, { op: 'Replace', path: 'active', value: 'False' });
    expect(off.body.active).toBe(false);
    const pathless = await patch(system, path, { op: 'replace', value: { active: true, 'name.givenName': 'Ottokar' } });
    expect(pathless.body).toMatchObject({ active: true, name: { givenName: 'Ottokar' } });
    // What is said again changes nothing.
    const again = await patch(system, path, { op: 'replace', value: { active: true } });
    expect(again.headers.etag).toBe(pathless.headers.etag);
  });

  it('keeps units as groups, whose members it adds and takes out', async () => {
    const [a, b, gone] = [await create(system), await create(system), await create(system, { active: false })];
    const unit = { displayName: 'Standesamt', externalId: 'g-1', members: [{ value: a.id }] };
    const { body: group, status } = await system.call('POST', '/Groups', unit);
    expect([status, group.members]).toMatchObject([201, [{ value: a.id }]]);
    const path = `/Groups/${group.id as string}`;
    const user = await system.call('GET', `/Users/${a.id}`);
    expect(user.body).toMatchObject({
      groups: [{ value: group.id, display: 'Standesamt' }],
      [ENTERPRISE]: { department: 'Standesamt' },
    });
    const added = await patch(system, path, {
      op: 'Add',
      path: 'members',
      value: [{ value: b.id }, { value: gone.id }],
    });
    expect(added.body.members.map(({ value }: { value: string }) => value)).toEqual([a.id, b.id]);
    const removed = await patch(system, path, { op: 'Remove', path: 'members', value: [{ value: a.id }] });
    expect(removed.body.members.map(({ value }: { value: string }) => value)).toEqual([b.id]);
    const renamed = await patch(system, path, { op: 'replace', value: { id: group.id, displayName: 'Bürgerdienste' } });
    expect(renamed.body).toMatchObject({ displayName: 'Bürgerdienste', members: [{ value: b.id }] });
    const list = await system.call(
      'GET',
      '/Groups?excludedAttributes=members&filter=displayName%20eq%20%22b%C3%BCrgerdienste%22',
    );
    expect(list.body.Resources).toMatchObject([{ id: group.id }]);
    expect(list.body.Resources[0]).not.toHaveProperty('members');
    expect((await system.call('POST', '/Groups', { displayName: 'bürgerdienste' })).body.scimType).toBe('uniqueness');
    // A unit that came in another way becomes a group with the people that it has.
    const c = await create(system, { [ENTERPRISE]: { department: 'Ordnungsamt' } });
    const adopted = await system.call('POST', '/Groups', { displayName: 'Ordnungsamt' });
    expect(adopted.body.members).toMatchObject([{ value: c.id }]);
    expect((await patch(system, path, { op: 'add', path: 'members', value: [{ value: admin.personId }] })).status).toBe(
      400,
    );
    expect((await neighbour.call('GET', path)).status).toBe(404);
    expect((await system.call('DELETE', path)).status).toBe(204);
    expect((await system.call('GET', `/Users/${b.id}`)).body[ENTERPRISE]).toEqual({});
    expect(await acts(group.id as string)).toEqual([
      'scim-group.created',
      ...Array.from({ length: 3 }, () => 'scim-group.changed'),
      'scim-group.deleted',
    ]);
  });

  it('says who is HR only with a key that may, and never takes the last one', async () => {
    const { id } = await create(system);
    const add = { op: 'add', path: 'members', value: [{ value: id }] };
    const refused = await patch(system, '/Groups/hr', add);
    expect([refused.status, refused.body.schemas]).toEqual([403, [ERROR]]);
    const before = (await system.call('GET', '/Groups/hr')).body.members as { value: string }[];
    const trusted = await anHrSystem(app, here, ['scim:appoint-hr']);
    expect((await patch(trusted, '/Groups/hr', add)).body.members).toHaveLength(before.length + 1);
    expect((await memberships(id)).map(({ role }) => role)).toEqual(['employee', 'hr']);
    expect(await acts(id)).toContain('hr.begun-by-scim');
    const less = before.map(({ value }) => ({ op: 'remove', path: `members[value eq "${value}"]` }));
    expect((await patch(trusted, '/Groups/hr', ...less)).body.members).toMatchObject([{ value: id }]);
    expect((await patch(trusted, '/Groups/hr', { op: 'remove', path: 'members' })).status).toBe(409);
    expect((await trusted.call('DELETE', `/Users/${id}`)).status).toBe(409);
    expect((await trusted.call('DELETE', '/Groups/hr')).body.scimType).toBe('mutability');
    expect((await patch(trusted, '/Groups/hr', { op: 'replace', path: 'displayName', value: 'X' })).body.scimType).toBe(
      'mutability',
    );
  });

  it('takes over whom it did not bring', async () => {
    const email = 'laenger.da@musterstadt.example';
    const old = await somebody(app, { email, employeeOf: [here] });
    const found = await system.call(
      'GET',
      `/Users?filter=${encodeURIComponent(`userName eq "${email.toUpperCase()}"`)}`,
    );
    expect(found.body.Resources).toMatchObject([{ id: old.personId, active: true }]);
    const { body } = await system.call(
      'POST',
      '/Users',
      aScimUser({ userName: 'laenger', emails: [{ value: email }] }),
    );
    expect(body).toMatchObject({ id: old.personId, userName: 'laenger' });
    expect(await memberships(old.personId)).toHaveLength(1);
  });

  describe('does not reach what is not its own', () => {
    it('people of another municipality', async () => {
      const { id } = await create(system);
      for (const answer of [
        await neighbour.call('GET', `/Users/${id}`),
        await neighbour.call('PUT', `/Users/${id}`, aScimUser()),
        await patch(neighbour, `/Users/${id}`, { op: 'replace', path: 'active', value: false }),
        await neighbour.call('DELETE', `/Users/${id}`),
        await neighbour.call('GET', '/Users/not-an-id'),
      ]) {
        expect([answer.status, answer.body]).toMatchObject([404, { schemas: [ERROR], status: '404' }]);
      }
      expect((await neighbour.call('GET', '/Users')).body.Resources.map((one: { id: string }) => one.id)).not.toContain(
        id,
      );
      expect(await memberships(id)).toMatchObject([{ until: null }]);
    });

    it('an account that is there already: it belongs to it too, and tells nothing of itself', async () => {
      const email = 'zwei.orte@kommune.example';
      const known = await somebody(app, { email, givenName: 'Zoë', familyName: 'Zaun', employeeOf: [there] });
      await app.sql(`UPDATE memberships SET unit = 'Geheim' WHERE person_id = $1`, [known.personId]);
      const body = aScimUser({ userName: email });
      const created = await system.call('POST', '/Users', body);
      expect([created.status, created.body.name]).toMatchObject([201, { givenName: 'Erika', familyName: 'Muster' }]);
      expect(JSON.stringify(created.body)).not.toMatch(/Zoë|Zaun|Geheim/);
      const stranger = await system.call('POST', '/Users', aScimUser());
      expect(Object.keys(created.body)).toEqual(Object.keys(stranger.body));
      const path = `/Users/${known.personId}`;
      const changed = await patch(
        system,
        path,
        { op: 'replace', path: 'emails[type eq "work"].value', value: 'uebernommen@musterstadt.example' },
        { op: 'replace', path: 'name.givenName', value: 'Anders' },
      );
      expect(changed.body).toMatchObject({
        name: { givenName: 'Anders' },
        emails: [{ value: 'uebernommen@musterstadt.example' }],
      });
      expect(await account(known.personId)).toMatchObject({ email, given_name: 'Zoë', family_name: 'Zaun' });
      expect((await memberships(known.personId)).map((one) => one.here).sort()).toEqual([false, true]);
      await app.jobsDone();
      expect(mailsTo(email).filter(({ content }) => content.includes('weitere'))).toHaveLength(1);
      expect((await system.call('DELETE', path)).status).toBe(204);
      expect((await memberships(known.personId)).filter(({ until }) => until === null)).toMatchObject([
        { here: false },
      ]);
    });

    it('an admin of the platform', async () => {
      const email = 'admin.selbst@lernlotse.example';
      const { personId } = await somebody(app, { email, givenName: 'Ada', admin: true });
      expect((await system.call('POST', '/Users', aScimUser({ userName: email }))).status).toBe(201);
      await system.call('PUT', `/Users/${personId}`, aScimUser({ userName: 'meins@musterstadt.example' }));
      expect(await account(personId)).toMatchObject({ email, given_name: 'Ada' });
    });
  });

  it('puts its looks on record, once a day', async () => {
    const { id } = await create(system);
    for (let look = 0; look < 3; look += 1) await system.call('GET', `/Users/${id}`);
    const seen = await app.sql('SELECT viewer_role, kind FROM accesses WHERE person_id = $1', [id]);
    expect(seen).toEqual([{ viewer_role: 'hr-system', kind: 'staff' }]);
  });

  describe('is refused in the words of SCIM', () => {
    const saying = (status: number, scimType?: string) => ({
      ...{ schemas: [ERROR], status: String(status), detail: expect.stringMatching(/^\S.*\.$/) as string },
      ...(scimType !== undefined && { scimType }),
    });

    it('without a key, and with one for something else', async () => {
      const call = (headers: Record<string, string>) => app.call('GET', `${SCIM}/Users`, { headers });
      const other = await anHrSystem(app, here, ['courses:read']);
      for (const [answer, status] of [
        [await call({}), 401],
        [await call({ authorization: 'Bearer lotse_00_wrong' }), 401],
        [await call({ authorization: `Bearer ${admin.token}` }), 401],
        [await other.call('GET', '/Users'), 403],
      ] as const) {
        expect([answer.status, answer.body]).toEqual([status, saying(status)]);
        expect(answer.headers['content-type']).toBe('application/scim+json; charset=utf-8');
      }
      expect((await call({})).headers['www-authenticate']).toContain('realm');
    });

    it.each<[string, () => Promise<unknown>, number, string | undefined]>([
      [
        'an unknown attribute in a filter',
        () => system.call('GET', '/Users?filter=shoeSize%20eq%201'),
        400,
        'invalidFilter',
      ],
      ['a bad filter', () => system.call('GET', '/Users?filter=userName%20eq'), 400, 'invalidFilter'],
      ['a long filter', () => system.call('GET', `/Users?filter=${'a'.repeat(1_001)}`), 400, 'invalidFilter'],
      ['a place that is no number', () => system.call('GET', '/Users?startIndex=x'), 400, 'invalidValue'],
      ['an unknown query', () => system.call('GET', '/Users?shoeSize=1'), 400, 'invalidSyntax'],
      [
        'an unknown path',
        () => patch(system, '/Users/ID', { op: 'replace', path: 'shoeSize', value: 1 }),
        400,
        'invalidPath',
      ],
      [
        'an attribute of ours',
        () => patch(system, '/Users/ID', { op: 'replace', path: 'id', value: 'x' }),
        400,
        'mutability',
      ],
      ['a target that is not there', () => patch(system, '/Users/ID', { op: 'remove' }), 400, 'noTarget'],
      [
        'too many operations',
        () => patch(system, '/Users/ID', ...Array.from({ length: 1_001 }, () => ({ op: 'remove', path: 'title' }))),
        ...([400, 'tooMany'] as const),
      ],
      ['a name that is missing', () => system.call('POST', '/Users', aScimUser({ name: {} })), 400, 'invalidValue'],
      ['a body that is no JSON', () => system.call('POST', '/Users', '{'), 400, 'invalidSyntax'],
      ['a body that is nothing', () => system.call('POST', '/Users', '""'), 400, 'invalidValue'],
      ['a prototype', () => system.call('POST', '/Users', '{"__proto__":{"a":1}}'), 400, 'invalidSyntax'],
      ['much nesting', () => system.call('POST', '/Users', '['.repeat(40) + ']'.repeat(40)), 400, 'invalidSyntax'],
      [
        'a large body',
        () => system.call('POST', '/Users', JSON.stringify({ userName: 'x'.repeat(1_100_000) })),
        413,
        undefined,
      ],
      [
        'another type',
        () => system.call('POST', '/Users', '<x/>', { 'content-type': 'application/xml' }),
        415,
        undefined,
      ],
      ['no such route', () => system.call('GET', '/Bulk'), 404, undefined],
    ])('for %s', async (_, call, status, scimType) => {
      const { id } = await create(system);
      const original = system;
      system = { call: (method, path, ...more) => original.call(method, path.replace('/ID', `/${id}`), ...more) };
      const answer = (await call()) as Awaited<ReturnType<HrSystem['call']>>;
      system = original;
      expect([answer.status, answer.body]).toEqual([status, saying(status, scimType)]);
    });

    it('for somebody who is there already', async () => {
      const one = await create(system);
      const other = await create(system);
      const answers = [
        await system.call('POST', '/Users', aScimUser({ userName: one.userName.toUpperCase() })),
        await system.call(
          'POST',
          '/Users',
          aScimUser({ userName: one.userName, emails: [{ value: 'x@musterstadt.example' }] }),
        ),
        await system.call('PUT', `/Users/${other.id}`, aScimUser({ userName: one.userName })),
      ];
      for (const { status, body } of answers) expect([status, body]).toEqual([409, saying(409, 'uniqueness')]);
      expect(await app.sql(`SELECT 1 FROM persons WHERE email = 'x@musterstadt.example'`)).toEqual([]);
    });

    it('for a version that is not the newest', async () => {
      const { id, meta } = await create(system);
      const change = { Operations: [{ op: 'replace', path: 'externalId', value: '1' }] };
      const first = await system.call('PATCH', `/Users/${id}`, change, { 'if-match': meta.version });
      expect(first.status).toBe(200);
      for (const method of ['PATCH', 'PUT', 'DELETE'] as const) {
        const body = method === 'DELETE' ? undefined : method === 'PUT' ? aScimUser() : change;
        const late = await system.call(method, `/Users/${id}`, body, { 'if-match': meta.version });
        expect([late.status, late.body]).toEqual([412, saying(412)]);
      }
      const version = String(first.headers.etag);
      expect((await system.call('DELETE', `/Users/${id}`, undefined, { 'if-match': version })).status).toBe(204);
    });
  });

  it('pages through its people', async () => {
    const { totalResults } = (await system.call('GET', '/Users?count=0')).body as { totalResults: number };
    const seen: string[] = [];
    for (let startIndex = 1; startIndex <= totalResults; startIndex += 3) {
      const { body } = await system.call('GET', `/Users?startIndex=${String(startIndex)}&count=3&attributes=id`);
      seen.push(...(body.Resources as { id: string }[]).map(({ id }) => id));
    }
    expect(new Set(seen).size).toBe(totalResults);
  });

  it('invites nobody whom the sign-in of the municipality lets in, and tells two requests at once apart', async () => {
    const place = (await aMunicipality(app)).id;
    await app.sql(
      `INSERT INTO identity_providers (municipality_id, issuer, client_id, scope, updated_at, enabled, required)
       VALUES ($1, 'https://idp.example', 'x', 'openid', now(), true, false)`,
      [place],
    );
    const other = await anHrSystem(app, place);
    const body = aScimUser();
    const both = await Promise.all([other.call('POST', '/Users', body), other.call('POST', '/Users', body)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    await app.jobsDone();
    expect(mailsTo((body as { userName: string }).userName)).toEqual([]);
  });
});
