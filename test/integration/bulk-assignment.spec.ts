import { startApp, type TestApp } from '../support/app.js';
import { aCourse, anOpenProgramme, aPerson, aTown, type Somebody, type Town } from '../support/vouchers.js';

describe('Many at once', () => {
  let app: TestApp;
  let town: Town;
  let admin: Somebody;
  let programmeId: string;
  let courseId: string;
  let course: string;

  beforeAll(async () => {
    app = await startApp();
    admin = await aPerson(app, { admin: true });
    town = await aTown(app, 1);
    courseId = await aCourse(app);
    programmeId = await anOpenProgramme(admin, { total: 3 });
    [{ code: course }] = (await app.sql('SELECT code FROM courses WHERE id = $1', [courseId])) as [{ code: string }];
  });
  afterAll(() => app.close());

  const employee = (): Promise<Somebody> => aPerson(app, { municipalityId: town.id });
  const emailOf = async ({ id }: Somebody): Promise<string> =>
    (await app.sql<{ email: string }>('SELECT email FROM persons WHERE id = $1', [id]))[0]?.email ?? '';
  const count = async (): Promise<unknown> =>
    (await app.sql('SELECT count(*)::int AS n FROM vouchers WHERE programme_id = $1', [programmeId]))[0]?.n;
  const bulk = (body: object, key = `${Math.random()}`) =>
    town.hr.attempt('POST', '/vouchers/bulk', { body: { programmeId, ...body }, headers: { 'idempotency-key': key } });

  it('names every bad row before anything is done, and assigns all or nothing, or the good rows', async () => {
    const [kim, lou] = [await employee(), await employee()];
    const lines = [`person;course`, `${(await emailOf(kim)).toUpperCase()};${course}`, `${lou.id};`];
    const csv = [...lines, `nobody@lernlotse.example;`, `${lou.id};`, `${town.hr.id};`, `${kim.id};NOPE`].join('\n');
    const refused = [
      { row: 4, code: 'bulk-person-unknown' },
      { row: 5, code: 'bulk-row-twice' },
      { row: 6, code: 'not-for-oneself' },
      { row: 7, code: 'bulk-row-twice' },
    ];

    const preview = await bulk({ mode: 'preview', csv });
    expect(preview.body.refused).toEqual(refused);
    expect(preview.body.assigned.map(({ row }: { row: number }) => row)).toEqual([2, 3]);
    expect(await count()).toBe(0);
    const looks = (kim.get('/me/access-log') as Promise<{ items: { kind: string }[] }>).then(({ items }) => items);
    expect((await looks).map(({ kind }) => kind)).toEqual(['staff']);

    const all = await bulk({ mode: 'all', csv });
    expect([all.status, all.body.code, all.body.details.rows]).toEqual([409, 'bulk-rows-refused', refused]);
    expect(await count()).toBe(0);

    const good = await bulk({ mode: 'good', csv }, 'k1');
    expect(good.body.refused).toEqual(refused);
    expect((await bulk({ mode: 'good', csv }, 'k1')).body).toEqual(good.body);
    expect((await bulk({ mode: 'all', csv }, 'k1')).body.code).toBe('idempotency-key-reused');
    expect(await count()).toBe(2);
    const entries = await app.sql(
      `SELECT 1 FROM ledger_entries WHERE programme_id = $1 AND kind = 'voucher.assigned'`,
      [programmeId],
    );
    expect(entries).toHaveLength(2);
  });

  it('gives no more than there is, and takes no list that is too long or unreadable', async () => {
    const people = await Promise.all([employee(), employee(), employee()]);
    const rows = people.map(({ id }) => ({ person: id }));
    const { body } = await bulk({ mode: 'preview', rows });
    expect(body.refused).toEqual([2, 3].map((row) => ({ row, code: 'no-voucher-left' })));
    const many = ['person', ...Array.from({ length: 1_001 }, () => 'x')].join('\n');
    expect((await bulk({ mode: 'good', csv: many })).body.code).toBe('bulk-list-too-long');
    expect((await bulk({ mode: 'good', csv: 'name\nx' })).body.code).toBe('bulk-list-not-readable');
    expect((await bulk({ mode: 'good', rows: [] })).body.code).toBe('bulk-list-empty');
  });

  it('asks who may assign in this programme, as for a single voucher', async () => {
    const guarded = await anOpenProgramme(admin, { total: 3, approval: 'admin' });
    const rows = [{ person: (await employee()).id }];
    const input = { programmeId: guarded, municipalityId: town.id, mode: 'good', rows };
    expect((await bulk(input)).body).toEqual({ assigned: [], refused: [{ row: 1, code: 'not-the-approver' }] });
    expect((await admin.post('/vouchers/bulk', input)).assigned).toHaveLength(1);
  });

  it('decides many requests, each for itself', async () => {
    const people = await Promise.all([employee(), employee()]);
    const ids: string[] = [];
    for (const person of people) {
      ids.push((await person.post('/voucher-requests', { programmeId, courseId })).id as string);
    }
    const decide = (body: object, key: string) =>
      town.hr.attempt('POST', '/voucher-requests/decisions', { body, headers: { 'idempotency-key': key } });

    expect((await decide({ decision: 'decline', ids }, 'd0')).body.code).toBe('bulk-decision-needs-reason');
    const first = await decide({ decision: 'approve', ids }, 'd1');
    expect(first.body).toEqual({ decided: [ids[0]], refused: [{ id: ids[1], code: 'no-voucher-left' }] });
    expect((await decide({ decision: 'approve', ids }, 'd1')).body).toEqual(first.body);
    expect((await decide({ decision: 'approve', ids: [ids[1]] }, 'd1')).body.code).toBe('idempotency-key-reused');
    const declined = await decide({ decision: 'decline', ids: [ids[1]], reason: 'Kein Platz mehr.' }, 'd2');
    expect(declined.body).toEqual({ decided: [ids[1]], refused: [] });
  });
});
