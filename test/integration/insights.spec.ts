import { addDays, berlinDay } from '../../src/kernel/calendar.js';
import { reportingPeriod } from '../../src/kernel/reporting-period.js';
import { closePeriod } from '../../src/insights/insights.jobs.js';
import type { GapInsights, UsageInsights } from '../../src/insights/index.js';
import { JobQueue } from '../../src/platform/queue/job.queue.js';
import { startApp, type TestApp } from '../support/app.js';
import { aCheckWorld, best, type CheckWorld, lowest, PURPOSE } from '../support/checks.js';
import { measured } from '../support/measured.js';
import { anOpenProgramme, aPerson, aTown, type Somebody } from '../support/vouchers.js';

describe('The insights of a municipality', () => {
  let app: TestApp;
  let world: CheckWorld;
  let admin: Somebody;
  const checks: string[] = [];
  const period = reportingPeriod(berlinDay(new Date()));
  const earlier = reportingPeriod(period.from);

  beforeAll(async () => {
    app = await startApp();
    world = await aCheckWorld(app);
    admin = await aPerson(app, { admin: true });
    await inUnit('Bürgerbüro', { lowest: 12, best: 8 });
    await inUnit('Bauamt', { lowest: 8, best: 8 });
    await inUnit('Kämmerei', { lowest: 1, best: 7 });
    await app.sql(`UPDATE memberships SET valid_from = $1`, [earlier.from]);
    await app.sql(`UPDATE posts SET chosen_at = $1::date`, [earlier.from]);
    await measuredOn(addDays(period.to, -1));
  });
  afterAll(() => app.close());

  const measuredOn = (day: string) => app.sql(`UPDATE results SET measured_at = $1::date + interval '9 hours'`, [day]);
  const inUnit = async (unit: string, counts: { readonly lowest: number; readonly best: number }): Promise<void> => {
    const people = [
      ...(await measured(app, world, lowest, counts.lowest)),
      ...(await measured(app, world, best, counts.best)),
    ];
    for (const person of people) {
      await app.sql(`UPDATE memberships SET unit = $2 WHERE person_id = $1`, [person.id, unit]);
      checks.push(person.checkId);
      callers.push(person);
    }
  };
  const callers: Somebody[] = [];
  const gaps = async (query: string, who = world.hr): Promise<GapInsights> =>
    (await who.get(`/insights/gaps${query}`)) as GapInsights;
  const on = ({ competencies }: GapInsights, code: string) => competencies.find((one) => one.code === code)!;
  const named = ({ groups }: GapInsights) => groups.map(({ key }) => key);
  const forget = () => app.sql('DELETE FROM insight_reports');
  const refused = async (who: Somebody, address: string) => {
    const { status, body } = await who.attempt('GET', address);
    return [status, body.code];
  };

  it('count who has a gap by unit, round, and hide a small group with one that would give it away', async () => {
    const shown = await gaps('?by=unit');
    expect(shown).toMatchObject({ municipalityId: world.municipalityId, by: 'unit', period, minimumSize: 5 });
    expect(named(shown)).toEqual(['Bauamt', 'Bürgerbüro', 'Kämmerei']);
    expect(shown.competencies.map(({ code }) => code)).toEqual(['1.1', '2.1', '5.1']);
    expect(on(shown, '1.1')).toMatchObject({ title: { de: expect.any(String) as string }, all: 20 });
    expect(on(shown, '1.1').groups).toEqual([null, 10, null]);
  });

  it('count by career level and by post as well, and are about the only municipality of HR or the one named', async () => {
    const [levels, posts] = [
      await gaps('?by=careerLevel'),
      await gaps(`?by=profile&municipalityId=${world.municipalityId}`),
    ];
    expect(levels.groups).toHaveLength(1);
    expect(on(levels, '1.1').groups).toEqual([20]);
    expect(posts.groups[0]!.title).toMatchObject({ de: expect.any(String) as string });
    expect(on(posts, '1.1').groups).toEqual([20]);
  });

  it('stay as they are until the next quarter, whoever comes or goes', async () => {
    const before = await gaps('?by=unit');
    await inUnit('Kämmerei', { lowest: 6, best: 0 });
    await app.sql(`UPDATE posts SET chosen_at = $1::date`, [earlier.from]);
    await app.sql(`UPDATE memberships SET valid_from = $1`, [earlier.from]);
    await measuredOn(addDays(period.to, -1));
    expect(await gaps('?by=unit')).toEqual(before);
    await expect(app.sql(`UPDATE insight_reports SET made_at = now()`)).rejects.toThrow('append-only');
  });

  it('count a check in the quarter in which it was taken and in no other', async () => {
    await forget();
    await measuredOn(addDays(period.from, -1));
    expect(on(await gaps(''), '1.1').all).toBeNull();
    await forget();
    await measuredOn(addDays(period.to, 1));
    expect(on(await gaps(''), '1.1').all).toBeNull();
    await measuredOn(period.to);
    await forget();
    expect(on(await gaps(''), '1.1').all).toBe(25);
  });

  it('count for the size only persons whose result HR has not seen', async () => {
    await forget();
    const tomorrow = addDays(berlinDay(new Date()), 1);
    for (const at of [0, 1, 2, 3, 4, 5, 6, 7]) {
      await callers[at]!.put(`/checks/${checks[at]!}/release`, { purpose: PURPOSE, until: tomorrow });
    }
    expect(await callers[0]!.attempt('DELETE', `/checks/${checks[0]!}/release`)).toMatchObject({ status: 204 });
    const shown = await gaps('?by=unit');
    expect(on(shown, '1.1').groups[1]).toBeNull();
    // 19 unseen and 8 seen, each rounded for themselves.
    expect(on(shown, '1.1').all).toBe(30);
  });

  it('keep the stricter minimum of the works agreement', async () => {
    await forget();
    await app.sql(`UPDATE works_agreements SET clauses = jsonb_set(clauses, '{minimumGroupSize}', '30')`);
    expect(await gaps('')).toMatchObject({ minimumSize: 30 });
    expect(on(await gaps(''), '1.1').all).toBeNull();
    await app.sql(`UPDATE works_agreements SET clauses = jsonb_set(clauses, '{minimumGroupSize}', '5')`);
    await app.sql('DELETE FROM releases');
    await forget();
  });

  it('leave out HR people and admins, who look at them', async () => {
    await app.sql(`UPDATE persons SET admin = true WHERE id = ANY ($1::uuid[])`, [callers.map(({ id }) => id)]);
    expect(named(await gaps(''))).toEqual([]);
    await app.sql(`UPDATE persons SET admin = false WHERE id = ANY ($1::uuid[])`, [callers.map(({ id }) => id)]);
    await forget();
  });

  it('are made for every municipality by a job that bears to run twice', async () => {
    await forget();
    await aTown(app, 3);
    for (let round = 0; round < 2; round += 1) {
      await app.get(JobQueue).enqueue(closePeriod, {});
      await app.jobsDone();
    }
    const made = await app.sql<{ period: string }>('SELECT period FROM insight_reports');
    expect(made.map((one) => one.period)).toEqual([period.name, period.name]);
    expect(on(await gaps(''), '1.1').all).toBe(25);
  });

  it('of an earlier quarter are those that were made then, or none', async () => {
    expect(await refused(world.hr, `/insights/gaps?period=${earlier.name}`)).toEqual([404, 'insights-not-reported']);
    await app.sql(
      `INSERT INTO insight_reports SELECT municipality_id, $1, report, made_at FROM insight_reports WHERE municipality_id = $2`,
      [earlier.name, world.municipalityId],
    );
    expect(await gaps(`?period=${earlier.name}`)).toMatchObject({
      period: earlier,
      periods: [period.name, earlier.name],
    });
  });

  it('can be kept as a file that no spreadsheet program takes for a formula', async () => {
    await forget();
    await app.sql(`UPDATE memberships SET unit = '=1+1' WHERE unit = 'Bürgerbüro'`);
    const { status, body: text, headers } = await world.hr.attempt('GET', '/insights/gaps/file?by=unit');
    expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    const lines = (text as string).split('\r\n');
    expect(lines[0]).toContain('"period";"from";"to";"framework";"competence";"title";"by";"group";"persons"');
    expect(lines.filter((line) => line.includes(`"unit";"'=1+1";"10"`))).toHaveLength(3);
    expect(lines.filter((line) => line.includes('"all";"";"25"'))).toHaveLength(3);
  });

  it('tell for which courses vouchers were asked for and what became of vouchers, from five on', async () => {
    const usage = async () => (await world.hr.get('/insights/usage')) as unknown as UsageInsights;
    expect(await usage()).toMatchObject({ demand: [], vouchers: { assigned: null } });
    const programmeId = await anOpenProgramme(admin, { total: 40 });
    for (const { id } of callers.slice(0, 8)) {
      await world.hr.post('/vouchers', { programmeId, personId: id, municipalityId: world.municipalityId });
    }
    await forget();
    const next = addDays(reportingPeriod(addDays(period.to, 100)).to, 1);
    expect(next > period.to).toBe(true);
    await app.sql(`ALTER TABLE ledger_entries DISABLE TRIGGER ALL`);
    await app.sql(`UPDATE ledger_entries SET recorded_at = $1::date + interval '9 hours'`, [period.from]);
    await app.sql(`ALTER TABLE ledger_entries ENABLE TRIGGER ALL`);
    expect(await usage()).toMatchObject({ vouchers: { assigned: 10, redeemed: null, completed: null } });
  });

  it('are for HR of the municipality and for admins, who name one', async () => {
    const { id, hr } = await aTown(app, 2);
    const here = `/insights/gaps?municipalityId=${world.municipalityId}`;
    expect(await refused(hr, here)).toEqual([403, 'not-your-municipality']);
    expect(await refused(world.hr, `/insights/usage?municipalityId=${id}`)).toEqual([403, 'not-your-municipality']);
    expect(await refused(world.employee, here)).toEqual([403, 'not-permitted']);
    expect(await refused(admin, '/insights/gaps')).toEqual([422, 'municipality-needed']);
    expect(await refused(admin, '/insights/gaps?by=person')).toEqual([400, 'input-invalid']);
    expect(
      await refused(admin, `/insights/gaps?municipalityId=${id.replace(/^./, (digit) => (digit === 'f' ? 'e' : 'f'))}`),
    ).toContain(404);
    expect(await gaps(here.slice('/insights/gaps'.length), admin)).toEqual(await gaps(''));
  });
});
