import { JobScheduler } from '../../src/platform/queue/job.scheduler.js';
import { startApp, type TestApp } from '../support/app.js';
import { aCheckWorld, anEmployee, type CheckWorld, lowest, type WorldItem } from '../support/checks.js';
import type { Somebody } from '../support/vouchers.js';

interface Step {
  readonly next: { readonly itemId: string; readonly number: number; readonly of: number } | null;
  readonly progress: {
    readonly answered: number;
    readonly share: number;
    readonly total: number;
    readonly minutesLeft: number;
  };
}

describe('an adaptive check', () => {
  let app: TestApp;
  let world: CheckWorld;
  beforeAll(async () => {
    app = await startApp();
    world = await aCheckWorld(app, { mode: 'adaptive', certainty: 0.9, retakeAfterDays: 14 });
  });
  afterAll(() => app.close());

  const employee = () => anEmployee(app, world.municipalityId);
  const start = (person: Somebody) => person.post('/checks', { profileId: world.profileId });
  const itemOf = (id: string): WorldItem => world.items.find((item) => item.id === id)!;
  const answer = (person: Somebody, id: string, itemId: string, response: object): Promise<Step> =>
    person.post(`/checks/${id}/answers`, { itemId, response });
  const formOf = async (id: string) =>
    (await app.sql<{ form: string[] }>('SELECT form FROM checks WHERE id = $1', [id]))[0]!.form;

  /** Answers what is asked, question by question; gives every step. */
  async function goThrough(person: Somebody, answering: (item: WorldItem) => object) {
    const check = await start(person);
    const id = check.id as string;
    const steps: Step[] = [check];
    for (let next: Step['next'] = check.next; next !== null; next = steps.at(-1)!.next) {
      steps.push(await answer(person, id, next.itemId, answering(itemOf(next.itemId))));
    }
    return { id, steps };
  }

  it('asks less where the answers are clear, says why it stopped, and still measures everything', async () => {
    const person = await employee();
    const { id, steps } = await goThrough(person, (item) => item.best);
    expect(steps.length - 1).toBeLessThan(world.items.length);
    const result = await person.post(`/checks/${id}/submit`);
    expect(result.competencies).toHaveLength(3);
    for (const { measured, answers, stopReason } of result.competencies) {
      expect([measured, stopReason]).toEqual([true, answers < 4 ? 'decision-certain' : 'items-exhausted']);
    }
    expect(result.competencies.some(({ answers }: { answers: number }) => answers < 4)).toBe(true);
  });

  it('asks one question after the other, competence by competence and none twice', async () => {
    const { id } = await goThrough(await employee(), (item) => lowest(item)!);
    const form = await formOf(id);
    expect(new Set(form).size).toBe(form.length);
    const competencies = form.map((itemId) => itemOf(itemId).competence);
    expect(competencies).toEqual([...competencies].sort());
  });

  it('shows progress and time that never run backwards, and ends with everything done', async () => {
    const { steps } = await goThrough(await employee(), (item) =>
      item.kind === 'self-rating' ? { kind: 'self-rating', option: item.anchor % 4 } : { kind: 'skip' },
    );
    steps.reduce((before, after) => {
      expect(after.progress.share).toBeGreaterThanOrEqual(before.progress.share);
      expect(after.progress.minutesLeft).toBeLessThanOrEqual(before.progress.minutesLeft);
      expect(after.progress.answered).toBe(before.progress.answered + 1);
      return after;
    });
    const { share, minutesLeft, answered, total } = steps.at(-1)!.progress;
    expect([share, minutesLeft, answered]).toEqual([1, 0, total]);
  });

  it('goes on from another device where the first one stopped', async () => {
    const person = await employee();
    const check = await start(person);
    const step = await answer(person, check.id, check.next.itemId, itemOf(check.next.itemId).best);
    const elsewhere = await person.get(`/checks/${check.id as string}`);
    expect([elsewhere.next, elsewhere.progress]).toEqual([step.next, step.progress]);
    expect((await start(person)).id).toBe(check.id);
  });

  it('lets its person change an earlier answer, keeps what was asked, and never falls back', async () => {
    const person = await employee();
    const { id, steps } = await goThrough(person, (item) => item.best);
    const before = await formOf(id);
    const changed = await answer(person, id, before[0]!, { kind: 'self-rating', option: 0 });
    expect((await formOf(id)).slice(0, before.length)).toEqual(before);
    expect(changed.progress.share).toBe(steps.at(-1)!.progress.share);
  });

  it('takes the same question from two devices at once and asks one next', async () => {
    const person = await employee();
    const check = await start(person);
    const first = check.next.itemId as string;
    const steps = await Promise.all([
      answer(person, check.id, first, { kind: 'self-rating', option: 1 }),
      answer(person, check.id, first, { kind: 'self-rating', option: 2 }),
      answer(person, check.id, first, { kind: 'skip' }),
    ]);
    const form = await formOf(check.id);
    expect(form).toHaveLength(2);
    expect(new Set(steps.map(({ next }) => next?.itemId))).toEqual(new Set([form[1]]));
  });

  it('refuses a question that it has not asked', async () => {
    const person = await employee();
    const check = await start(person);
    const other = world.items.find(({ id }) => id !== check.next.itemId)!;
    const { status, body } = await person.attempt('POST', `/checks/${check.id as string}/answers`, {
      body: { itemId: other.id, response: other.best },
    });
    expect([status, body.code]).toEqual([422, 'item-not-in-check']);
  });

  it('may be ended early: what has too few answers is not measured, never low', async () => {
    const person = await employee();
    const check = await start(person);
    await answer(person, check.id, check.next.itemId, { kind: 'self-rating', option: 0 });
    const { competencies } = await person.post(`/checks/${check.id as string}/submit`);
    for (const one of competencies)
      expect(one).toMatchObject({ measured: false, estimate: null, stopReason: 'submitted' });
  });

  it('may be taken again only after the days of its instrument', async () => {
    const person = await employee();
    const { id } = await goThrough(person, (item) => item.best);
    await person.post(`/checks/${id}/submit`);
    const again = () => person.attempt('POST', '/checks', { body: { profileId: world.profileId } });
    const early = await again();
    expect([early.status, early.body.code]).toEqual([409, 'retake-too-early']);
    await app.sql(`UPDATE checks SET ended_at = ended_at - interval '15 days' WHERE id = $1`, [id]);
    expect((await again()).status).toBe(201);
  });

  it('that nobody resumes in time is ended by a job, as of that time', async () => {
    const person = await employee();
    const { id } = await start(person);
    await app.sql(`UPDATE checks SET expires_at = now() - interval '1 hour' WHERE id = $1`, [id]);
    await app.sql(`UPDATE job_schedules SET next_round = now() - interval '1 minute' WHERE name = 'checks.expire-due'`);
    await app.get(JobScheduler).look();
    await app.jobsDone();
    const [check] = await app.sql('SELECT state, ended_at = expires_at AS "inTime" FROM checks WHERE id = $1', [id]);
    expect(check).toEqual({ state: 'expired', inTime: true });
  });
});
