import { readFileSync } from 'node:fs';
import path from 'node:path';

import { type Answer, startApp, type TestApp } from '../support/app.js';
import { aMunicipality, somebody } from '../support/people.js';
import { sharedFile, withShared } from '../support/shared.js';
import { type Caller, callerWith, multipart } from '../support/story.js';

const DEMO = readFileSync(
  path.resolve(import.meta.dirname, '../../src/municipalities/content/rlp-2025.administrations.csv'),
);
const REGISTER = 'GV100AD_31082025_RLP.txt';
/** Kind, number and people, as the source states them. */
const CONTROL_TOTALS = [
  ['collective-municipality', 129, 2_429_439],
  ['district', 24, 3_050_822],
  ['independent-city', 12, 1_078_747],
  ['independent-municipality', 29, 621_383],
];

describe('Municipalities', () => {
  let app: TestApp;
  let admin: Caller;
  beforeAll(async () => {
    app = await startApp();
    admin = callerWith(app, (await somebody(app, { admin: true })).token);
  });
  beforeEach(async () => {
    await app.sql('DELETE FROM memberships');
    await app.sql('DELETE FROM municipalities');
  });
  afterAll(() => app.close());

  async function totals(): Promise<unknown> {
    const rows = await app.sql<{ kind: string; count: number; sum: number }>(
      `SELECT kind, count(*)::int, sum(population)::int FROM municipalities GROUP BY kind ORDER BY kind`,
    );
    return rows.map(({ kind, count, sum }) => [kind, count, sum]);
  }

  /** Uploads without expecting success. */
  async function report(content: Buffer | string, mode = 'all-or-nothing'): Promise<Answer['body']> {
    const started = await admin.post('/imports', ...formOf(content, mode));
    await app.jobsDone();
    return await admin.get(`/imports/${started.id as string}`);
  }

  function formOf(content: Buffer | string, mode: string): [object, Record<string, string>] {
    const { body, headers } = multipart({ kind: 'municipalities', mode }, 'file.txt', content);
    return [body, headers];
  }

  it('are listed for everybody who is signed in, and for nobody else', async () => {
    await aMunicipality(app, { name: 'Musterstadt' });
    const person = await somebody(app);
    expect((await app.call('GET', '/api/v1/municipalities')).status).toBe(401);
    const { status, body } = await app.call('GET', '/api/v1/municipalities', { token: person.token });
    expect([status, body.items]).toMatchObject([200, [{ name: 'Musterstadt', population: 12_000, headcount: null }]]);
  });

  it('are found by a part of the name, by the first digits of the ARS and by kind', async () => {
    await aMunicipality(app, { name: 'Worms', ars: '073190000000', kind: 'independent-city' });
    await aMunicipality(app, { name: 'Wörth am Rhein', ars: '073345501501', kind: 'independent-municipality' });
    const names = async (query: string) =>
      ((await admin.get(`/municipalities?${query}`)).items as { name: string }[]).map(({ name }) => name);
    expect(await names('search=rhein')).toEqual(['Wörth am Rhein']);
    expect(await names('search=07319')).toEqual(['Worms']);
    expect(await names('kind=independent-city')).toEqual(['Worms']);
    expect(await names('search=%25')).toEqual([]);
    expect(await names('search=_orms')).toEqual([]);
  });

  it('come in pages that miss none and repeat none', async () => {
    await report(DEMO);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { items: { ars: string }[]; next: string | null } = await admin.get(
        `/municipalities?limit=60${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...page.items.map(({ ars }) => ars));
      cursor = page.next;
    }
    expect([seen.length, new Set(seen).size]).toEqual([194, 194]);
  });

  it.each([
    ['limit=0', 400],
    ['kind=village', 400],
    ['cursor=nonsense', 422],
  ])('refuse the query %s', async (query, status) => {
    expect((await admin.attempt('GET', `/municipalities?${query}`)).status).toBe(status);
  });

  it('come with the demo, without any file from outside: 194 administrations', async () => {
    expect(await report(DEMO)).toMatchObject({ state: 'applied', problems: [], counts: { created: 194, rejected: 0 } });
    expect(await totals()).toEqual(CONTROL_TOTALS);
  });

  withShared(
    'come from the official register with its control totals, and the same file twice changes nothing',
    async () => {
      const first = await report(sharedFile(REGISTER));
      expect(first).toMatchObject({ state: 'applied', counts: { total: 194, created: 194, rejected: 0 } });
      expect(first.problems).toMatchObject([{ severity: 'notice', code: 'register-uninhabited', line: 3 }]);
      expect(await totals()).toEqual(CONTROL_TOTALS);
      const second = await report(sharedFile(REGISTER));
      expect(second.counts).toMatchObject({ created: 0, changed: 0, unchanged: 194 });
    },
  );

  withShared('say the same in the demo and in the official register', async () => {
    await report(DEMO);
    expect((await report(sharedFile(REGISTER))).counts).toMatchObject({ created: 0, changed: 0, unchanged: 194 });
  });

  it('keep a headcount that a later file does not know, and count what differs', async () => {
    const table = (population: number, headcount: string): string =>
      `ars,name,kind,population,headcount,source\n999990000000,Neustadt,independent-city,${population},${headcount},Test\n`;
    expect((await report(table(100, '7'))).counts).toMatchObject({ created: 1 });
    expect((await report(table(100, ''))).counts).toMatchObject({ unchanged: 1 });
    expect((await report(table(120, ''))).counts).toMatchObject({ changed: 1 });
    expect((await admin.get('/municipalities?search=Neustadt')).items).toMatchObject([
      { population: 120, headcount: 7 },
    ]);
  });

  describe('from a broken file', () => {
    it.each([
      ['JSON', '{"data": []}', 'administrations-file-unknown'],
      ['a workbook', Buffer.from('PK\u0003\u0004 and so on'), 'administrations-file-unknown'],
      ['blank lines', '\n\n  \n', 'administrations-file-empty'],
      ['a table without populations', 'ars;name;kind;source\n1;2;3;4', 'administrations-column-missing'],
    ])('that is %s: nothing changes and the report says why', async (_, content, code) => {
      const { state, problems } = await report(content, 'good-rows');
      expect([state, problems[0]?.code, await totals()]).toEqual(['rejected', code, []]);
      expect(problems[0].message).not.toContain(code);
    });

    it('changes nothing unless the good rows are asked for', async () => {
      const lines = DEMO.toString('utf8').split('\n');
      const broken = lines
        .map((line, at) => (at > 0 && at % 10 === 0 ? line.replace(/^\d{12}/, 'no key') : line))
        .join('\n');
      const refused = await report(broken);
      expect([refused.state, await totals()]).toEqual(['rejected', []]);
      expect(refused.problems[0]).toMatchObject({ line: 11, column: 'ars', code: 'administrations-ars-invalid' });
      const rehearsed = await report(broken, 'preview');
      expect([rehearsed.state, rehearsed.counts.created, await totals()]).toEqual(['previewed', 175, []]);
      const taken = await report(broken, 'good-rows');
      expect(taken).toMatchObject({ state: 'applied', counts: { total: 194, created: 175, rejected: 19 } });
    });

    it('is not imported by anybody but an admin', async () => {
      const { id } = await aMunicipality(app);
      const hr = callerWith(app, (await somebody(app, { hrOf: [id] })).token);
      const [body, headers] = formOf(DEMO, 'all-or-nothing');
      expect((await hr.attempt('POST', '/imports', { body, headers })).status).toBe(403);
    });
  });
});
