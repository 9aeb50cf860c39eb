import { addDays, berlinDay } from '../../src/kernel/calendar.js';
import { reportingPeriod } from '../../src/kernel/reporting-period.js';
import type { NeedReport } from '../../src/vouchers/distribution/needs.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { aCheckWorld, best, type CheckWorld, lowest } from '../support/checks.js';
import { measured as alike } from '../support/measured.js';
import { aPerson, aProgramme, aTown, type Somebody } from '../support/vouchers.js';

describe('The anonymous need', () => {
  let app: TestApp;
  let world: CheckWorld;
  let admin: Somebody;
  let elsewhere: string;
  const period = reportingPeriod(berlinDay(new Date()));

  beforeAll(async () => {
    app = await startApp({ worker: false });
    world = await aCheckWorld(app);
    admin = await aPerson(app, { admin: true });
    elsewhere = (await aTown(app, 2)).id;
  });
  afterAll(() => app.close());

  /** Makes everything that was measured and chosen so far lie before the end of the last quarter. */
  const inLastQuarter = async (): Promise<void> => {
    await app.sql(`UPDATE results SET measured_at = $1::date + interval '9 hours'`, [addDays(period.to, -1)]);
    await app.sql(`UPDATE posts SET chosen_at = $1::date`, [period.from]);
    await app.sql(`UPDATE memberships SET valid_from = $1`, [period.from]);
  };
  const measured = async (level: 'lowest' | 'best', count: number): Promise<void> => {
    await alike(app, world, level === 'lowest' ? lowest : best, count);
    await inLastQuarter();
  };
  const report = async (): Promise<NeedReport> => (await admin.get('/needs')) as NeedReport;
  const personsOf = async (id: string) =>
    (await report()).municipalities.find(({ municipalityId }) => municipalityId === id)?.persons;
  const forget = () => app.sql('DELETE FROM need_reports');
  const preview = async () => {
    const { id } = await admin.post('/programmes', aProgramme({ total: 20 }));
    return admin.attempt('POST', `/programmes/${id as string}/distribution/preview`, { body: { weights: 'need' } });
  };

  it('is no weight while nothing is published', async () => {
    const { status, body } = await preview();
    expect([status, body.code]).toEqual([422, 'need-unknown']);
    await forget();
  });

  it('names nobody under five, counts only who has a gap, and rounds to five', async () => {
    await measured('best', 7);
    await measured('lowest', 4);
    expect(await report()).toMatchObject({ period: { name: period.name } });
    expect(await personsOf(world.municipalityId)).toBeNull();
    await forget();
    await measured('lowest', 4);
    expect(await personsOf(world.municipalityId)).toBe(10);
    expect(await personsOf(elsewhere)).toBeNull();
  });

  it('does not change until the next quarter, whoever comes or goes', async () => {
    await measured('lowest', 5);
    expect(await personsOf(world.municipalityId)).toBe(10);
    const [row] = await app.sql<{ figures: object }>('SELECT figures FROM need_reports');
    expect(row?.figures).toEqual([{ municipalityId: world.municipalityId, persons: 10 }]);
  });

  it('weighs a municipality that is not named like the mean of the others', async () => {
    const { body } = await preview();
    expect((body.allotments as { granted: number }[]).map(({ granted }) => granted)).toEqual([10, 10]);
  });

  it('stands with its quarter and its published figures in the record', async () => {
    const { id } = await admin.post('/programmes', aProgramme({ total: 20 }));
    const { inputs } = await admin.post(`/programmes/${id as string}/distribution`, { weights: 'need' });
    expect(inputs).toMatchObject({
      weights: 'need',
      needPeriod: period.name,
      entries: [{ weight: 10 }, { weight: 10 }],
    });
  });
});
