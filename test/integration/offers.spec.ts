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
    ((await who.get(`/voucher-offers${query}`)) as { state: string }[]).map(({ state }) => state);

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
    const mails = await app.sql<{ kind: string }>(
      'SELECT kind FROM mails WHERE recipient_id = $1 ORDER BY created_at',
      [employee.id],
    );
    expect(mails.map(({ kind }) => kind)).toEqual(['voucher-offered', 'offer-lapsed']);
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
});
