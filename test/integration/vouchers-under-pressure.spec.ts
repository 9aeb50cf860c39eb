import { randomUUID } from 'node:crypto';

import { startApp, type TestApp } from '../support/app.js';
import { aCourse, anOpenProgramme, aPerson, aTown, type Somebody, type Town } from '../support/vouchers.js';

describe('Vouchers under pressure', () => {
  let app: TestApp;
  let admin: Somebody;
  let town: Town;
  let courseId: string;

  beforeAll(async () => {
    app = await startApp();
    admin = await aPerson(app, { admin: true });
    town = await aTown(app, 1);
    courseId = await aCourse(app);
  });
  afterAll(() => app.close());

  const employees = async (count: number): Promise<Somebody[]> => {
    const people: Somebody[] = [];
    for (let i = 0; i < count; i++) people.push(await aPerson(app, { municipalityId: town.id }));
    return people;
  };
  const requestsOf = async (programmeId: string, people: readonly Somebody[]): Promise<string[]> => {
    const answers = await Promise.all(people.map((one) => one.post('/voucher-requests', { programmeId, courseId })));
    return answers.map(({ id }) => id as string);
  };
  const occupiedOf = async (programmeId: string) => {
    const [row] = await app.sql<{ counted: number; occupied: number; granted: number }>(
      `SELECT a.granted, a.occupied, (SELECT count(*)::int FROM vouchers v WHERE v.programme_id = a.programme_id
                                        AND v.state IN ('assigned', 'redeemed', 'completed')) AS counted
       FROM allotments a WHERE a.programme_id = $1`,
      [programmeId],
    );
    return row;
  };

  it('gives exactly 7 of 30 people a voucher when all are approved at once for 7 places', async () => {
    const programmeId = await anOpenProgramme(admin, { total: 7 });
    const requests = await requestsOf(programmeId, await employees(30));
    const answers = await Promise.all(
      requests.map((id) =>
        town.hr.attempt('POST', `/voucher-requests/${id}/approve`, { headers: { 'idempotency-key': id } }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(7);
    const refused = answers.filter(({ status }) => status !== 200).map(({ status, body }) => [status, body.code]);
    expect(refused).toEqual(Array.from({ length: 23 }, () => [409, 'no-voucher-left']));
    expect(await occupiedOf(programmeId)).toEqual({ granted: 7, occupied: 7, counted: 7 });
    await app.jobsDone();
    const [tally] = await admin.get(`/programmes/${programmeId}/tallies`);
    expect(tally).toMatchObject({ requested: 23, assigned: 7, available: 0, ledgerPosition: 1 + 30 + 14 });
  });

  it('gives one person one voucher when their requests are approved at once', async () => {
    const programmeId = await anOpenProgramme(admin, { total: 9, limitPerYear: 5 });
    const [person] = await employees(1);
    const requests: string[] = [];
    for (let i = 0; i < 5; i++) {
      const { id } = await person!.post('/voucher-requests', { programmeId, courseId: await aCourse(app) });
      requests.push(id as string);
    }
    const answers = await Promise.all(requests.map((id) => town.hr.attempt('POST', `/voucher-requests/${id}/approve`)));
    expect(answers.map(({ status, body }) => (status === 200 ? 'approved' : body.code)).sort()).toEqual([
      'approved',
      ...Array.from({ length: 4 }, () => 'voucher-not-possible-for-person'),
    ]);
  });

  it('answers the same key the same way, at once and again after the pot is empty', async () => {
    const programmeId = await anOpenProgramme(admin, { total: 1 });
    const [first, second] = await employees(2);
    const assign = (personId: string, key: string) =>
      town.hr.attempt('POST', '/vouchers', { body: { programmeId, personId }, headers: { 'idempotency-key': key } });
    const answers = await Promise.all([1, 2, 3, 4].map(() => assign(first!.id, 'one')));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.id as string)).size).toBe(1);
    expect((await assign(second!.id, 'two')).body.code).toBe('no-voucher-left');
    expect((await assign(first!.id, 'one')).body).toEqual(answers[0]!.body);
    expect(await assign(second!.id, 'one')).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
    expect(await occupiedOf(programmeId)).toMatchObject({ counted: 1 });

    await first!.post(`/vouchers/${answers[0]!.body.id as string}/return`, {}, { 'idempotency-key': 'back' });
    expect((await assign(second!.id, 'two')).status).toBe(201);
    expect(
      (await first!.post(`/vouchers/${answers[0]!.body.id as string}/return`, {}, { 'idempotency-key': 'back' })).state,
    ).toBe('returned');
  });

  it('moves nothing while a programme is being closed at the same moment', async () => {
    const programmeId = await anOpenProgramme(admin, { total: 20 });
    const requests = await requestsOf(programmeId, await employees(10));
    const [closed, ...answers] = await Promise.all([
      admin.attempt('POST', `/programmes/${programmeId}/close`),
      ...requests.map((id) => town.hr.attempt('POST', `/voucher-requests/${id}/approve`)),
    ]);
    expect(closed.status).toBe(200);
    const approved = answers.filter(({ status }) => status === 200).length;
    const states = await app.sql<{ state: string; count: number }>(
      'SELECT state, count(*)::int AS count FROM voucher_requests WHERE programme_id = $1 GROUP BY state ORDER BY state',
      [programmeId],
    );
    expect(states.filter(({ state }) => state === 'requested')).toEqual([]);
    expect(states.find(({ state }) => state === 'approved')?.count ?? 0).toBe(approved);
    await app.jobsDone();
    const [tally] = await admin.get(`/programmes/${programmeId}/tallies`);
    expect(tally).toMatchObject({
      requested: 0,
      assigned: approved,
      ledgerPosition: 1 + 10 + approved * 2 + (10 - approved),
    });
  });

  describe('with SQL beside the product', () => {
    let programmeId: string;
    let voucherId: string;
    let holder: Somebody;

    beforeAll(async () => {
      programmeId = await anOpenProgramme(admin, { total: 2 });
      [holder] = (await employees(1)) as [Somebody];
      voucherId = (await town.hr.post('/vouchers', { programmeId, personId: holder.id })).id as string;
      const [another] = await employees(1);
      await town.hr.post('/vouchers', { programmeId, personId: another!.id });
    });

    const broken = (constraint: string) =>
      expect.objectContaining({ driverError: expect.objectContaining({ constraint }) as object }) as object;
    const insert = (values: { personId: string; slot?: number; assignedBy?: string }) =>
      app.sql(
        `INSERT INTO vouchers (id, code, programme_id, municipality_id, person_id, state, year, slot, assigned_by, assigned_at, expires_on)
         VALUES ($1, $2, $3, $4, $5, 'assigned', 2031, $6, $7, now(), '2031-12-31')`,
        [
          randomUUID(),
          randomUUID(),
          programmeId,
          town.id,
          values.personId,
          values.slot ?? 1,
          values.assignedBy ?? town.hr.id,
        ],
      );

    it('nothing can be over-allocated', async () => {
      const [person] = await employees(1);
      await expect(insert({ personId: person!.id })).rejects.toEqual(broken('occupied_within_granted'));
      const change = (sql: string) => app.sql(sql, [programmeId]);
      await expect(change('UPDATE allotments SET granted = granted + 1 WHERE programme_id = $1')).rejects.toEqual(
        broken('allotments_within_total'),
      );
      await expect(change('UPDATE allotments SET granted = 1 WHERE programme_id = $1')).rejects.toEqual(
        broken('occupied_within_granted'),
      );
      await expect(change('UPDATE programmes SET total = 1 WHERE id = $1')).rejects.toEqual(
        broken('allotments_within_total'),
      );
      await expect(change('UPDATE programmes SET reserve = 1 WHERE id = $1')).rejects.toEqual(
        broken('allotments_within_total'),
      );
    });

    it('the sum of a programme follows its allotments, however a statement moves them', async () => {
      const [mine, other] = [await anOpenProgramme(admin, { total: 7 }), await anOpenProgramme(admin, { total: 7 })];
      const neighbour = await aTown(app, 2);
      const after = async (sql: string, values: unknown[] = []) => {
        await app.sql(sql, [mine, ...values]);
        const [row] = await app.sql<{ kept: number; added: number }>(
          `SELECT granted AS kept, (SELECT COALESCE(sum(granted), 0)::int FROM allotments a WHERE a.programme_id = p.id) AS added
             FROM programmes p WHERE id = $1`,
          [mine],
        );
        return [row!.kept, row!.added];
      };
      const give = `INSERT INTO allotments (programme_id, municipality_id, granted, quota) SELECT $1, id, 3, '3' FROM unnest($2::uuid[]) id
        ON CONFLICT (programme_id, municipality_id) DO UPDATE SET granted = excluded.granted`;
      expect(await after('UPDATE allotments SET granted = 2 WHERE programme_id = $1')).toEqual([2, 2]);
      expect(await after(give, [[town.id, neighbour.id]])).toEqual([6, 6]);
      expect(
        await after(
          'UPDATE allotments SET granted = CASE municipality_id WHEN $2 THEN 1 ELSE 5 END WHERE programme_id = $1',
          [town.id],
        ),
      ).toEqual([6, 6]);
      await expect(after(give.replace('3,', '4,'), [[town.id, neighbour.id]])).rejects.toEqual(
        broken('allotments_within_total'),
      );
      await expect(after('UPDATE allotments SET programme_id = $2 WHERE programme_id = $1', [other])).rejects.toEqual(
        broken('allotment_keeps_programme'),
      );
      expect(
        await after('DELETE FROM allotments WHERE programme_id = $1 AND municipality_id = $2', [neighbour.id]),
      ).toEqual([1, 1]);
    });

    it('nobody gets a second open voucher, a slot beyond the yearly limit, or one from themselves', async () => {
      await expect(insert({ personId: holder.id })).rejects.toEqual(broken('one_open_voucher_per_person'));
      await expect(insert({ personId: holder.id, slot: 2 })).rejects.toEqual(broken('yearly_limit_per_person'));
      await expect(insert({ personId: holder.id, assignedBy: holder.id })).rejects.toEqual(
        broken('nobody_assigns_to_themselves'),
      );
    });

    it('a voucher stays with its person and its allotment', async () => {
      const change = app.sql('UPDATE vouchers SET person_id = $2 WHERE id = $1', [voucherId, admin.id]);
      await expect(change).rejects.toEqual(broken('voucher_keeps_allotment'));
    });
  });
});
