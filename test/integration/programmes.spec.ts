import { ProgrammeEnds } from '../../src/vouchers/index.js';
import { startApp, type TestApp } from '../support/app.js';
import { structureOf } from '../support/pdf.js';
import {
  aCourse,
  anOpenProgramme,
  aPerson,
  aProgramme,
  aTown,
  exportedLedger,
  type Somebody,
  type Town,
} from '../support/vouchers.js';

describe('Programmes', () => {
  let app: TestApp;
  let admin: Somebody;
  let town: Town;
  let employee: Somebody;
  let courseId: string;

  beforeAll(async () => {
    app = await startApp();
    admin = await aPerson(app, { admin: true });
    town = await aTown(app, 1);
    employee = await aPerson(app, { municipalityId: town.id });
    courseId = await aCourse(app, 9_900);
  });
  afterAll(() => app.close());

  const refusal = async (attempt: ReturnType<Somebody['attempt']>) => {
    const { status, body } = await attempt;
    return [status, body.code];
  };
  const draft = async (more: object = {}): Promise<string> =>
    (await admin.post('/programmes', aProgramme(more))).id as string;
  const edit = (id: string, body: object, revision: number) =>
    admin.attempt('PUT', `/programmes/${id}`, { body, headers: { 'if-match': `"${revision}"` } });
  const aRedeemedVoucher = async (programmeId: string, personId = employee.id): Promise<string> => {
    const { id } = await town.hr.post('/vouchers', { programmeId, personId });
    await employee.post(`/vouchers/${id as string}/redeem`, { courseId });
    return id as string;
  };

  it('are edited as drafts, by who read the newest revision', async () => {
    const id = await draft();
    const body = aProgramme({
      total: 50,
      approval: 'both',
      providers: ['Lernwerkstatt'],
      competences: ['digcomp:1.1'],
    });
    expect(await refusal(admin.attempt('PUT', `/programmes/${id}`, { body }))).toEqual([428, expect.any(String)]);
    expect((await edit(id, body, 7)).status).toBe(412);
    const edited = await edit(id, body, 1);
    expect([edited.status, edited.body]).toMatchObject([
      200,
      { total: 50, approval: 'both', providers: ['Lernwerkstatt'], competences: ['digcomp:1.1'], revision: 2 },
    ]);
    expect((await edit(id, body, 1)).status).toBe(412);
    await admin.post(`/programmes/${id}/distribution`, {});
    expect(await refusal(edit(id, aProgramme({ total: 60 }), 2))).toEqual([409, 'programme-distributed']);
    expect((await edit(id, aProgramme({ total: 50, limitPerYear: 3 }), 2)).body).toMatchObject({ limitPerYear: 3 });
    await admin.post(`/programmes/${id}/open`);
    expect(await refusal(edit(id, body, 3))).toEqual([409, 'programme-not-draft']);
    expect(
      await refusal(town.hr.attempt('PUT', `/programmes/${id}`, { body, headers: { 'if-match': '"3"' } })),
    ).toEqual([403, expect.any(String)]);
  });

  it('refuse what contradicts itself', async () => {
    for (const [more, status] of [
      [{ total: 0 }, 400],
      [{ approval: 'nobody' }, 400],
      [{ competences: ['1.1'] }, 400],
      [{ reserve: 31 }, 409],
      [{ endsOn: '2000-01-01' }, 409],
      [{ courseIds: ['5c0fd6a0-0000-4000-8000-000000000000'] }, 422],
    ] as const) {
      expect((await admin.attempt('POST', '/programmes', { body: aProgramme(more) })).status).toBe(status);
    }
  });

  it('are copied with their rules, and deleted while nothing was decided', async () => {
    const id = await anOpenProgramme(admin, { maxPriceCents: 20_000, courseIds: [courseId], approval: 'admin' });
    const copy = await admin.post(`/programmes/${id}/copy`);
    expect(copy).toMatchObject({ state: 'draft', granted: 0, courseIds: [courseId], approval: 'admin', revision: 1 });
    const there = `/programmes/${copy.id as string}`;
    expect((await admin.attempt('DELETE', there)).status).toBe(204);
    expect(await refusal(admin.attempt('GET', there))).toEqual([404, 'programme-not-found']);
    expect(await refusal(admin.attempt('DELETE', `/programmes/${id}`))).toEqual([409, 'programme-not-draft']);
    const decided = await draft();
    await admin.post(`/programmes/${decided}/distribution`, {});
    await admin.post(`/programmes/${decided}/distribution/reverse`, { reason: 'Falsche Zahlen' });
    expect(await refusal(admin.attempt('DELETE', `/programmes/${decided}`))).toEqual([409, 'programme-has-decisions']);
  });

  it('pay by provider and competence, and never for a free course', async () => {
    const ask = (programmeId: string, course = courseId) =>
      refusal(employee.attempt('POST', '/voucher-requests', { body: { programmeId, courseId: course } }));
    expect(await ask(await anOpenProgramme(admin, { providers: ['Andere'] }))).toEqual([422, 'course-not-eligible']);
    expect(await ask(await anOpenProgramme(admin, { competences: ['digcomp:1.1'] }))).toEqual([
      422,
      'course-not-eligible',
    ]);
    const programmeId = await anOpenProgramme(admin, { providers: ['Lernwerkstatt'] });
    expect(await ask(programmeId, await aCourse(app, 0))).toEqual([422, 'course-is-free']);
    expect(await ask(programmeId)).toEqual([201, undefined]);
  });

  it('say who decides', async () => {
    const assign = (who: Somebody, programmeId: string) =>
      refusal(
        who.attempt('POST', '/vouchers', { body: { programmeId, personId: employee.id, municipalityId: town.id } }),
      );
    const byAdmin = await anOpenProgramme(admin, { approval: 'admin' });
    expect(await assign(town.hr, byAdmin)).toEqual([403, 'not-the-approver']);
    const { id } = await employee.post('/voucher-requests', { programmeId: byAdmin, courseId });
    expect(await refusal(town.hr.attempt('POST', `/voucher-requests/${id as string}/approve`))).toEqual([
      403,
      'not-the-approver',
    ]);
    expect((await admin.post(`/voucher-requests/${id as string}/approve`)).state).toBe('approved');
    const byHr = await anOpenProgramme(admin);
    expect(await assign(admin, byHr)).toEqual([403, 'voucher-move-not-yours']);
    const both = await anOpenProgramme(admin, { approval: 'both' });
    expect(await assign(admin, both)).toEqual([201, undefined]);
  });

  it('record price and payment, which the database keeps within cap and price', async () => {
    const programmeId = await anOpenProgramme(admin, { maxPriceCents: 10_000 });
    const id = await aRedeemedVoucher(programmeId);
    const { entries } = await exportedLedger(app, admin, programmeId);
    expect(entries.at(-1)!.content).toMatchObject({ kind: 'voucher.redeemed', priceCents: 9_900, paidCents: 9_900 });
    const pay = (price: number, paid: number | null) =>
      app.sql('UPDATE vouchers SET price_cents = $2, paid_cents = $3 WHERE id = $1', [id, price, paid]);
    await expect(pay(9_900, 9_901)).rejects.toMatchObject({ constraint: 'paid_within_price' });
    await expect(pay(10_001, 10_001)).rejects.toMatchObject({ constraint: 'paid_within_cap' });
    await expect(pay(9_900, null)).rejects.toMatchObject({ constraint: 'paid_within_cap' });
    await expect(pay(9_900, -1)).rejects.toMatchObject({ constraint: 'paid_within_price' });
    await expect(pay(0, 0)).rejects.toMatchObject({ constraint: 'free_course_takes_no_voucher' });
  });

  it('close by themselves after the last day, once', async () => {
    const programmeId = await anOpenProgramme(admin);
    const { id } = await employee.post('/voucher-requests', { programmeId, courseId });
    await app.sql(`UPDATE programmes SET starts_on = '2020-01-01', ends_on = '2020-12-31' WHERE id = $1`, [
      programmeId,
    ]);
    const runs = await Promise.all([1, 2].map(() => app.get(ProgrammeEnds).closeEnded()));
    expect(runs.reduce((sum, { closed }) => sum + closed, 0)).toBe(1);
    expect(await app.get(ProgrammeEnds).closeEnded()).toEqual({ closed: 0 });
    expect(await admin.get(`/programmes/${programmeId}`)).toMatchObject({
      state: 'closed',
      closedAt: expect.any(String) as string,
    });
    expect((await employee.get('/voucher-requests?state=lapsed')).items).toMatchObject([{ id }]);
  });

  it('are settled when nothing is open any more', async () => {
    const programmeId = await anOpenProgramme(admin, { limitPerYear: 2 });
    const voucherId = await aRedeemedVoucher(programmeId);
    const settle = () => admin.attempt('POST', `/programmes/${programmeId}/settle`);
    expect(await refusal(settle())).toEqual([409, 'programme-move-not-allowed']);
    await admin.post(`/programmes/${programmeId}/close`);
    const refused = await settle();
    expect([refused.status, refused.body]).toMatchObject([
      409,
      { code: 'programme-still-open', details: { assigned: 0, redeemed: 1, requests: 0 } },
    ]);
    await expect(app.sql(`UPDATE programmes SET state = 'settled' WHERE id = $1`, [programmeId])).rejects.toMatchObject(
      { constraint: 'settled_with_nothing_open' },
    );
    await town.hr.post(`/vouchers/${voucherId}/complete`);
    expect((await settle()).body).toMatchObject({ state: 'settled', settledAt: expect.any(String) as string });
  });

  it('prove their use as data, table and document, with the sum of the ledger', async () => {
    const programmeId = await anOpenProgramme(admin, { limitPerYear: 3 });
    await town.hr.post(`/vouchers/${await aRedeemedVoucher(programmeId)}/complete`);
    await town.hr.post(`/vouchers/${await aRedeemedVoucher(programmeId)}/cancel`, { reason: 'Fällt aus' });
    await aRedeemedVoucher(programmeId);
    await app.sql(`UPDATE courses SET provider = '=Lernwerkstatt' WHERE id = $1`, [courseId]);
    const report = await admin.get(`/programmes/${programmeId}/settlement`);
    const paid = { vouchers: 2, paidCents: 19_800 };
    expect(report).toMatchObject({ sum: paid, ledger: paid, programme: { state: 'open' } });
    expect(report.rows).toEqual([
      {
        ...{ provider: '=Lernwerkstatt', ars: '073300000001', municipality: 'Ort 1' },
        ...{ vouchers: 2, completed: 1, priceCents: 19_800, paidCents: 19_800 },
      },
    ]);
    const { entries } = await exportedLedger(app, admin, programmeId);
    const cents = new Map<unknown, number>();
    for (const { content } of entries) {
      if (content.kind === 'voucher.redeemed') cents.set(content.voucherId, Number(content.paidCents));
      if (content.kind === 'voucher.cancelled') cents.delete(content.voucherId);
    }
    expect([...cents.values()].reduce((sum, one) => sum + one, 0)).toBe(report.sum.paidCents);
    const file = (format: string) =>
      app.app.inject({
        url: `/api/v1/programmes/${programmeId}/settlement?format=${format}&language=de`,
        headers: { authorization: `Bearer ${admin.token}` },
      });
    expect((await file('csv')).body.split('\r\n')[1]).toBe(
      `"'=Lernwerkstatt";"073300000001";"Ort 1";"2";"1";"19800";"19800"`,
    );
    const pdf = (await file('pdf')).rawPayload;
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(JSON.stringify(structureOf(pdf))).toContain('TH Column');
    expect((await town.hr.attempt('GET', `/programmes/${programmeId}/settlement`)).status).toBe(403);
  });
});
