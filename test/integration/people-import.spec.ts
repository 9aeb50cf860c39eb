import { SessionsService } from '../../src/accounts/index.js';
import { CommandRegistry } from '../../src/platform/commands/command.registry.js';
import { startApp, type TestApp } from '../support/app.js';
import { browserOf } from '../support/browser.js';
import { aMunicipality, somebody } from '../support/people.js';
import { aPostOffice, type PostOffice } from '../support/post.js';
import { type Caller, multipart, signIn } from '../support/story.js';

const HANNA = 'Hannas-erstes-Passwort';
const HEADER = 'email;given_name;family_name;ars;role;unit;password';

describe('People', () => {
  let app: TestApp;
  let office: PostOffice;
  let admin: Caller;
  let here: { id: string; ars: string };
  let password = '';

  beforeAll(async () => {
    office = await aPostOffice();
    app = await startApp({
      env: { SMTP_URL: office.url, SMTP_REQUIRE_TLS: 'false', PUBLIC_URL: 'https://lernlotse.example' },
    });
    here = await aMunicipality(app, { name: 'Verbandsgemeinde Muster' });
    const said = await command('create-admin', 'Ada@Lernlotse.example', 'Ada', 'Albrecht');
    password = passwordIn(said);
    admin = await signIn(app, 'ada@lernlotse.example', password);
  });
  afterAll(async () => {
    await app.close();
    await office.close();
    for (const name of ['SMTP_URL', 'SMTP_REQUIRE_TLS', 'PUBLIC_URL']) Reflect.deleteProperty(process.env, name);
  });

  async function command(...words: string[]): Promise<string> {
    const lines: string[] = [];
    const found = app.get(CommandRegistry).find(words)!;
    await found.command.run(found.rest, (line) => void lines.push(line));
    return lines.join('\n');
  }
  const passwordIn = (said: string): string => / password, shown only this once: (\S{20,})$/m.exec(said)?.[1] ?? '';
  const rows = (...lines: string[]): string => [HEADER, ...lines].join('\n').replaceAll('ARS', here.ars);
  async function reportOf(content: string | Buffer, mode = 'all-or-nothing', more: Record<string, string> = {}) {
    const { body, headers } = multipart({ kind: 'people', mode, ...more }, 'people.csv', content);
    const { id } = await admin.post('/imports', body, headers);
    await app.jobsDone();
    return admin.get(`/imports/${id as string}`);
  }
  const placesOf = ({ problems }: { problems: { line: number; column: string; code: string }[] }) =>
    problems.map(({ line, column, code }) => [line, column, code]);
  const known = (email: string) =>
    app.sql<{ given: string; admin: boolean; hash: string | null; roles: string[] }>(
      `SELECT given_name AS given, admin, password_hash AS hash,
         array(SELECT role || coalesce(' ' || unit, '') FROM memberships WHERE person_id = p.id ORDER BY role) AS roles
       FROM persons p WHERE email = $1`,
      [email],
    );

  describe('come with an admin, whom the command makes', () => {
    it('with a password that is told once', async () => {
      expect((await admin.get('/me')).admin).toBe(true);
      const again = await command('create-admin', 'ada@lernlotse.example', 'Ada', 'Albrecht');
      expect(again).toContain('stays as it is');
      expect(passwordIn(again)).toBe('');
      await signIn(app, 'ada@lernlotse.example', password);
      const acts = await app.sql(`SELECT details FROM audit_acts WHERE act = 'admin.appointed'`);
      expect(acts).toEqual([{ details: {} }]);
    });

    it('of a person who is there, without another password', async () => {
      await reportOf(rows(`berta@kommune.example;Berta;Baum;ARS;hr;Personal;Bertas-erstes-Passwort`));
      const said = await command('create-admin', 'berta@kommune.example', 'Berta', 'Baum');
      expect(said).toContain('stays as it is');
      const berta = await signIn(app, 'berta@kommune.example', 'Bertas-erstes-Passwort');
      expect(await berta.get('/me')).toMatchObject({ admin: true, memberships: [{}, { role: 'hr' }] });
    });

    it.each([
      [['ada(at)lernlotse.example', 'Ada', 'Albrecht'], 'person-email-invalid'],
      [['neu@lernlotse.example', ' ', 'Albrecht'], 'person-name-invalid'],
      [['neu@lernlotse.example', 'Ada'], 'Usage: create-admin'],
      [['neu@lernlotse.example', 'Ada', 'von', 'Albrecht'], 'Usage: create-admin'],
    ])('but not from %j', async (words, message) => {
      await expect(command('create-admin', ...words)).rejects.toThrow(message);
      expect(await known('neu@lernlotse.example')).toEqual([]);
    });
  });

  it('are uploaded by the admin, and HR signs in', async () => {
    const file = rows(
      `Hanna@Kommune.example;Hanna;Huber;ARS;hr;Personal;${HANNA}`,
      'otto@kommune.example;Otto;Beispiel;ARS;employee;Bauamt;',
    );
    expect(await reportOf(file)).toMatchObject({ state: 'applied', counts: { total: 2, created: 2, rejected: 0 } });
    const hanna = await signIn(app, 'hanna@kommune.example', HANNA);
    const work = { municipality: 'Verbandsgemeinde Muster', unit: 'Personal' };
    expect(await hanna.get('/me')).toMatchObject({
      ...{ givenName: 'Hanna', admin: false },
      memberships: [
        { ...work, role: 'employee' },
        { ...work, role: 'hr' },
      ],
    });
    expect(await known('otto@kommune.example')).toEqual([
      { given: 'Otto', admin: false, hash: null, roles: ['employee Bauamt'] },
    ]);
  });

  it('do not change when the same file comes twice', async () => {
    const file = rows(
      'doppelt@kommune.example;Dora;Doppel;ARS;hr;Personal;Doras-erstes-Passwort',
      'doppelt@kommune.example;Dora;Doppel;ARS;employee;Bauamt;',
      'einfach@kommune.example;Emil;Einfach;ARS;employee;;',
    );
    expect((await reportOf(file)).counts).toMatchObject({ created: 3, changed: 0, unchanged: 0 });
    const before = await known('doppelt@kommune.example');
    expect(before[0]?.roles).toEqual(['employee Bauamt', 'hr Personal']);
    expect((await reportOf(file)).counts).toMatchObject({ created: 0, changed: 0, unchanged: 3 });
    expect(await known('doppelt@kommune.example')).toEqual(before);
  });

  it('keep their password, their unit and their admin rights when a file is silent or says otherwise', async () => {
    const email = 'klara@kommune.example';
    await reportOf(rows(`${email};Klara;Kern;ARS;employee;Bauamt;Klaras-erstes-Passwort`));
    await command('create-admin', email, 'Klara', 'Kern');
    const [before] = await known(email);
    const other = await reportOf(rows(`${email};Klara;Kern;ARS;employee;;Ein-anderes-Passwort`));
    expect(other.counts).toMatchObject({ changed: 0, unchanged: 1 });
    const renamed = await reportOf(rows(`${email};Clara;Kern;ARS;employee;Bürgerbüro;`));
    expect(renamed.counts).toMatchObject({ changed: 1, unchanged: 0 });
    expect(await known(email)).toEqual([{ ...before, given: 'Clara', admin: true, roles: ['employee Bürgerbüro'] }]);
  });

  it('get a first password later, once', async () => {
    await somebody(app, { email: 'spaet@kommune.example', employeeOf: [here.id] });
    const file = rows('spaet@kommune.example;Erika;Muster;ARS;employee;;Ein-spätes-Passwort');
    expect((await reportOf(file)).counts).toMatchObject({ changed: 1 });
    expect((await reportOf(file)).counts).toMatchObject({ unchanged: 1 });
    await app.get(SessionsService).signIn('spaet@kommune.example', 'Ein-spätes-Passwort', { kind: 'token' });
  });

  it.each([
    ['commas', (text: string) => text.replaceAll(';', ',')],
    ['a byte order mark and the line ends of Windows', (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}\r\n`],
    ['quotes and blank lines', (text: string) => text.replaceAll('Zoë', '"Zoë"').replace('\n', '\n\n;;;\n')],
  ])('come with %s', async (_, written) => {
    await app.sql(`DELETE FROM memberships WHERE person_id IN (SELECT id FROM persons WHERE email LIKE 'zoe@%')`);
    const report = await reportOf(written(rows('zoe@kommune.example;Zoë;Zaun;ARS;employee;Bauamt;')));
    expect(report).toMatchObject({ state: 'applied', counts: { total: 1, created: 1 }, problems: [] });
    expect(await known('zoe@kommune.example')).toMatchObject([{ given: 'Zoë', roles: ['employee Bauamt'] }]);
  });

  describe('do not come from a file', () => {
    const good = 'gut@kommune.example;Gut;Gerhard;ARS;employee;;';

    it.each<[string, string, unknown[]]>([
      ['a bad address', 'gut.kommune.example;A;B;ARS;employee;;', [4, 'email', 'people-email-invalid']],
      ['an unknown role', 'a@kommune.example;A;B;ARS;admin;;', [4, 'role', 'people-role-unknown']],
      ['an ARS without its 0', 'a@kommune.example;A;B;71110000000;hr;;', [4, 'ars', 'people-ars-invalid']],
      ['an ARS that no municipality has', 'a@kommune.example;A;B;000000000000;hr;;', [4, 'ars', 'people-ars-unknown']],
      ['a short password', 'a@kommune.example;A;B;ARS;hr;;geheim', [4, 'password', 'people-password-too-short']],
      [
        'a name that is too long',
        `a@kommune.example;${'A'.repeat(101)};B;ARS;hr;;`,
        [4, 'given_name', 'people-cell-too-long'],
      ],
      ['a row twice', good, [4, null, 'people-row-twice']],
      ['two names for a person', 'gut@kommune.example;Gut;Anders;ARS;hr;;', [4, 'family_name', 'people-row-differs']],
    ])('with %s', async (_, bad, place) => {
      // The good row spans two lines, so that the bad one begins in the fourth.
      const file = rows(good.replace(';;', ';"\n";'), bad);
      const report = await reportOf(file);
      expect(report).toMatchObject({ state: 'rejected', counts: { total: 2, created: 0, rejected: 1 } });
      expect(placesOf(report)).toEqual([place]);
      expect(report.problems[0].message).not.toMatch(/findings:|\{\{/);
      expect(await known('gut@kommune.example')).toEqual([]);
    });

    it.each<[string, () => string | Buffer, unknown[]]>([
      ['that lacks a column', () => rows(good).replace('role;', ''), [1, 'role', 'people-column-missing']],
      ['that is a workbook', () => Buffer.from('PK\u0003\u0004\0\0'), [null, null, 'people-file-not-csv']],
      ['that is JSON', () => '{"people": []}', [null, null, 'people-file-not-csv']],
      ['that is a text', () => 'Guten Tag!\nAlles Gute', [1, null, 'people-file-not-csv']],
      [
        'in another encoding',
        () => Buffer.from(rows(good).replace('Gut;', 'Güt;'), 'latin1'),
        [null, null, 'people-file-not-utf8'],
      ],
      ['of blank lines', () => '\n \n', [null, null, 'people-file-empty']],
      ['with an open quotation mark', () => rows(good, '"a@kommune.example;A'), [3, null, 'people-csv-damaged']],
    ])('%s', async (_, content, place) => {
      const report = await reportOf(content(), 'good-rows');
      expect(report).toMatchObject({ state: 'rejected', counts: { created: 0 } });
      expect(placesOf(report)).toEqual([place]);
      expect(report.problems[0].message).not.toMatch(/findings:|\{\{/);
    });

    it('whose good rows are wanted all the same, except for its bad ones', async () => {
      const report = await reportOf(
        rows('a@kommune.example;A;B;ARS;admin;;', 'b@kommune.example;B;B;ARS;hr;;'),
        'good-rows',
      );
      expect(report).toMatchObject({ state: 'applied', counts: { created: 1, rejected: 1 } });
    });
  });

  it('leave no password behind in reports, jobs and acts', async () => {
    const secret = 'Streng-geheimes-Passwort';
    await reportOf(
      rows(`g@kommune.example;G;G;ARS;hr;;${secret}`, `${secret};G;${secret};${secret};${secret};;${secret}`),
      'good-rows',
    );
    const kept = await app.sql(
      `SELECT i::text AS row FROM imports i UNION ALL SELECT j::text FROM jobs j UNION ALL SELECT a::text FROM audit_acts a
       UNION ALL SELECT p::text FROM persons p`,
    );
    expect(kept.length).toBeGreaterThan(5);
    expect(JSON.stringify(kept)).not.toContain(secret);
    expect(JSON.stringify(kept)).not.toContain(Buffer.from(secret).toString('hex'));
  });

  describe('who have no way in yet', () => {
    const mailsTo = (address: string) => office.received.filter(({ to }) => to.includes(address));
    const tokenIn = (content = '') =>
      /\/password\/new\?token=([\w-]{43})/.exec(content.replaceAll('=\r\n', '').replaceAll('=3D', '='))?.[1] ?? '';
    const invited = (file: string, mode?: string) => reportOf(file, mode, { invite: 'yes' });

    it('are invited by mail if the import is asked to, each once', async () => {
      const file = rows(
        'ida@kommune.example;Ida;Igel;ARS;employee;Bauamt;',
        'ida@kommune.example;Ida;Igel;ARS;hr;Personal;',
        'jan@kommune.example;Jan;Jung;ARS;employee;;',
        'kai@kommune.example;Kai;Kurz;ARS;employee;;Kais-erstes-Passwort',
      );
      const preview = await invited(file, 'preview');
      expect(preview).toMatchObject({ state: 'previewed', invite: true, counts: { created: 4, invitations: 2 } });
      expect(await known('ida@kommune.example')).toEqual([]);
      expect(mailsTo('ida@kommune.example')).toEqual([]);

      expect((await invited(file)).counts).toMatchObject({ created: 4, invitations: 2 });
      const [ida] = mailsTo('ida@kommune.example');
      expect(mailsTo('jan@kommune.example')).toHaveLength(1);
      expect(mailsTo('kai@kommune.example')).toEqual([]);
      const reset = { token: tokenIn(ida?.content), password: 'Ein Satz nur für Ida' };
      expect((await app.call('POST', '/api/v1/auth/password-resets', { body: reset })).status).toBe(204);
      await signIn(app, 'ida@kommune.example', reset.password);

      const again = await invited(`${file}\nlea@kommune.example;Lea;Lang;${here.ars};employee;;`);
      expect(again.counts).toMatchObject({ created: 1, unchanged: 4, invitations: 1 });
      const numbers = ['jan', 'kai', 'lea'].map((name) => mailsTo(`${name}@kommune.example`).length);
      expect(numbers).toEqual([1, 0, 1]);
      const ofIda = mailsTo('ida@kommune.example').filter(({ content }) => tokenIn(content) !== '');
      expect(ofIda).toHaveLength(1);
    });

    it('are invited later if they were not before, and never by an import that is not asked to', async () => {
      const file = rows('mia@kommune.example;Mia;Mut;ARS;employee;;');
      expect((await reportOf(file)).counts).not.toHaveProperty('invitations');
      expect(mailsTo('mia@kommune.example')).toEqual([]);
      expect((await invited(file)).counts).toMatchObject({ unchanged: 1, invitations: 1 });
      expect(mailsTo('mia@kommune.example')).toHaveLength(1);
      const [{ id } = { id: '' }] = await app.sql<{ id: string }>(`SELECT id FROM persons WHERE email LIKE 'ada@%'`);
      const browser = await browserOf(app, { id });
      const page = await browser.open('/admin/imports');
      expect(page.html).toMatch(/<input[^>]*name="invite"[^>]*>/);
      const report = await browser.open(`/admin/imports/${(await invited(file)).id as string}`);
      expect(report.text).toContain('Es wird keine Einladung verschickt: Alle Personen haben einen Zugang');
      const foreseen = await invited(rows('nils@kommune.example;Nils;Neu;ARS;employee;;'), 'preview');
      expect((await browser.open(`/admin/imports/${foreseen.id as string}`)).text).toContain(
        'Es würde 1 Einladung verschickt.',
      );
    });

    it('are not invited by one whose last day is over, nor where the municipality has a sign-in of its own', async () => {
      const place = await aMunicipality(app);
      await app.sql(
        `INSERT INTO identity_providers (municipality_id, issuer, client_id, scope, updated_at, enabled, required)
         VALUES ($1, 'https://idp.example', 'x', 'openid', now(), true, true)`,
        [place.id],
      );
      const own = `olga@kommune.example;Olga;Ort;${place.ars};employee;;`;
      const both = `paul@kommune.example;Paul;Platz;${place.ars};employee;;\npaul@kommune.example;Paul;Platz;ARS;employee;;`;
      expect((await invited(rows(own, both))).counts).toMatchObject({ created: 3, invitations: 1 });
      expect(mailsTo('olga@kommune.example')).toEqual([]);
      expect(mailsTo('paul@kommune.example')).toHaveLength(1);
    });
  });

  it('do not come with a password that is guessed first, and the report says what to do', async () => {
    const report = await reportOf(
      rows(
        'q@kommune.example;Quirin;Quell;ARS;employee;;Willkommen2026!',
        'r@kommune.example;Rosa;Rot;ARS;employee;;Rosa-Rosa-Rosa-1',
        's@kommune.example;Susi;Sorglos;ARS;employee;;Ein Satz nur für Susi',
      ),
      'good-rows',
    );
    expect(report.counts).toMatchObject({ created: 1, rejected: 2 });
    expect(placesOf(report)).toEqual([
      [2, 'password', 'people-password-too-common'],
      [3, 'password', 'people-password-too-common'],
    ]);
    expect(report.problems[0].message).toContain('laden Sie die Person beim Import per E-Mail ein');
  });

  it('stand among the kinds of the page for imports, under their own name', async () => {
    const [{ id } = { id: '' }] = await app.sql<{ id: string }>(`SELECT id FROM persons WHERE email LIKE 'ada@%'`);
    const page = await (await browserOf(app, { id })).open('/admin/imports');
    expect(page.html).toMatch(/<option[^>]*value="people"[^>]*>Personen</);
  });
});
