import { startApp, type TestApp } from '../support/app.js';
import { aPlatform, type Platform } from '../support/platforms.js';
import { aCourse, anOpenProgramme, aPerson, aTown, type Somebody, type Town } from '../support/vouchers.js';

describe('A voucher code', () => {
  let app: TestApp;
  let admin: Somebody;
  let town: Town;
  let employee: Somebody;
  let platform: Platform;
  let programmeId: string;
  let courseId: string;

  beforeAll(async () => {
    app = await startApp();
    admin = await aPerson(app, { admin: true });
    town = await aTown(app, 1);
    courseId = await aCourse(app);
    await app.sql(`UPDATE courses SET url = 'https://kurse.example/akte?lang=de' WHERE id = $1`, [courseId]);
    programmeId = await anOpenProgramme(admin, { total: 100 });
    platform = await aPlatform(app, admin, 'Lernwerkstatt');
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    employee = await aPerson(app, { municipalityId: town.id });
  });

  const aVoucher = async (more: object = {}) => {
    const { id } = await town.hr.post('/vouchers', { programmeId, personId: employee.id, ...more });
    const { items } = await employee.get('/vouchers');
    return { id: id as string, code: items[0].code as string };
  };
  const check = (code: string, { authorization }: Platform = platform) =>
    app.call('GET', `/api/v1/voucher-codes/${encodeURIComponent(code)}`, { headers: { authorization } });
  const aWrongCode = (code: string) => (code.startsWith('A') ? `B${code.slice(1)}` : `A${code.slice(1)}`);

  it('tells its provider the course, the day and the standing, and nobody’s name', async () => {
    const { id, code } = await aVoucher({ courseId });
    const { body, status } = await check(code.toLowerCase().replaceAll('-', ' '));
    expect(status).toBe(200);
    expect(body).toEqual({
      valid: true,
      standing: 'redeemable',
      redeemed: false,
      courseId,
      courseCode: expect.any(String) as string,
      courseTitle: { de: 'Akten digital führen' },
      validUntil: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
    });
    await employee.post(`/vouchers/${id}/redeem`);
    expect((await check(code)).body).toMatchObject({ valid: true, standing: 'redeemed', redeemed: true });
    await town.hr.post(`/vouchers/${id}/complete`);
    expect((await check(code)).body).toMatchObject({ valid: false, standing: 'completed' });
  });

  it('is told without a course while the holder may still choose, and without a reason when it has ended', async () => {
    const { id, code } = await aVoucher();
    expect((await check(code)).body).toMatchObject({ valid: true, courseId: null, courseTitle: null });
    await town.hr.post(`/vouchers/${id}/revoke`, { reason: 'Irrtum' });
    expect((await check(code)).body).toMatchObject({ valid: false, standing: 'ended' });
  });

  it('with a typing error is told apart from an unknown one', async () => {
    const { code } = await aVoucher();
    const wrong = await check(aWrongCode(code));
    expect([wrong.status, wrong.body.code, wrong.body.details]).toEqual([
      422,
      'voucher-code-invalid',
      { reason: 'check' },
    ]);
    const unknown = await check('0000-0000-0000-0');
    expect([unknown.status, unknown.body.code]).toEqual([404, 'voucher-code-unknown']);
  });

  it('for another provider’s course is unknown, and opens nothing to people or strangers', async () => {
    const { code } = await aVoucher({ courseId });
    const other = await aPlatform(app, admin, 'Andere Akademie');
    expect((await check(code, other)).body.code).toBe('voucher-code-unknown');
    expect((await admin.attempt('GET', `/voucher-codes/${code}`)).status).toBe(401);
    expect((await app.call('GET', `/api/v1/voucher-codes/${code}`)).status).toBe(401);
  });

  it('cannot be guessed: after 30 unknown ones, asked at once, none is looked at for an hour', async () => {
    const guesser = await aPlatform(app, admin, 'Lernwerkstatt');
    const { code } = await aVoucher();
    const answers = await Promise.all(Array.from({ length: 40 }, () => check('0000-0000-0000-0', guesser)));
    expect(answers.filter(({ status }) => status === 404).length).toBeLessThanOrEqual(30);
    const filling = async (): Promise<void> => {
      if ((await check('0000-0000-0000-0', guesser)).status === 404) await filling();
    };
    await filling();
    expect((await check(code, guesser)).status).toBe(429);
    expect((await check(code)).status).toBe(200);
    expect((await check(aWrongCode(code), guesser)).status).toBe(422);
    await app.sql(`UPDATE voucher_code_misses SET at = at - interval '61 minutes'`);
    expect((await check(code, guesser)).status).toBe(200);
  });

  it('leads, once redeemed, to the course under a pseudonym that is the same for this provider', async () => {
    const { id } = await aVoucher({ courseId });
    expect((await employee.attempt('GET', `/vouchers/${id}/course-link`)).body.code).toBe('voucher-not-redeemed');
    await employee.post(`/vouchers/${id}/redeem`);
    const access = await employee.get(`/vouchers/${id}/course-link`);
    const { participantId } = await employee.post('/me/participant-ids', { courseId });
    expect(access).toEqual({
      link: `https://kurse.example/akte?lang=de&lernlotse_participant=${participantId as string}`,
      provider: 'Lernwerkstatt',
      participantId,
    });
    const colleague = await aPerson(app, { municipalityId: town.id });
    expect((await colleague.attempt('GET', `/vouchers/${id}/course-link`)).status).toBe(404);
  });
});
