import { readFileSync } from 'node:fs';

import { PersonsService } from '../../src/accounts/index.js';
import { ProfilesService } from '../../src/profiles/index.js';
import { startApp, type TestApp } from '../support/app.js';
import { importFile, importNow, OWN_FRAMEWORK, OWN_PROFILES } from '../support/competencies.js';
import { type Caller, signIn } from '../support/story.js';

const PASSWORD = 'Ein-langes-Passwort-2026';

interface OwnProfile {
  code: string;
  title: { de: string; en?: string };
  domain: string;
  requirements: { competence: string; minimum: number; maximum?: number; weight: number; alternative?: string }[];
}

interface OwnProfiles {
  format: string;
  framework: { code: string; edition: string };
  profiles: OwnProfile[];
}

const own = (): OwnProfiles => JSON.parse(readFileSync(OWN_PROFILES, 'utf8')) as OwnProfiles;

describe('A profile', () => {
  let app: TestApp;
  let admin: Caller;
  let employee: Caller;
  let frameworkId: string;
  const municipalities = ['0b6f0c51-0f4c-4f0e-8a4f-6b8d6a3f0001', '0b6f0c51-0f4c-4f0e-8a4f-6b8d6a3f0002'] as const;

  beforeAll(async () => {
    app = await startApp({ worker: false });
    await importFile(app, 'framework', OWN_FRAMEWORK);
    [{ id: frameworkId }] = (await app.sql<{ id: string }>('SELECT id FROM frameworks')) as [{ id: string }];
    for (const [index, id] of municipalities.entries()) {
      await app.sql(
        `INSERT INTO municipalities (id, ars, name, kind, population, source, updated_at) VALUES ($1, $2, $3, 'district', 1, 'test', now())`,
        [id, `07000000000${index}`, `Verwaltung ${index}`],
      );
    }
    admin = await somebody('admin@lernlotse.example', { admin: true });
    employee = await somebody('erika@kandel.example', { municipalityIds: [municipalities[0]] });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    await app.sql('TRUNCATE profiles CASCADE');
  });

  async function somebody(
    email: string,
    roles: { admin?: boolean; municipalityIds?: readonly string[] },
  ): Promise<Caller> {
    const memberships = (roles.municipalityIds ?? []).map((municipalityId) => ({
      municipalityId,
      role: 'employee' as const,
    }));
    const person = { email, givenName: 'Erika', familyName: 'Muster', password: PASSWORD, admin: roles.admin ?? false };
    await app.get(PersonsService).provide({ ...person, memberships });
    return signIn(app, email, PASSWORD);
  }

  const content = (title = 'Archiv') => ({
    title: { de: title },
    summary: { de: 'Bewahrt Akten auf.' },
    domain: 'cross-cutting',
    group: 'specialist',
    careerLevel: 'clerk',
    requirements: [
      { competence: '1.3', minimum: 4, maximum: 6, weight: 5, essential: true },
      { competence: '1.1', minimum: 2, weight: 1, essential: false },
    ],
  });
  const draft = (code = 'archiv') => ({ code, frameworkId, ...content() });

  describe('of the product itself', () => {
    it('is published on import, and a second import changes nothing', async () => {
      const first = await importFile(app, 'profiles', OWN_PROFILES);
      expect(first).toMatchObject({ state: 'applied', problems: [], counts: { total: 19, created: 19 } });
      const second = await importFile(app, 'profiles', OWN_PROFILES);
      expect(second.counts).toMatchObject({ created: 0, changed: 0, unchanged: 19 });
      const { items, next } = await employee.get('/profiles');
      expect([items.length, next]).toEqual([19, null]);
    });

    it('becomes the next version when the file changes, and the earlier one is retired', async () => {
      await importFile(app, 'profiles', OWN_PROFILES);
      const file = own();
      file.profiles[0]!.requirements[0]!.weight = 1;
      expect((await importNow(app, 'profiles', file)).counts).toMatchObject({ created: 0, changed: 1, unchanged: 18 });
      const versions = await app.get(ProfilesService).list({ search: file.profiles[0]!.code });
      expect(
        versions.filter(({ code }) => code === file.profiles[0]!.code).map(({ version, state }) => [version, state]),
      ).toEqual([
        [2, 'published'],
        [1, 'retired'],
      ]);
    });
  });

  describe('in a file', () => {
    const fileWith = (change: (file: OwnProfiles) => void): OwnProfiles => {
      const file = own();
      change(file);
      return file;
    };
    const firstWith = (change: (profile: OwnProfile) => void) =>
      fileWith((file) => {
        change(file.profiles[0]!);
      });

    it.each<[string, Buffer | string | object, number | null, string | null, string]>([
      ['no JSON', Buffer.from('504b0304', 'hex'), null, null, 'profiles-file-type-unknown'],
      ['half a JSON', JSON.stringify(own()).slice(0, 999), null, null, 'profiles-file-type-unknown'],
      ['another JSON', fileWith((f) => (f.format = 'lernlotse-items')), null, 'format', 'format-unknown'],
      [
        'an unknown framework',
        fileWith((f) => (f.framework.edition = '1900')),
        null,
        'framework',
        'profile-framework-unknown',
      ],
      ['no profiles', fileWith((f) => (f.profiles = [])), null, 'profiles', 'profiles-missing'],
      ['one code twice', fileWith((f) => (f.profiles[1]!.code = f.profiles[0]!.code)), 2, 'code', 'code-repeated'],
      ['an unknown domain', firstWith((p) => (p.domain = 'space')), 1, 'domain', 'value-unknown'],
      [
        'an unknown competence',
        firstWith((p) => (p.requirements[1]!.competence = '9.9')),
        1,
        'requirements.2.competence',
        'requirement-competence-unknown',
      ],
      [
        'one competence twice',
        firstWith((p) => (p.requirements[1]!.competence = p.requirements[0]!.competence)),
        1,
        'requirements.2.competence',
        'requirement-competence-repeated',
      ],
      [
        'an unknown level',
        firstWith((p) => (p.requirements[0]!.minimum = 9)),
        1,
        'requirements.1.minimum',
        'requirement-level-unknown',
      ],
      [
        'a maximum that is too low',
        firstWith((p) => (p.requirements[0]!.maximum = 1)),
        1,
        'requirements.1.maximum',
        'requirement-maximum-below-minimum',
      ],
      [
        'a weight that is too large',
        firstWith((p) => (p.requirements[0]!.weight = 6)),
        1,
        'requirements.1.weight',
        'number-out-of-range',
      ],
      [
        'an alternative to nothing',
        firstWith((p) => (p.requirements[0]!.alternative = 'Z')),
        1,
        'requirements.1.alternative',
        'requirement-alternative-alone',
      ],
      ['no requirements', firstWith((p) => (p.requirements = [])), 1, 'requirements', 'profile-without-requirements'],
      [
        'ten thousand requirements',
        firstWith((p) => (p.requirements = Array.from({ length: 10_000 }, () => p.requirements[0]!))),
        1,
        'requirements',
        'profile-with-too-many-requirements',
      ],
      [
        'an alternative that is no letter',
        firstWith((p) => (p.requirements[0]!.alternative = 'A or B')),
        1,
        'requirements.1.alternative',
        'requirement-alternative-unknown',
      ],
    ])('with %s changes nothing', async (_, file, line, column, code) => {
      const { state, problems } = await importNow(app, 'profiles', file);
      expect([state, problems]).toMatchObject(['rejected', [{ line, column, code }]]);
      expect(await app.get(ProfilesService).list()).toEqual([]);
    });

    it('leaves out the bad ones when the person chose that', async () => {
      const file = fileWith(({ profiles }) => {
        profiles[3]!.requirements[0]!.competence = '9.9';
        profiles[9]!.domain = 'space';
      });
      const { state, counts } = await importNow(app, 'profiles', file, 'good-rows');
      expect([state, counts]).toEqual(['applied', { total: 19, created: 17, changed: 0, unchanged: 0, rejected: 2 }]);
    });
  });

  describe('in the hands of an editor', () => {
    it('goes from draft to published, and the next version takes its place', async () => {
      const created = await admin.attempt('POST', '/profiles', { body: draft() });
      expect([created.status, created.headers.etag]).toEqual([201, '"1"']);
      const { id } = created.body;
      expect(created.body).toMatchObject({
        version: 1,
        state: 'draft',
        requirements: [
          { competence: '1.1', maximum: null },
          { competence: '1.3', maximum: 6 },
        ],
      });

      const edited = await admin.attempt('PUT', `/profiles/${id}`, {
        body: content('Stadtarchiv'),
        headers: { 'if-match': '"1"' },
      });
      expect([edited.status, edited.headers.etag, edited.body.title]).toEqual([200, '"2"', { de: 'Stadtarchiv' }]);
      expect(await admin.post(`/profiles/${id}/publish`)).toMatchObject({ state: 'published', revision: 3 });

      const second = await admin.post('/profiles', draft());
      expect(second).toMatchObject({ version: 2, state: 'draft' });
      await admin.post(`/profiles/${second.id}/publish`);
      expect(await admin.get(`/profiles/${id}`)).toMatchObject({ state: 'retired' });
    });

    it('is written only by who read its newest revision', async () => {
      const { id } = await admin.post('/profiles', draft());
      const write = (headers: Record<string, string>) =>
        admin.attempt('PUT', `/profiles/${id}`, { body: content(), headers });
      expect((await write({})).status).toBe(428);
      expect((await write({ 'if-match': '"7"' })).status).toBe(412);
      expect((await write({ 'if-match': '"1"' })).status).toBe(200);
      expect((await write({ 'if-match': '"1"' })).status).toBe(412);
    });

    it('no longer changes once it is published', async () => {
      const { id } = await admin.post('/profiles', draft());
      const { revision } = await admin.post(`/profiles/${id}/publish`);
      const written = await admin.attempt('PUT', `/profiles/${id}`, {
        body: content(),
        headers: { 'if-match': `"${revision}"` },
      });
      const published = await admin.attempt('POST', `/profiles/${id}/publish`);
      expect([written, published].map(({ status, body }) => [status, body.code])).toEqual([
        [409, 'profile-not-draft'],
        [409, 'profile-not-draft'],
      ]);
    });

    describe('that deletes it', () => {
      const remove = (id: string, tag?: string, by: Caller = admin) =>
        by.attempt('DELETE', `/profiles/${id}`, { headers: tag === undefined ? {} : { 'if-match': tag } });
      const rows = () =>
        app.sql(
          `SELECT p.id, p.version, p.state, p.revision, s.spelling,
                  (SELECT count(*)::int FROM requirements r WHERE r.profile_id = p.id) AS requirements
             FROM profiles p JOIN profile_search s ON s.profile_id = p.id ORDER BY p.code, p.version`,
        );

      it('is gone, with what it asked for, and says so in the record', async () => {
        const { id } = (await admin.post('/profiles', draft())) as { id: string };
        expect((await remove(id, '"1"')).status).toBe(204);
        expect(await rows()).toEqual([]);
        expect(await app.sql('SELECT FROM requirements')).toEqual([]);
        expect((await remove(id, '"1"')).body.code).toBe('profile-not-found');
        const acts = await app.sql<object>(
          `SELECT act, actor_id, details FROM audit_acts WHERE subject = $1 ORDER BY position`,
          [id],
        );
        expect(acts).toMatchObject([
          { act: 'profile.created' },
          { act: 'profile.draft-deleted', details: { code: 'archiv', version: 1 } },
        ]);
      });

      it('leaves the versions that were published before, and the next draft follows them', async () => {
        const { id: first } = (await admin.post('/profiles', draft())) as { id: string };
        await admin.post(`/profiles/${first}/publish`);
        const { id: second } = (await admin.post('/profiles', draft())) as { id: string };
        await admin.post(`/profiles/${second}/publish`);
        const before = await rows();
        const { id: third } = (await admin.post(`/profiles/${second}/next-version`)) as { id: string };
        expect((await remove(third, '"1"')).status).toBe(204);
        expect(await rows()).toEqual(before);
        expect(await admin.post(`/profiles/${second}/next-version`)).toMatchObject({ version: 3, state: 'draft' });
      });

      it('is refused for what was ever published, whatever its state is now', async () => {
        const { id } = (await admin.post('/profiles', draft())) as { id: string };
        await admin.post(`/profiles/${id}/publish`);
        const before = await rows();
        const published = await remove(id, '"2"');
        await admin.post(`/profiles/${id}/retire`);
        const retired = await remove(id, '"3"');
        expect([published, retired].map(({ status, body }) => [status, body.code, body.details])).toEqual([
          [409, 'profile-not-deletable', { state: 'published' }],
          [409, 'profile-not-deletable', { state: 'retired' }],
        ]);
        expect(await rows()).toMatchObject(
          before.map((row) => ({ ...(row as object), state: 'retired', revision: 3 })),
        );
      });

      it('has to know it as it is, and to be an admin', async () => {
        const { id } = (await admin.post('/profiles', draft())) as { id: string };
        await admin.attempt('PUT', `/profiles/${id}`, { body: content('Neu'), headers: { 'if-match': '"1"' } });
        const late = await remove(id, '"1"');
        expect([late.status, late.body.code, late.body.details]).toMatchObject([
          412,
          'edited-meanwhile',
          { current: { title: { de: 'Neu' }, revision: 2 } },
        ]);
        expect((await remove(id)).status).toBe(428);
        expect((await remove(id, '"2"', employee)).status).toBe(403);
        expect(await rows()).toMatchObject([{ id, revision: 2 }]);
      });
    });

    it('is taken out of use without a successor, once', async () => {
      const { id } = await admin.post('/profiles', draft());
      const early = await admin.attempt('POST', `/profiles/${id}/retire`);
      await admin.post(`/profiles/${id}/publish`);
      const retired = await admin.attempt('POST', `/profiles/${id}/retire`);
      const again = await admin.attempt('POST', `/profiles/${id}/retire`);
      expect([early, retired, again].map(({ status }) => status)).toEqual([409, 200, 409]);
      expect(retired.body).toMatchObject({ state: 'retired', revision: 3 });
      expect(again.body.code).toBe('profile-not-published');
      expect((await employee.get('/profiles')).items).toEqual([]);
      expect(await employee.get(`/profiles/${id}`)).toMatchObject({ state: 'retired', version: 1 });
    });

    it('is copied to a code that no other post has', async () => {
      const { id } = await admin.post('/profiles', draft());
      const copied = await admin.attempt('POST', `/profiles/${id}/copy`, { body: { code: 'stadtarchiv' } });
      expect([copied.status, copied.headers.etag]).toEqual([201, '"1"']);
      expect(copied.body).toMatchObject({ code: 'stadtarchiv', version: 1, state: 'draft', title: { de: 'Archiv' } });
      expect(copied.body.requirements).toHaveLength(2);
      const taken = await admin.attempt('POST', `/profiles/${id}/copy`, { body: { code: 'archiv' } });
      expect([taken.status, taken.body.code]).toEqual([409, 'profile-code-taken']);
    });

    it('begins its next version with what it asks for, and stays as it is', async () => {
      const { id } = await admin.post('/profiles', draft());
      const early = await admin.attempt('POST', `/profiles/${id}/next-version`);
      expect([early.status, early.body.code]).toEqual([409, 'profile-still-draft']);
      const first = await admin.post(`/profiles/${id}/publish`);
      const next = await admin.post(`/profiles/${id}/next-version`);
      expect(next).toMatchObject({ code: 'archiv', version: 2, state: 'draft', requirements: first.requirements });
      await admin.put(`/profiles/${next.id}`, content('Stadtarchiv'), { 'if-match': '"1"' });
      expect(await admin.get(`/profiles/${id}`)).toEqual(first);
    });

    it('is set beside another one', async () => {
      const { id: a } = await admin.post('/profiles', draft());
      const other = { ...draft('bauhof'), careerLevel: 'officer' };
      other.requirements = [{ competence: '1.3', minimum: 5, maximum: 6, weight: 5, essential: true }];
      const { id: b } = await admin.post('/profiles', other);
      const compared = await admin.get(`/profiles/compare?a=${a}&b=${b}`);
      expect(compared).toMatchObject({ same: false, fields: ['careerLevel'], a: { code: 'archiv' } });
      expect(compared.requirements).toMatchObject([
        { competence: '1.1', b: null, changes: [] },
        { competence: '1.3', a: { minimum: 4 }, b: { minimum: 5 }, changes: ['minimum'] },
      ]);
      expect((await admin.get(`/profiles/compare?a=${a}&b=${a}`)).same).toBe(true);
      const hidden = await employee.attempt('GET', `/profiles/compare?a=${a}&b=${b}`);
      expect([hidden.status, hidden.body.code]).toEqual([404, 'profile-not-found']);
    });

    it('has one draft at a time', async () => {
      await admin.post('/profiles', draft());
      const { status, body } = await admin.attempt('POST', '/profiles', { body: draft() });
      expect([status, body.code]).toEqual([409, 'one-draft-profile-per-code']);
    });

    it.each<[string, object, number, string]>([
      [
        'a framework that does not exist',
        { frameworkId: '5f0c2c5e-7e4c-4f5e-9d0e-5b8f8f2f7a11' },
        404,
        'framework-not-found',
      ],
      ['no title', { title: undefined }, 400, 'input-invalid'],
      ['a requirement that is a list', { requirements: [[]] }, 400, 'input-invalid'],
      ['no requirements', { requirements: [] }, 422, 'profile-without-requirements'],
      [
        'a competence that does not exist',
        { requirements: [{ competence: '9.9', minimum: 1, weight: 1, essential: true }] },
        422,
        'requirement-competence-unknown',
      ],
      [
        'a level that does not exist',
        { requirements: [{ competence: '1.1', minimum: 9, weight: 1, essential: true }] },
        422,
        'requirement-level-unknown',
      ],
      [
        'a weight of 9',
        { requirements: [{ competence: '1.1', minimum: 1, weight: 9, essential: true }] },
        400,
        'input-invalid',
      ],
      ['a code with spaces', { code: 'Das Archiv' }, 400, 'input-invalid'],
      [
        'a weight of 0',
        { requirements: [{ competence: '1.1', minimum: 1, weight: 0, essential: true }] },
        400,
        'input-invalid',
      ],
      [
        'a maximum below the minimum',
        { requirements: [{ competence: '1.1', minimum: 4, maximum: 3, weight: 1, essential: true }] },
        422,
        'requirement-maximum-below-minimum',
      ],
      [
        'a lone alternative',
        { requirements: [{ competence: '1.1', minimum: 4, weight: 1, essential: true, alternative: 'A' }] },
        422,
        'requirement-alternative-alone',
      ],
      [
        'one competence twice',
        { requirements: [1, 2].map((minimum) => ({ competence: '1.1', minimum, weight: 1, essential: true })) },
        422,
        'requirement-competence-repeated',
      ],
      [
        '10,000 requirements',
        {
          requirements: Array.from({ length: 10_000 }, () => ({
            competence: '1.1',
            minimum: 1,
            weight: 1,
            essential: true,
          })),
        },
        413,
        'request-too-large',
      ],
      [
        '101 requirements',
        {
          requirements: Array.from({ length: 101 }, () => ({
            competence: '1.1',
            minimum: 1,
            weight: 1,
            essential: true,
          })),
        },
        400,
        'input-invalid',
      ],
      ['a title of spaces', { title: { de: '   ' } }, 400, 'input-invalid'],
    ])('is refused with %s', async (_, change, status, code) => {
      const answer = await admin.attempt('POST', '/profiles', { body: { ...draft(), frameworkId, ...change } });
      expect([answer.status, answer.body.code]).toEqual([status, code]);
    });

    it('is not made by employees', async () => {
      expect((await employee.attempt('POST', '/profiles', { body: draft() })).status).toBe(403);
    });
  });

  describe('in the list', () => {
    it('is found by words, facets and pages', async () => {
      await importFile(app, 'profiles', OWN_PROFILES);
      const codes = async (query: string) =>
        ((await employee.get(`/profiles?${query}`)).items as OwnProfile[]).map(({ code }) => code);
      expect(await codes('search=B%C3%BCrgerb%C3%BCro')).toContain('buergerbuero');
      expect(await codes('search=%25')).toEqual([]);
      expect(await codes('domain=it&group=leadership')).toEqual(['it-leitung']);
      expect(await codes('careerLevel=decision-maker')).toContain('fachbereichsleitung');
      const first = await employee.get('/profiles?limit=12');
      const rest = await employee.get(`/profiles?limit=12&cursor=${first.next as string}`);
      const all = [...first.items, ...rest.items].map(({ code }: { code: string }) => code);
      expect([all.length, rest.next]).toEqual([19, null]);
      expect(all).toEqual(all.toSorted());
    });

    describe('by words that somebody types', () => {
      beforeEach(() => importFile(app, 'profiles', OWN_PROFILES));
      const found = async (search: string, more = '', by: Caller = employee) => {
        const { items } = await by.get(`/profiles?search=${encodeURIComponent(search)}${more}`);
        return (items as OwnProfile[]).map(({ code }) => code);
      };

      it.each([
        ['as it is spelled', 'Bürgerbüro', ['buergerbuero']],
        ['with ue for ü', 'Buergerbuero', ['buergerbuero']],
        ['without the dots', 'burgerburo', ['buergerbuero']],
        ['in capitals', 'BÜRGERBÜRO', ['buergerbuero']],
        ['with another form of the letter', 'Bu\u0308rgerbu\u0308ro', ['buergerbuero']],
        ['with ae for ä', 'Kaemmerei', ['kaemmerei']],
        ['with eu that is no ü', 'Steueramt', ['steueramt']],
        ['by its code', 'rechtsamt-vergabe', ['rechtsamt-vergabe']],
        ['by a part of a word', 'gerbür', ['buergerbuero']],
        ['by words in any order', 'Kasse Steueramt', ['steueramt']],
        ['by its English title', 'Treasury', ['steueramt']],
        ['by a word of its summary', 'Eheschliessungen', ['standesamt']],
        ['by a short word that a word begins with', 'IT Server', ['it-betrieb']],
        ['with a letter left out', 'Bürgerbro', ['buergerbuero']],
        ['with a letter too many', 'Kämmmerei', ['kaemmerei']],
        ['with a wrong letter', 'Stanbesamt', ['standesamt']],
        ['with two letters exchanged', 'Steureamt', ['steueramt']],
        ['with a wrong letter in a short word', 'Bauant', ['bauamt']],
        ['with an error and a word that says nothing', 'Vorzimer und für Ratsbüro', ['vorzimmer-ratsbuero']],
      ])('%s', async (_, search, codes) => {
        expect(await found(search)).toEqual(codes);
      });

      it.each([
        'Raumfahrt',
        'Quastenflosser',
        'Bauamt Kämmerei',
        'IT Fortbildung',
        'Finanzbeamtin',
        '%',
        '_',
        '\\',
        '...',
        'zz',
        'c#',
      ])('and is not found by %s', async (search) => {
        expect(await found(search)).toEqual([]);
      });

      it('is not taken for a similar one while another has the very word', async () => {
        await admin.post('/profiles', { ...draft('standortamt'), title: { de: 'Standortamt' } });
        expect(await found('Standortamt', '', admin)).toEqual(['standortamt']);
        expect(await found('Standortamt', '&state=published', admin)).toEqual(await found('Standortamt'));
      });

      it('page by page, and as it reads since it was edited', async () => {
        const first = await admin.get('/profiles?search=Leitug&limit=1');
        const rest = await admin.get(`/profiles?search=Leitug&limit=9&cursor=${first.next as string}`);
        const both = [...(first.items as OwnProfile[]), ...(rest.items as OwnProfile[])].map(({ code }) => code);
        expect(both).toEqual(await found('Leitug'));
        expect(both.length).toBeGreaterThan(1);
        const { id } = await admin.post('/profiles', draft());
        expect(await found('Archif', '', admin)).toEqual(['archiv']);
        const edited = { ...content('Museum'), summary: { de: 'Zeigt Altes.' } };
        await admin.attempt('PUT', `/profiles/${id as string}`, { body: edited, headers: { 'if-match': '"1"' } });
        expect(await found('Musseum', '', admin)).toEqual(['archiv']);
        expect(await found('Akten bewahrt', '', admin)).toEqual([]);
      });
    });

    it('goes by title, state or latest change as well', async () => {
      await importFile(app, 'profiles', OWN_PROFILES);
      const { id } = await admin.post('/profiles', { ...draft('zzz'), title: { de: 'AAA' } });
      for (const sort of ['title', 'state', 'changed']) {
        const first = await admin.get(`/profiles?sort=${sort}&limit=15`);
        const rest = await admin.get(`/profiles?sort=${sort}&limit=15&cursor=${first.next as string}`);
        const all = [...first.items, ...rest.items] as { id: string }[];
        expect([all[0]!.id, all.length, new Set(all.map((one) => one.id)).size]).toEqual([id, 20, 20]);
      }
      expect((await admin.attempt('GET', '/profiles?sort=beauty')).status).toBe(400);
    });

    it('and alone, a draft is seen by admins only', async () => {
      const { id } = await admin.post('/profiles', draft());
      expect((await admin.get('/profiles?state=draft')).items).toHaveLength(1);
      expect((await employee.get('/profiles?state=draft')).items).toEqual([]);
      const alone = await employee.attempt('GET', `/profiles/${id as string}`);
      expect([alone.status, alone.body.code]).toEqual([404, 'profile-not-found']);
    });
  });

  describe('as the post of a person', () => {
    async function publishedProfile(): Promise<string> {
      const { id } = await admin.post('/profiles', draft());
      return (await admin.post(`/profiles/${id}/publish`)).id as string;
    }

    it('is chosen, and a new version applies by itself', async () => {
      const id = await publishedProfile();
      expect(await employee.get('/me/post')).toEqual({ profile: null });
      const chosen = await employee.attempt('PUT', '/me/post', { body: { profileId: id } });
      expect(chosen.status).toBe(204);
      expect((await employee.get('/me/post')).profile).toMatchObject({ id, version: 1 });
      await publishedProfile();
      expect((await employee.get('/me/post')).profile).toMatchObject({ version: 2 });
      const retired = await employee.attempt('PUT', '/me/post', { body: { profileId: id } });
      expect([retired.status, retired.body.code]).toEqual([409, 'profile-not-published']);
    });

    it('belongs to one municipality', async () => {
      const both = await somebody('both@kandel.example', { municipalityIds: municipalities });
      const profileId = await publishedProfile();
      const choose = (municipalityId?: string) =>
        both.attempt('PUT', '/me/post', { body: { profileId, municipalityId } });
      expect((await choose()).body).toMatchObject({ status: 422, code: 'municipality-needed' });
      expect((await choose('5f0c2c5e-7e4c-4f5e-9d0e-5b8f8f2f7a11')).body).toMatchObject({
        status: 403,
        code: 'not-your-municipality',
      });
      expect((await choose(municipalities[1])).status).toBe(204);
      const post = async (id: string) => (await both.get(`/me/post?municipalityId=${id}`)).profile;
      expect([await post(municipalities[0]), (await post(municipalities[1])).id]).toEqual([null, profileId]);
    });
  });
});
