import { addDays, berlinDay } from '../../src/kernel/calendar.js';
import { reportingPeriod } from '../../src/kernel/reporting-period.js';
import { MatchingService } from '../../src/matching/index.js';
import { startApp, type TestApp } from '../support/app.js';
import { aCheckWorld, anEmployee, best, type CheckWorld, lowest } from '../support/checks.js';
import { measured } from '../support/measured.js';
import { aCourse } from '../support/courses.js';
import { aPerson, type Somebody } from '../support/vouchers.js';

interface Covered {
  readonly code: string;
  readonly steps: readonly {
    readonly from: number;
    readonly to: number;
    readonly courses: number;
    readonly waiting: number | null;
  }[];
}

describe('the coverage map', () => {
  let app: TestApp;
  let world: CheckWorld;
  let admin: Somebody;
  let frameworkId: string;
  const period = reportingPeriod(berlinDay(new Date()));

  beforeAll(async () => {
    app = await startApp({ worker: false });
    world = await aCheckWorld(app);
    await app.sql(`UPDATE frameworks SET vocabulary = 'DigComp'`);
    admin = await aPerson(app, { admin: true });
    frameworkId = (await admin.get(`/profiles/${world.profileId}`)).frameworkId as string;
  });
  afterAll(() => app.close());

  /** Makes everything that was measured and chosen so far lie before the end of the last quarter. */
  const inLastQuarter = async (): Promise<void> => {
    const day = addDays(period.to, -1);
    await app.sql(`UPDATE results SET measured_at = $1::date + interval '9 hours'`, [day]);
    await app.sql(`UPDATE posts SET chosen_at = $1::date`, [period.from]);
    await app.sql(`UPDATE memberships SET valid_from = $1`, [period.from]);
  };
  const waiting = (level: 'lowest' | 'best', count: number): Promise<readonly Somebody[]> => {
    return measured(app, world, level === 'lowest' ? lowest : best, count);
  };
  const map = async (): Promise<readonly Covered[]> =>
    (await admin.get(`/courses/coverage?frameworkId=${frameworkId}`)).competencies as readonly Covered[];
  const steps = (covered: readonly Covered[], code: string) => covered.find((one) => one.code === code)!.steps;
  const forget = () => app.sql('DELETE FROM waiting_reports');

  it('counts the published courses of every step', async () => {
    const lessons = [{ competence: '1.1', from: 1, to: 3 }];
    const { id } = await admin.post('/courses', aCourse({ lessons }));
    await admin.post('/courses', aCourse({ lessons }));
    expect(steps(await map(), '1.1').map(({ courses }) => courses)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    await admin.post(`/courses/${id as string}/publish`);
    expect(steps(await map(), '1.1').map(({ courses }) => courses)).toEqual([0, 1, 1, 0, 0, 0, 0, 0]);
    expect(steps(await map(), '1.1').map(({ from, to }) => to - from)).toEqual(Array(8).fill(1));
  });

  it('counts who waits at the end of the last quarter, from five persons on, rounded, and exactly the steps of their gaps', async () => {
    await forget();
    await waiting('best', 5);
    const people = await waiting('lowest', 4);
    await inLastQuarter();
    expect(steps(await map(), '1.1').every((step) => step.waiting === null)).toBe(true);

    const more = await waiting('lowest', 3);
    await inLastQuarter();
    expect(steps(await map(), '1.1').every((step) => step.waiting === null)).toBe(true);
    await forget();
    const actor = { personId: people[0]!.id, sessionId: 's', admin: false, memberships: [] };
    const { gaps } = await app.get(MatchingService).match(actor, world.profileId);
    const gap = gaps.find(({ competence }) => competence === '1.1')!;
    expect(gap.to).toBeGreaterThan(gap.from);
    const counted = steps(await map(), '1.1').map((step) => step.waiting);
    expect(counted).toEqual(counted.map((_, from) => (from >= gap.from && from < gap.to ? 5 : null)));
    expect(more).toHaveLength(3);
  });

  it('does not change until the next quarter, whoever comes or goes', async () => {
    const before = await map();
    await waiting('lowest', 3);
    await inLastQuarter();
    expect(await map()).toEqual(before);
    const [stored] = await app.sql<{ counts: readonly { persons: number }[] }>('SELECT counts FROM waiting_reports');
    expect(stored!.counts.every(({ persons }) => persons >= 5 && persons % 5 === 0)).toBe(true);
  });

  it('knows nobody who was measured, chose a post or belonged there only later', async () => {
    await forget();
    await app.sql(`UPDATE results SET measured_at = $1::date + interval '9 hours'`, [addDays(period.to, 1)]);
    expect((await map()).flatMap((one) => one.steps).every((step) => step.waiting === null)).toBe(true);
    await forget();
    await inLastQuarter();
    await app.sql(`UPDATE posts SET chosen_at = $1::date + interval '9 hours'`, [addDays(period.to, 1)]);
    expect((await map()).flatMap((one) => one.steps).every((step) => step.waiting === null)).toBe(true);
    await forget();
    await inLastQuarter();
    await app.sql(`UPDATE memberships SET valid_from = $1`, [addDays(period.to, 1)]);
    expect((await map()).flatMap((one) => one.steps).every((step) => step.waiting === null)).toBe(true);
  });

  it('keeps the stricter minimum of a works agreement', async () => {
    await forget();
    await inLastQuarter();
    expect(steps(await map(), '1.1').some((step) => step.waiting !== null)).toBe(true);
    await forget();
    await app.sql(`UPDATE works_agreements SET clauses = jsonb_set(clauses, '{minimumGroupSize}', '20')`);
    expect((await map()).flatMap((one) => one.steps).every((step) => step.waiting === null)).toBe(true);
  });

  it('is for admins, and for a framework that exists', async () => {
    const employee = await anEmployee(app, world.municipalityId);
    const closed = await employee.attempt('GET', `/courses/coverage?frameworkId=${frameworkId}`);
    expect([closed.status, closed.body.code]).toEqual([403, 'not-permitted']);
    const nowhere = await admin.attempt('GET', '/courses/coverage?frameworkId=00000000-0000-4000-8000-000000000000');
    expect([nowhere.status, nowhere.body.code]).toEqual([404, 'framework-not-found']);
    const unsaid = await admin.attempt('GET', '/courses/coverage');
    expect([unsaid.status, unsaid.body.code]).toEqual([400, 'input-invalid']);
  });
});
