import { addDays, berlinDay } from '../../src/kernel/calendar.js';
import { OfferLapses } from '../../src/vouchers/offers/offer-lapses.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { aCourse, anOpenProgramme, aPerson, aTown, type Somebody, type Town } from '../support/vouchers.js';

describe('Offers of vouchers', () => {
  let app: TestApp;
  let admin: Somebody;
  let town: Town;
  let employee: Somebody;
  let courseId: string;

  beforeAll(async () => {
    app = await startApp();
    admin = await aPerson(app, { admin: true });
    town = await aTown(app, 1);
    courseId = await aCourse(app);
  });
  beforeEach(async () => {
    employee = await aPerson(app, { municipalityId: town.id });
  });
  afterAll(() => app.close());

  const offerBy = (who: Somebody, programmeId: string, more: object = {}) =>
    who.attempt('POST', '/voucher-offers', { body: { programmeId, personId: employee.id, courseId, ...more } });
  const statesOf = async (who: Somebody, query = '') =>
    ((await who.get(`/voucher-offers${query}`)).items as { state: string }[]).map(({ state }) => state);
  /** What the outbox has for somebody since the beginning of the test. */
  const toldTo = async ({ id }: Somebody) =>
    (await app.sql<{ kind: string }>('SELECT kind FROM mails WHERE recipient_id = $1 ORDER BY created_at', [id])).map(
      ({ kind }) => kind,
    );
  const hrToldOf = async (offerId: string) =>
    (
      await app.sql<{ kind: string }>(`SELECT kind FROM mails WHERE recipient_id = $1 AND occasion = $2`, [
        town.hr.id,
        offerId,
      ])
    ).map(({ kind }) => kind);
  const today = berlinDay(new Date());
  const pastItsLastDay = (offerId: string) =>
    app.sql(`UPDATE voucher_offers SET last_day = $2 WHERE id = $1`, [offerId, addDays(today, -1)]);

  it('become a voucher when the employee accepts, with the request that stands behind it', async () => {
    const programmeId = await anOpenProgramme(admin);
    const { id } = (await offerBy(town.hr, programmeId)).body as { id: string };
    expect(await statesOf(employee)).toEqual(['open']);
    const { voucherId } = await employee.post(`/voucher-offers/${id}/accept`);
    const { items } = await employee.get('/vouchers');
    expect(items).toMatchObject([{ id: voucherId, state: 'assigned', courseId }]);
    expect((await employee.get('/voucher-requests')).items).toMatchObject([{ state: 'approved', courseId }]);
    expect(await statesOf(town.hr, `?municipalityId=${town.id}`)).toContain('accepted');
  });

  it('are made and taken back by admins where the programme lets admins approve', async () => {
    const programmeId = await anOpenProgramme(admin, { approval: 'admin' });
    expect((await offerBy(town.hr, programmeId)).body.code).toBe('not-the-approver');
    const { id } = (await offerBy(admin, programmeId, { municipalityId: town.id })).body as { id: string };
    expect((await town.hr.attempt('POST', `/voucher-offers/${id}/withdraw`)).body.code).toBe('not-the-approver');
    expect(await admin.post(`/voucher-offers/${id}/withdraw`)).toMatchObject({ id, state: 'withdrawn' });
    expect((await employee.attempt('POST', `/voucher-offers/${id}/accept`)).body.code).toBe('offer-move-not-allowed');
  });

  it('lapse when the programme closes, and the employee is told', async () => {
    const programmeId = await anOpenProgramme(admin);
    const { id } = (await offerBy(town.hr, programmeId)).body as { id: string };
    await admin.post(`/programmes/${programmeId}/close`);
    expect(await statesOf(employee)).toEqual(['lapsed']);
    for (const move of ['accept', 'refuse'])
      expect((await employee.attempt('POST', `/voucher-offers/${id}/${move}`)).status).toBe(409);
    expect(await toldTo(employee)).toEqual(['voucher-offered', 'offer-lapsed']);
    expect(await hrToldOf(id)).toEqual(['offer-lapsed-hr']);
  });

  it('are refused by name when they cannot be made', async () => {
    const programmeId = await anOpenProgramme(admin);
    const other = await aTown(app, 2);
    await offerBy(town.hr, programmeId);
    const codeOf = async (who: Somebody, more: object) => (await offerBy(who, programmeId, more)).body.code as string;
    expect(await codeOf(town.hr, {})).toBe('one-open-offer-per-course');
    expect(await codeOf(town.hr, { personId: town.hr.id })).toBe('not-for-oneself');
    expect(await codeOf(town.hr, { personId: other.hr.id })).toBe('member-not-found');
    expect(await codeOf(town.hr, { courseId: await aCourse(app, 9_900, { published: false }) })).toBe(
      'course-not-offered',
    );
    expect(await codeOf(other.hr, { municipalityId: town.id })).toBe('not-your-municipality');
    expect(await codeOf(employee, {})).toBe('not-permitted');
  });

  it('can be answered for 14 days, or until the day that HR names, and never after the programme', async () => {
    const year = Number(today.slice(0, 4));
    const endsOn = `${year}-12-31`;
    const programmeId = await anOpenProgramme(admin, { endsOn });
    const earlier = (day: string) => (day < endsOn ? day : endsOn);
    const latest = earlier(addDays(today, 60));
    const usual = (await offerBy(town.hr, programmeId)).body as { id: string };
    const { items } = await employee.get('/voucher-offers');
    expect(items).toMatchObject([{ id: usual.id, lastDay: earlier(addDays(today, 14)), note: null }]);
    await town.hr.post(`/voucher-offers/${usual.id}/withdraw`);

    for (const lastDay of [addDays(today, -1), addDays(latest, 1), addDays(endsOn, 1)]) {
      const { status, body } = await offerBy(town.hr, programmeId, { lastDay });
      expect([status, body.code]).toEqual([422, 'offer-last-day-out-of-range']);
    }
    expect((await offerBy(town.hr, programmeId, { lastDay: 'soon' })).status).toBe(400);
    expect((await offerBy(town.hr, programmeId, { note: 'x'.repeat(501) })).status).toBe(400);
    const said = { lastDay: latest, note: 'Der Kurs passt zu Ihrer neuen Aufgabe.' };
    expect((await offerBy(town.hr, programmeId, said)).status).toBe(201);
    expect((await employee.get('/voucher-offers?state=open')).items).toMatchObject([said]);
  });

  it('are refused without a reason or with one, once, and HR hears of it', async () => {
    const programmeId = await anOpenProgramme(admin);
    const { id } = (await offerBy(town.hr, programmeId)).body as { id: string };
    const refuse = (body: object) => employee.attempt('POST', `/voucher-offers/${id}/refuse`, { body });
    expect((await refuse({ reason: 'x'.repeat(501) })).status).toBe(400);
    expect((await refuse({ reason: 'Keine Zeit im Frühjahr' })).body).toEqual({ id, state: 'refused' });
    expect((await refuse({})).body.code).toBe('offer-move-not-allowed');
    const { items } = await town.hr.get(`/voucher-offers?municipalityId=${town.id}&state=refused`);
    expect(items).toMatchObject([{ id, refusalReason: 'Keine Zeit im Frühjahr' }]);
    expect(await hrToldOf(id)).toEqual(['offer-refused']);

    const silent = (await offerBy(town.hr, programmeId)).body as { id: string };
    await employee.post(`/voucher-offers/${silent.id}/refuse`);
    expect((await employee.get('/voucher-offers')).items).toMatchObject([{ refusalReason: null }, { id }]);
  });

  it('lapse after their last day, by a job that may run late, twice and at once; before that an answer is too late', async () => {
    const programmeId = await anOpenProgramme(admin);
    const { id } = (await offerBy(town.hr, programmeId)).body as { id: string };
    await app.get(OfferLapses).lapseOverdue();
    expect(await statesOf(employee)).toEqual(['open']);
    await pastItsLastDay(id);
    for (const move of ['accept', 'refuse']) {
      const { status, body } = await employee.attempt('POST', `/voucher-offers/${id}/${move}`);
      expect([status, body.code]).toEqual([409, 'offer-answered-too-late']);
    }
    const runs = await Promise.all([app.get(OfferLapses).lapseOverdue(), app.get(OfferLapses).lapseOverdue()]);
    expect(runs.map(({ lapsed }) => lapsed).sort()).toEqual([0, 1]);
    expect(await statesOf(employee)).toEqual(['lapsed']);
    expect(await toldTo(employee)).toEqual(['voucher-offered', 'offer-overdue']);
    expect(await hrToldOf(id)).toEqual(['offer-overdue-hr']);
    expect((await town.hr.attempt('POST', `/voucher-offers/${id}/withdraw`)).body.code).toBe('offer-move-not-allowed');
    expect((await offerBy(town.hr, programmeId)).status).toBe(201);
  });

  it('need a free place when they are made and when they are accepted, and reserve none in between', async () => {
    const village = await aTown(app, 3);
    const [first, second, third] = await Promise.all([1, 2, 3].map(() => aPerson(app, { municipalityId: village.id })));
    const others = await app.sql<{ ars: string }>('SELECT ars FROM municipalities WHERE id <> $1', [village.id]);
    const exclude = others.map(({ ars }) => ars);
    const programmeId = await anOpenProgramme(admin, { total: 1 }, { weights: 'equal', exclude });
    const offer = (to: Somebody) =>
      village.hr.attempt('POST', '/voucher-offers', { body: { programmeId, personId: to.id, courseId } });
    const [one, other] = [await offer(first!), await offer(second!)];
    expect([one.status, other.status]).toEqual([201, 201]);
    const accept = (who: Somebody, { body }: typeof one) =>
      who.attempt('POST', `/voucher-offers/${body.id as string}/accept`);
    const voucherId = (await accept(first!, one)).body.voucherId as string;
    expect((await accept(second!, other)).body.code).toBe('no-voucher-left');
    expect((await offer(third!)).body.code).toBe('no-voucher-left');
    expect(await statesOf(second!)).toEqual(['open']);
    await first!.post(`/vouchers/${voucherId}/return`);
    expect((await accept(second!, other)).body.state).toBe('accepted');
  });

  it('are listed by 25, the newest first, each once', async () => {
    const hamlet = await aTown(app, 4);
    const programmeId = await anOpenProgramme(admin, { total: 100 });
    const made: string[] = [];
    for (let nth = 0; nth < 27; nth += 1) {
      const { id: personId } = await aPerson(app, { municipalityId: hamlet.id });
      made.unshift((await hamlet.hr.post('/voucher-offers', { programmeId, personId, courseId })).id as string);
    }
    const path = `/voucher-offers?municipalityId=${hamlet.id}`;
    const first = await hamlet.hr.get(path);
    const last = await hamlet.hr.get(`${path}&cursor=${first.next as string}`);
    const ids = [first, last].map(({ items }) => (items as { id: string }[]).map(({ id }) => id));
    expect(ids).toEqual([made.slice(0, 25), made.slice(25)]);
    expect(last.next).toBeNull();
    expect((await hamlet.hr.attempt('GET', `${path}&cursor=no`)).status).toBe(422);
    expect((await town.hr.attempt('GET', path)).body.code).toBe('not-your-municipality');
  });
});
