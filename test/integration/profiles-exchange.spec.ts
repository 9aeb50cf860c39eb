import { FrameworksService } from '../../src/competencies/index.js';
import { ProfilesService } from '../../src/profiles/index.js';
import { startApp, type TestApp } from '../support/app.js';
import { importFile, importNow, OWN_FRAMEWORK, OWN_PROFILES, supplement } from '../support/competencies.js';
import { aPerson, type Somebody } from '../support/vouchers.js';
import { workbookOf } from '../support/workbook.js';

describe('Frameworks and profiles travel from one installation to another', () => {
  let app: TestApp;
  let admin: Somebody;

  beforeAll(async () => {
    app = await startApp({ worker: false });
    admin = await aPerson(app, { admin: true });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    await emptied();
    await importFile(app, 'framework', OWN_FRAMEWORK);
    await importNow(app, 'framework', workbookOf(supplement()));
    await importFile(app, 'profiles', OWN_PROFILES);
    const formula = { de: '=HYPERLINK("x")', en: 'Citizens’ Office' };
    await app.sql(`UPDATE profiles SET title = $1 WHERE code = 'buergerbuero'`, [formula]);
  });

  /** The database as that of a new installation. */
  const emptied = () => app.sql('TRUNCATE frameworks, profiles CASCADE');

  async function downloaded(path: string): Promise<string> {
    const answer = await admin.attempt('GET', path);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-disposition']).toContain('attachment; filename="');
    const body: unknown = answer.body;
    return typeof body === 'string' ? body : JSON.stringify(body);
  }

  async function frameworkId(code = 'kommunal'): Promise<string> {
    const found = (await app.get(FrameworksService).list()).find((framework) => framework.code === code);
    return found?.id ?? '';
  }

  it.each(['case', 'json'])('a framework as %s, in both languages, with statements, without loss', async (format) => {
    const files = new Map<string, string>();
    for (const code of ['kommunal', 'digcomp']) {
      const sent = await downloaded(`/frameworks/${await frameworkId(code)}/export?format=${format}`);
      expect((await importNow(app, 'framework', sent)).counts).toMatchObject({ created: 0, changed: 0 });
      files.set(code, sent);
    }
    await emptied();
    for (const [code, sent] of files) {
      const report = await importNow(app, 'framework', sent);
      expect(report).toMatchObject({ state: 'applied', problems: [], counts: { changed: 0, rejected: 0 } });
      expect(await downloaded(`/frameworks/${await frameworkId(code)}/export?format=${format}`)).toBe(sent);
    }
  });

  it.each(['csv', 'json', 'case'])('profiles as %s, without loss and without formulas', async (format) => {
    const sent = await downloaded(`/profiles/export?format=${format}`);
    if (format === 'csv') expect(sent).not.toMatch(/(^|;)"[=+\-@]/m);
    expect((await importNow(app, 'profiles', sent)).counts).toMatchObject({ created: 0, changed: 0, unchanged: 19 });
    await emptied();
    await importFile(app, 'framework', OWN_FRAMEWORK);
    const report = await importNow(app, 'profiles', sent);
    expect(report).toMatchObject({ state: 'applied', problems: [], counts: { created: 19, rejected: 0 } });
    expect(await downloaded(`/profiles/export?format=${format}`)).toBe(sent);
  });

  it('a package keeps its identifiers wherever it is written, and points from profiles to competences', async () => {
    const framework = JSON.parse(await downloaded(`/frameworks/${await frameworkId()}/export`)) as {
      CFItems: { identifier: string; CFItemType: string; humanCodingScheme: string }[];
    };
    const profiles = JSON.parse(await downloaded('/profiles/export?format=case')) as {
      CFRubrics: { CFRubricCriteria: { CFItemURI: { identifier: string; title: string } }[] }[];
    };
    const competences = new Map(
      framework.CFItems.filter(({ CFItemType }) => CFItemType === 'Competence').map((item) => [
        item.identifier,
        item.humanCodingScheme,
      ]),
    );
    expect(competences.size).toBe(21);
    const pointers = profiles.CFRubrics.flatMap(({ CFRubricCriteria }) => CFRubricCriteria.map((one) => one.CFItemURI));
    expect(pointers.every(({ identifier, title }) => competences.get(identifier) === title)).toBe(true);
  });

  describe('and what cannot be read', () => {
    const rejectedWith = async (kind: string, file: string) => {
      const { state, problems } = await importNow(app, kind, file);
      expect(state).toBe('rejected');
      return problems.map(({ code }) => code);
    };

    it('changes nothing and says why', async () => {
      const framework = await downloaded(`/frameworks/${await frameworkId()}/export`);
      const profiles = await downloaded('/profiles/export?format=case');
      const csv = await downloaded('/profiles/export?format=csv');
      await emptied();
      expect(await rejectedWith('profiles', profiles)).toEqual(['profile-framework-unknown']);
      expect(await rejectedWith('profiles', csv)).toEqual(['profile-framework-unknown']);
      await importFile(app, 'framework', OWN_FRAMEWORK);
      expect(await rejectedWith('profiles', framework)).toEqual(['case-without-profiles']);
      expect(await rejectedWith('framework', profiles)).toEqual(['case-not-a-framework']);
      expect(await rejectedWith('profiles', profiles.slice(0, -20))).toEqual(['profiles-file-type-unknown']);
      expect(await rejectedWith('framework', framework.slice(0, -20))).toEqual(['framework-file-type-unknown']);
      expect(await rejectedWith('profiles', `${csv}"`)).toEqual(['profiles-csv-damaged']);
      expect(await rejectedWith('profiles', csv.replace('"weight"', '"gewicht"'))).toContain('csv-column-missing');
      expect(await app.get(ProfilesService).list()).toEqual([]);
    });

    it('is told before an export, too', async () => {
      await emptied();
      const none = await admin.attempt('GET', '/profiles/export?format=csv');
      expect([none.status, none.body.code]).toEqual([404, 'profiles-nothing-published']);
      expect((await admin.attempt('GET', '/profiles/export?format=xml')).status).toBe(400);
      const unknown = '5f0c2c5e-7e4c-4f5e-9d0e-5b8f8f2f7a11';
      expect((await admin.attempt('GET', `/frameworks/${unknown}/export`)).status).toBe(404);
      await importFile(app, 'framework', OWN_FRAMEWORK);
      await importNow(app, 'framework', workbookOf(supplement()));
      await importFile(app, 'profiles', OWN_PROFILES);
      const [digcomp, kommunal] = [await frameworkId('digcomp'), await frameworkId()];
      await app.sql(
        `INSERT INTO profiles (id, code, version, framework_id, title, summary, domain, career_group, career_level, state, updated_at)
         VALUES (gen_random_uuid(), 'zweiter', 1, $1, '{}', '{}', 'it', 'specialist', 'clerk', 'published', now())`,
        [digcomp],
      );
      const many = await admin.attempt('GET', '/profiles/export?format=csv');
      expect([many.status, many.body.code]).toEqual([422, 'profiles-framework-needed']);
      expect(await downloaded(`/profiles/export?format=csv&frameworkId=${kommunal}`)).toContain('"kommunal"');
    });
  });
});
