import { CheckReminders } from '../../src/checks/check-reminders.service.js';
import { addDays, berlinDay } from '../../src/kernel/calendar.js';
import { reportingPeriod } from '../../src/kernel/reporting-period.js';
import { AgreementsService } from '../../src/municipalities/index.js';
import { startApp, type TestApp } from '../support/app.js';
import {
  aCheckWorld,
  anAgreement,
  anEmployee,
  aProfile,
  type CheckWorld,
  lowest,
  PURPOSE,
  takeCheck,
  best,
} from '../support/checks.js';
import { aPerson, type Somebody } from '../support/vouchers.js';

/** Each clause is changed by a newer version, and the program does otherwise from then on. */
describe('A clause of the works agreement', () => {
  let app: TestApp;
  let world: CheckWorld;
  let admin: Somebody;
  const tomorrow = addDays(berlinDay(new Date()), 1);

  beforeAll(async () => {
    app = await startApp();
    world = await aCheckWorld(app);
    admin = await aPerson(app, { admin: true });
  });
  afterAll(() => app.close());
  beforeEach(() => agree());

  const agree = (clauses: object = {}) => anAgreement(app, world.municipalityId, clauses);
  const end = () =>
    world.hr.post(`/municipalities/${world.municipalityId}/works-agreement/end`, {
      reason: 'Gekündigt zum Jahresende',
    });
  const employee = () => anEmployee(app, world.municipalityId);
  const begin = (person: Somebody) => person.attempt('POST', '/checks', { body: { profileId: world.profileId } });
  const refusal = async (attempt: ReturnType<Somebody['attempt']>) => {
    const { status, body } = await attempt;
    return [status, body.code];
  };
  const aReleasedResult = async () => {
    const person = await employee();
    const { checkId } = await takeCheck(world, person, lowest);
    await person.put(`/checks/${checkId as string}/release`, { purpose: PURPOSE, until: tomorrow });
    return { person, path: `/checks/${checkId as string}` };
  };

  it('about purposes bites: only an agreed purpose can be named, and one that is no longer agreed shows nothing', async () => {
    const { person, path } = await aReleasedResult();
    const body = { purpose: 'Beurteilung', until: tomorrow };
    expect(await refusal(person.attempt('PUT', `${path}/release`, { body }))).toEqual([422, 'purpose-not-agreed']);
    expect((await world.hr.attempt('GET', `${path}/result`)).status).toBe(200);
    await agree({ purposes: ['Nachfolgeplanung'] });
    expect(await refusal(world.hr.attempt('GET', `${path}/result`))).toEqual([404, 'result-not-found']);
    expect(await refusal(world.hr.attempt('GET', `${path}/result/export?format=pdf`))).toEqual([
      404,
      'result-not-found',
    ]);
    expect((await person.attempt('GET', `${path}/result`)).status).toBe(200);
  });

  it('about who sees results bites: what was released before is closed to HR at once', async () => {
    const { person, path } = await aReleasedResult();
    await agree({ resultsVisibleTo: 'person-only' });
    expect(await refusal(world.hr.attempt('GET', `${path}/result`))).toEqual([404, 'result-not-found']);
    const body = { purpose: PURPOSE, until: tomorrow };
    expect(await refusal(person.attempt('PUT', `${path}/release`, { body }))).toEqual([403, 'release-not-agreed']);
  });

  it('about repeating bites: the next check begins when its days are over', async () => {
    const person = await employee();
    await takeCheck(world, person, lowest);
    await agree({ retakeAfterDays: 30 });
    expect(await refusal(begin(person))).toEqual([409, 'retake-too-early']);
    // An hour more: days are those of Berlin, where one of them may have 25.
    await app.sql(`UPDATE checks SET ended_at = ended_at - interval '721 hours' WHERE person_id = $1`, [person.id]);
    expect((await begin(person)).status).toBe(201);
  });

  it('about retention bites: its months hold, also for what was collected before the agreement ended', async () => {
    const months = async () => (await app.get(AgreementsService).retentionMonths()).get(world.municipalityId);
    await agree({ retentionMonths: 12 });
    expect(await months()).toBe(12);
    await end();
    expect(await months()).toBe(12);
  });

  describe('about reminders', () => {
    const remind = () => app.get(CheckReminders).remind();
    const mailsTo = async ({ id }: Somebody) =>
      app.sql(`SELECT plain FROM mails WHERE recipient_id = $1 AND kind = 'check-waits'`, [id]);
    const later = (days: number) =>
      app.sql(
        `UPDATE checks SET started_at = started_at - $1 * interval '1 day', reminded_at = reminded_at - $1 * interval '1 day'
          WHERE state = 'started'`,
        [days],
      );

    it('bites: without it nobody is reminded', async () => {
      const person = await employee();
      await begin(person);
      await later(20);
      await agree({ remindersAllowed: false });
      await remind();
      expect(await mailsTo(person)).toEqual([]);
    });

    it('bites: with it a person is reminded as often as agreed, and not once more', async () => {
      const person = await employee();
      await begin(person);
      await agree({ remindersAllowed: true, reminderEveryDays: 5 });
      await later(4);
      await remind();
      expect(await mailsTo(person)).toHaveLength(0);
      await later(1);
      await Promise.all([remind(), remind()]);
      expect(await mailsTo(person)).toHaveLength(1);
      await later(4);
      await remind();
      expect(await mailsTo(person)).toHaveLength(1);
      await later(1);
      await remind();
      expect(await mailsTo(person)).toHaveLength(2);
    });

    it('bites: nobody is reminded of a check that rests', async () => {
      const person = await employee();
      await begin(person);
      await agree({ remindersAllowed: true });
      await later(20);
      await end();
      await remind();
      expect(await mailsTo(person)).toEqual([]);
    });
  });

  it('about the smallest group bites in every figure: need, impact, coverage, quality of questions', async () => {
    const period = reportingPeriod(berlinDay(new Date()));
    // Enough persons who need something, and enough who do not: neither group may be small.
    for (const answering of [lowest, best]) {
      for (const person of await Promise.all(Array.from({ length: 12 }, employee))) {
        await person.put('/me/post', { profileId: world.profileId, municipalityId: world.municipalityId });
        await takeCheck(world, person, answering);
      }
    }
    await app.sql(`UPDATE results SET measured_at = $1::date + interval '9 hours'`, [addDays(period.to, -1)]);
    await app.sql(`UPDATE checks SET ended_at = $1::date + interval '9 hours' WHERE state = 'submitted'`, [
      addDays(period.to, -1),
    ]);
    await app.sql(`UPDATE posts SET chosen_at = $1::date`, [period.from]);
    await app.sql(`UPDATE memberships SET valid_from = $1`, [period.from]);
    const draft = await aProfile(app, world.frameworkId, { code: 'entwurf', state: 'draft' });

    const figures = async (): Promise<Readonly<Record<string, boolean>>> => {
      await app.sql(`DELETE FROM need_reports`);
      await app.sql(`DELETE FROM level_reports`);
      await app.sql(`DELETE FROM waiting_reports`);
      await app.sql(`DELETE FROM item_quality_reports`);
      const needs = await admin.get('/needs');
      const impact = await admin.get(`/profiles/${draft}/impact`);
      const coverage = await admin.get(`/courses/coverage?frameworkId=${world.frameworkId}`);
      await admin.post(`/instruments/${world.instrumentId}/quality`);
      await app.jobsDone();
      const quality = await admin.get(`/instruments/${world.instrumentId}/quality`);
      return {
        need: isTold(needs.municipalities, 'persons'),
        impact: isTold(impact.requirements, 'measured'),
        coverage: isTold(
          coverage.competencies.flatMap(({ steps }: { steps: object[] }) => steps),
          'waiting',
        ),
        quality: isTold(quality.figures, 'persons'),
      };
    };
    expect(await figures()).toEqual({ need: true, impact: true, coverage: true, quality: true });
    await agree({ minimumGroupSize: 50 });
    expect(await figures()).toEqual({ need: false, impact: false, coverage: false, quality: false });
    await end();
    expect(await figures()).toEqual({ need: false, impact: false, coverage: false, quality: false });
  });

  it('binds no longer when the agreement ends: nothing begins, what was begun rests until another is in force', async () => {
    const person = await employee();
    const { body: check } = await begin(person);
    const path = `/checks/${check.id as string}`;
    const [item] = world.items;
    const answer = { itemId: item!.id, response: item!.best };
    expect((await person.attempt('POST', `${path}/answers`, { body: answer })).status).toBe(200);
    await end();
    expect(await refusal(begin(await employee()))).toEqual([403, 'works-agreement-missing']);
    expect(await refusal(begin(person))).toEqual([403, 'check-rests']);
    expect(await refusal(person.attempt('POST', `${path}/answers`, { body: answer }))).toEqual([403, 'check-rests']);
    expect(await refusal(person.attempt('POST', `${path}/items/${item!.id}/replacement`))).toEqual([
      403,
      'check-rests',
    ]);
    expect(await refusal(person.attempt('POST', `${path}/submit`))).toEqual([403, 'check-rests']);
    await agree();
    expect((await person.attempt('POST', `${path}/answers`, { body: answer })).status).toBe(200);
    await end();
    expect((await person.attempt('POST', `${path}/abandon`)).status).toBe(204);
  });
});

function isTold(rows: readonly Readonly<Record<string, unknown>>[], column: string): boolean {
  return rows.some((row) => row[column] !== null && row[column] !== 0);
}
