import { randomUUID } from 'node:crypto';

import { CompletionsService } from '../../src/courses/index.js';
import { PersonsService } from '../../src/accounts/index.js';
import { VoucherExpiry } from '../../src/vouchers/holdings/voucher-expiry.service.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Caller } from '../support/story.js';
import { aCourse, anOpenProgramme, aPerson, aProgramme, aTown, type Somebody, type Town } from '../support/vouchers.js';

describe('Vouchers', () => {
  let app: TestApp;
  let admin: Somebody;
  let town: Town;
  let other: Town;
  let village: Town;
  let employee: Somebody;
  let courseId: string;

  beforeAll(async () => {
    app = await startApp();
    admin = await aPerson(app, { admin: true });
    town = await aTown(app, 1);
    other = await aTown(app, 2);
    village = await aTown(app, 3);
    courseId = await aCourse(app);
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    employee = await aPerson(app, { municipalityId: town.id });
  });

  const refusal = async (answer: ReturnType<Caller['attempt']>) => {
    const { status, body } = await answer;
    return [status, body.code];
  };
  const anAssignedVoucher = async (programmeId: string, more: object = {}): Promise<string> => {
    const { id } = await town.hr.post('/vouchers', { programmeId, personId: employee.id, ...more });
    return id as string;
  };
  const aRequest = async (programmeId: string, by: Caller = employee): Promise<string> => {
    const { id } = await by.post('/voucher-requests', { programmeId, courseId });
    return id as string;
  };
  const tallyOf = async (programmeId: string, municipalityId = town.id) => {
    await app.jobsDone();
    const tallies = (await admin.get(`/programmes/${programmeId}/tallies`)) as { municipalityId: string }[];
    return tallies.find((tally) => tally.municipalityId === municipalityId);
  };

  it('go the whole way from a programme to the tally that HR and admin read', async () => {
    const { id: programmeId } = await admin.post('/programmes', aProgramme({ total: 15, maxPriceCents: 10_000 }));
    const preview = await admin.post(`/programmes/${programmeId}/distribution/preview`, { weights: 'equal' });
    expect(preview).toMatchObject({ total: 15, warnings: [] });
    expect(preview.allotments).toMatchObject([{ granted: 5 }, { granted: 5 }, { granted: 5 }]);
    expect(await refusal(admin.attempt('POST', `/programmes/${programmeId}/open`))).toEqual([
      409,
      'programme-not-distributed',
    ]);
    const record = await admin.attempt('POST', `/programmes/${programmeId}/distribution`, {
      body: { weights: 'equal' },
    });
    expect(record.status).toBe(201);
    expect(record.body.recordHash).toMatch(/^[0-9a-f]{64}$/);
    expect(await tallyOf(programmeId)).toMatchObject({ granted: 5, available: 5, ledgerPosition: 1 });
    const opened = await admin.post(`/programmes/${programmeId}/open`);
    expect(opened).toMatchObject({ state: 'open', granted: 15, recordHash: record.body.recordHash });

    const requestId = await aRequest(programmeId);
    const waiting = await town.hr.get(`/voucher-requests?municipalityId=${town.id}&state=requested`);
    expect(waiting.items).toMatchObject([
      { id: requestId, person: { givenName: 'Kim' }, courseTitle: { de: 'Akten digital führen' } },
    ]);
    const approved = await town.hr.post(`/voucher-requests/${requestId}/approve`);
    expect(approved).toEqual({ id: requestId, state: 'approved', voucherId: expect.any(String) as string });

    const { items: vouchers } = await employee.get('/vouchers');
    expect(vouchers).toMatchObject([
      {
        id: approved.voucherId,
        state: 'assigned',
        courseId,
        code: expect.stringMatching(/^.{4}-.{4}-.{4}-.$/) as string,
      },
    ]);
    const redeemed = await employee.attempt('POST', `/vouchers/${approved.voucherId as string}/redeem`);
    expect(redeemed).toMatchObject({ status: 200, body: { id: approved.voucherId, state: 'redeemed', courseId } });
    const tally = await tallyOf(programmeId);
    expect(tally).toMatchObject({
      granted: 5,
      requested: 0,
      assigned: 0,
      redeemed: 1,
      completed: 0,
      expired: 0,
      available: 4,
    });
    expect(await town.hr.get(`/programmes/${programmeId}/tallies`)).toEqual([tally]);

    await town.hr.post(`/vouchers/${approved.voucherId as string}/complete`);
    expect(await tallyOf(programmeId)).toMatchObject({ redeemed: 0, completed: 1, available: 4 });
    expect(await app.get(CompletionsService).of(employee.id)).toMatchObject([{ courseId }]);
    const { items: seen } = await town.hr.get(
      `/vouchers?municipalityId=${town.id}&programmeId=${programmeId as string}`,
    );
    expect(seen).toMatchObject([{ state: 'completed', priceCents: 9_900, paidCents: 9_900, code: null }]);
  });

  it('follow a completion that the catalogue hears of first', async () => {
    const programmeId = await anOpenProgramme(admin);
    const voucherId = await anAssignedVoucher(programmeId);
    await employee.post(`/vouchers/${voucherId}/redeem`, { courseId });
    const actor = { personId: town.hr.id, sessionId: randomUUID(), admin: false, memberships: [] };
    await app.get(CompletionsService).record(actor, { personId: employee.id, courseId });
    expect((await employee.get('/vouchers')).items[0]).toMatchObject({ id: voucherId, state: 'completed' });
    expect(await refusal(town.hr.attempt('POST', `/vouchers/${voucherId}/complete`))).toEqual([
      409,
      'voucher-move-not-allowed',
    ]);
  });

  it('wait for the end of the objection window', async () => {
    const { id } = await admin.post('/programmes', aProgramme({ objectionDays: 14 }));
    await admin.post(`/programmes/${id}/distribution`, { weights: 'equal' });
    const early = await admin.attempt('POST', `/programmes/${id}/open`);
    expect([early.status, early.body.code]).toEqual([409, 'objection-window-open']);
    expect(await refusal(admin.attempt('POST', `/programmes/${id}/distribution`, { body: {} }))).toEqual([
      409,
      'already-distributed',
    ]);
    expect(await refusal(employee.attempt('GET', `/programmes/${id}`))).toEqual([404, 'programme-not-found']);
    expect(await town.hr.get(`/programmes/${id}/allotments`)).toMatchObject([
      { municipalityId: town.id, available: 10 },
    ]);
  });

  it('are decided by the own HR only, and never for oneself', async () => {
    const programmeId = await anOpenProgramme(admin);
    const requestId = await aRequest(programmeId);
    const own = await aRequest(programmeId, town.hr);
    const approve = (who: Caller, id: string) => refusal(who.attempt('POST', `/voucher-requests/${id}/approve`));
    const decline = (who: Caller, id: string) =>
      refusal(who.attempt('POST', `/voucher-requests/${id}/decline`, { body: { reason: 'Nein' } }));
    expect(await approve(other.hr, requestId)).toEqual([404, 'request-not-found']);
    expect(await approve(other.hr, randomUUID())).toEqual([404, 'request-not-found']);
    expect(await approve(employee, requestId)).toEqual([403, 'not-permitted']);
    expect(await approve(admin, requestId)).toEqual([403, 'request-move-not-yours']);
    expect(await approve(town.hr, own)).toEqual([403, 'not-for-oneself']);
    expect(await decline(town.hr, own)).toEqual([403, 'not-for-oneself']);
    expect(
      await refusal(town.hr.attempt('POST', '/vouchers', { body: { programmeId, personId: town.hr.id } })),
    ).toEqual([403, 'not-for-oneself']);
    const ofAdmin = await admin.post(`/voucher-requests/${own}/approve`);
    expect(ofAdmin.state).toBe('approved');
    await town.hr.post(`/vouchers/${ofAdmin.voucherId as string}/redeem`);
    expect(await refusal(town.hr.attempt('POST', `/vouchers/${ofAdmin.voucherId as string}/complete`))).toEqual([
      403,
      'not-for-oneself',
    ]);
    expect(await refusal(other.hr.attempt('GET', `/vouchers?municipalityId=${town.id}`))).toEqual([
      403,
      'not-your-municipality',
    ]);
  });

  it('leave the decision to HR as soon as a second HR person is there', async () => {
    const second = await aPerson(app, { municipalityId: village.id, role: 'hr' });
    const programmeId = await anOpenProgramme(admin);
    const own = await aRequest(programmeId, village.hr);
    expect(await refusal(admin.attempt('POST', `/voucher-requests/${own}/approve`))).toEqual([
      403,
      'request-move-not-yours',
    ]);
    await second.post(`/voucher-requests/${own}/approve`);
  });

  it('can be declined with a reason, or withdrawn, once', async () => {
    const programmeId = await anOpenProgramme(admin);
    const first = await aRequest(programmeId);
    expect(await refusal(employee.attempt('POST', '/voucher-requests', { body: { programmeId, courseId } }))).toEqual([
      409,
      'one-open-request-per-course',
    ]);
    await town.hr.post(`/voucher-requests/${first}/decline`, { reason: 'Bitte erst den Grundkurs.' });
    expect((await employee.get('/voucher-requests')).items).toMatchObject([
      { state: 'declined', reason: 'Bitte erst den Grundkurs.' },
    ]);
    const second = await aRequest(programmeId);
    expect(await refusal(town.hr.attempt('POST', `/voucher-requests/${second}/withdraw`))).toEqual([
      403,
      'request-move-not-yours',
    ]);
    await employee.post(`/voucher-requests/${second}/withdraw`);
    expect(await refusal(town.hr.attempt('POST', `/voucher-requests/${second}/approve`))).toEqual([
      409,
      'request-move-not-allowed',
    ]);
    expect(await tallyOf(programmeId)).toMatchObject({ requested: 0, available: 10 });
  });

  it('come back when revoked, returned or cancelled, and then go to somebody else', async () => {
    const programmeId = await anOpenProgramme(admin, { total: 3 });
    const colleague = await aPerson(app, { municipalityId: town.id });
    const next = () => refusal(town.hr.attempt('POST', '/vouchers', { body: { programmeId, personId: colleague.id } }));
    const revoked = await anAssignedVoucher(programmeId);
    expect(await next()).toEqual([409, 'no-voucher-left']);
    await town.hr.post(`/vouchers/${revoked}/revoke`, { reason: 'Versehen' });
    const returned = await anAssignedVoucher(programmeId);
    await employee.post(`/vouchers/${returned}/return`);
    const cancelled = await anAssignedVoucher(programmeId, { courseId });
    await employee.post(`/vouchers/${cancelled}/redeem`, {});
    expect(await refusal(employee.attempt('POST', `/vouchers/${cancelled}/return`))).toEqual([
      409,
      'voucher-move-not-allowed',
    ]);
    await town.hr.post(`/vouchers/${cancelled}/cancel`, { reason: 'Kurs fällt aus' });
    expect((await town.hr.post('/vouchers', { programmeId, personId: colleague.id })).state).toBe('assigned');
    expect(await next()).toEqual([409, 'no-voucher-left']);
    expect(await tallyOf(programmeId)).toMatchObject({ assigned: 1, redeemed: 0, available: 0 });
  });

  it('are one open per person and within the yearly limit, wherever the person works, without telling where', async () => {
    const programmeId = await anOpenProgramme(admin, { limitPerYear: 2 });
    const memberships = [town.id, other.id].map((municipalityId) => ({ municipalityId, role: 'employee' as const }));
    const both = await app
      .get(PersonsService)
      .provide({ email: 'beide@lernlotse.example', givenName: 'Toni', familyName: 'Muster', memberships });
    const assign = (hr: Caller) => hr.attempt('POST', '/vouchers', { body: { programmeId, personId: both.id } });
    const first = await assign(other.hr);
    expect(first.status).toBe(201);
    const refused = await assign(town.hr);
    expect(refused.body).toMatchObject({ code: 'voucher-not-possible-for-person', status: 409 });
    expect(refused.body.details).toBeUndefined();
    await app.sql(
      `UPDATE vouchers SET state = 'completed', course_id = $2, price_cents = 1, paid_cents = 1, redeemed_at = now() WHERE id = $1`,
      [first.body.id, courseId],
    );
    expect((await assign(town.hr)).status).toBe(201);
    await app.sql(
      `UPDATE vouchers SET state = 'completed', course_id = $2, price_cents = 1, paid_cents = 1, redeemed_at = now() WHERE person_id = $1`,
      [both.id, courseId],
    );
    expect((await assign(town.hr)).body).toMatchObject({ code: 'voucher-not-possible-for-person' });
  });

  it('pay only courses that are published, named and within the cap, while they are valid', async () => {
    const dear = await aCourse(app, 20_001);
    const draft = await aCourse(app, 100, { published: false });
    const programmeId = await anOpenProgramme(admin, { maxPriceCents: 20_000 });
    const ask = (course: string) =>
      refusal(employee.attempt('POST', '/voucher-requests', { body: { programmeId, courseId: course } }));
    expect(await ask(dear)).toEqual([422, 'course-not-eligible']);
    expect(await ask(draft)).toEqual([409, 'course-not-offered']);
    expect(await ask(randomUUID())).toEqual([404, 'course-not-found']);
    const voucherId = await anAssignedVoucher(programmeId);
    const redeem = (who: Caller, body: object) =>
      refusal(who.attempt('POST', `/vouchers/${voucherId}/redeem`, { body }));
    expect(await redeem(employee, {})).toEqual([422, 'voucher-needs-course']);
    expect(await redeem(employee, { courseId: dear })).toEqual([422, 'course-not-eligible']);
    expect(await redeem(await aPerson(app, { municipalityId: town.id }), { courseId })).toEqual([
      404,
      'voucher-not-found',
    ]);
    await app.sql(`UPDATE vouchers SET expires_on = '2020-01-01' WHERE id = $1`, [voucherId]);
    expect(await redeem(employee, { courseId })).toEqual([409, 'voucher-expired']);
    expect(await app.get(VoucherExpiry).expireDue()).toEqual({ expired: 1 });
    expect(await app.get(VoucherExpiry).expireDue()).toEqual({ expired: 0 });
    expect(await tallyOf(programmeId)).toMatchObject({ assigned: 0, expired: 1, available: 10 });
    const named = await anOpenProgramme(admin, { courseIds: [dear] });
    expect(
      await refusal(employee.attempt('POST', '/voucher-requests', { body: { programmeId: named, courseId } })),
    ).toEqual([422, 'course-not-eligible']);
  });

  it('are redeemed with the course they were approved for', async () => {
    const programmeId = await anOpenProgramme(admin);
    const voucherId = await anAssignedVoucher(programmeId, { courseId });
    const another = await aCourse(app);
    expect(
      await refusal(employee.attempt('POST', `/vouchers/${voucherId}/redeem`, { body: { courseId: another } })),
    ).toEqual([422, 'voucher-for-another-course']);
  });

  it('go to employees of the municipality only', async () => {
    const programmeId = await anOpenProgramme(admin);
    const stranger = await aPerson(app, { municipalityId: other.id });
    for (const personId of [stranger.id, randomUUID()]) {
      expect(await refusal(town.hr.attempt('POST', '/vouchers', { body: { programmeId, personId } }))).toEqual([
        404,
        'member-not-found',
      ]);
    }
    const body = { programmeId, personId: stranger.id, municipalityId: other.id };
    expect(await refusal(town.hr.attempt('POST', '/vouchers', { body }))).toEqual([403, 'not-your-municipality']);
  });

  it('can still be redeemed when the programme is closed, while requests lapse', async () => {
    const programmeId = await anOpenProgramme(admin);
    const voucherId = await anAssignedVoucher(programmeId, { courseId });
    const pending = await aRequest(programmeId, await aPerson(app, { municipalityId: town.id }));
    expect((await admin.post(`/programmes/${programmeId}/close`)).state).toBe('closed');
    expect(await refusal(town.hr.attempt('POST', `/voucher-requests/${pending}/approve`))).toEqual([
      409,
      'programme-act-not-allowed',
    ]);
    await employee.post(`/vouchers/${voucherId}/redeem`, {});
    expect(await tallyOf(programmeId)).toMatchObject({ requested: 0, redeemed: 1 });
    expect(await refusal(admin.attempt('POST', `/programmes/${programmeId}/open`))).toEqual([
      409,
      'programme-move-not-allowed',
    ]);
  });

  it('are listed page by page', async () => {
    const programmeId = await anOpenProgramme(admin);
    for (let i = 0; i < 3; i++) {
      const { id: personId } = await aPerson(app, { municipalityId: town.id });
      await town.hr.post('/vouchers', { programmeId, personId });
    }
    const path = `/vouchers?municipalityId=${town.id}&programmeId=${programmeId}&limit=2`;
    const first = await town.hr.get(path);
    const second = await town.hr.get(`${path}&cursor=${first.next as string}`);
    expect([first.items.length, second.items.length, second.next]).toEqual([2, 1, null]);
    const foreign = Buffer.from(JSON.stringify(['no moment', programmeId])).toString('base64url');
    const refused = await town.hr.attempt('GET', `${path}&cursor=${foreign}`);
    expect([refused.status, refused.body.code]).toEqual([400, 'request-malformed']);
    expect((await employee.get('/programmes?limit=1')).items).toMatchObject([{ id: programmeId }]);
  });
});
