import { answersOf } from '../support/answers.js';
import { startApp, type TestApp } from '../support/app.js';
import { aCheckWorld, anEmployee, best, type CheckWorld, takeCheck } from '../support/checks.js';
import { aPerson, type Somebody } from '../support/vouchers.js';

/** Answers of so many persons, submitted long before the last quarter was over. */
const PERSONS = 260;

describe('the quality of an item bank', () => {
  let app: TestApp;
  let world: CheckWorld;
  let admin: Somebody;
  beforeAll(async () => {
    app = await startApp();
    world = await aCheckWorld(app);
    admin = await aPerson(app, { admin: true });
  });
  afterAll(() => app.close());

  const instrument = () => `/instruments/${world.instrumentId}`;
  const codeOf = async (attempt: Promise<{ status: number; body: { code?: string } }>) => {
    const { status, body } = await attempt;
    return [status, body.code];
  };

  /** Starts a job and waits for its end; gives what it says of itself. */
  async function done(path: string) {
    const { jobId } = await admin.post(path);
    await app.jobsDone();
    return admin.get(`/jobs/${jobId as string}`);
  }

  it('is for admins only', async () => {
    const employee = await anEmployee(app, world.municipalityId);
    for (const person of [employee, world.hr]) {
      for (const [method, path] of [
        ['GET', '/instruments'],
        ['GET', `${instrument()}/quality`],
        ['POST', `${instrument()}/calibration`],
        ['POST', `${instrument()}/publish`],
      ] as const) {
        expect(await codeOf(person.attempt(method, path))).toEqual([403, 'not-permitted']);
      }
    }
  });

  it('is unknown before it is asked for, and of four persons nothing is said', async () => {
    expect(await codeOf(admin.attempt('GET', `${instrument()}/quality`))).toEqual([404, 'items-not-assessed']);
    await answersOf(app, world, 4);
    expect(await done(`${instrument()}/quality`)).toMatchObject({ state: 'done', result: { competencies: 3 } });
    const { figures } = await admin.get(`${instrument()}/quality`);
    expect(figures).toHaveLength(3);
    for (const scale of figures) {
      expect(scale).toMatchObject({ persons: null, alpha: null, marginalReliability: null });
      for (const item of scale.items)
        expect(item).toMatchObject({ asked: null, answered: null, facility: null, discrimination: null, infit: null });
    }
  });

  it('is made once per quarter: a second report of the same one could be subtracted from the first', async () => {
    const before = await admin.get(`${instrument()}/quality`);
    await answersOf(app, world, PERSONS - 4);
    await done(`${instrument()}/quality`);
    expect(await admin.get(`${instrument()}/quality`)).toEqual(before);
  });

  it('is told by figures of many persons, rounded, and never by their answers', async () => {
    await app.sql(`DELETE FROM item_quality_reports`);
    await done(`${instrument()}/quality`);
    const report = await admin.get(`${instrument()}/quality`);
    for (const { persons, alpha, marginalReliability, items } of report.figures) {
      expect(persons).toBe(PERSONS);
      expect(alpha).toBeGreaterThan(0.5);
      expect(marginalReliability).toBeGreaterThan(0.5);
      for (const item of items) {
        expect(item.answered % 5).toBe(0);
        expect(item.facility).toBeGreaterThan(0);
      }
    }
    expect(JSON.stringify(report)).not.toMatch(/person[_I]|check[_I]d/);
  });

  describe('leads to a proposal', () => {
    let draft: string;
    let oldResults: unknown;
    const storedResults = () => app.sql('SELECT * FROM result_competencies ORDER BY check_id, competence_code');

    it('by a calibration that keeps the anchors and says what would change', async () => {
      await takeCheck(world, await anEmployee(app, world.municipalityId), best);
      oldResults = await storedResults();
      const job = await done(`${instrument()}/calibration`);
      expect(job).toMatchObject({ state: 'done' });
      draft = job.result.instrumentId as string;
      const impact = await admin.get(`/instruments/${draft}/impact`);
      for (const one of impact.calibration)
        expect(one).toMatchObject({ outcome: 'calibrated', population: { mean: expect.any(Number) } });
      for (const { persons, gained, lost } of impact.figures) {
        expect(persons).toBe(PERSONS);
        for (const count of [gained, lost]) if (count !== null) expect(count % 5).toBe(0);
      }
      const { items } = await admin.get('/instruments');
      expect(items).toMatchObject([
        { id: draft, version: 2, state: 'draft', current: false },
        { id: world.instrumentId, version: 1, state: 'published', current: true },
      ]);
    });

    it('one at a time', async () => {
      expect(await codeOf(admin.attempt('POST', `${instrument()}/calibration`))).toEqual([
        409,
        'instrument-draft-exists',
      ]);
    });

    it('that new checks do not use before it is published, and every one after', async () => {
      const instrumentOf = async (id: string) =>
        (await app.sql<{ instrument_id: string }>('SELECT instrument_id FROM checks WHERE id = $1', [id]))[0]!
          .instrument_id;
      const start = async () =>
        (await (await anEmployee(app, world.municipalityId)).post('/checks', { profileId: world.profileId }))
          .id as string;
      expect(await instrumentOf(await start())).toBe(world.instrumentId);
      await admin.post(`/instruments/${draft}/publish`);
      expect(await instrumentOf(await start())).toBe(draft);
    });

    it('while old results stay as they are', async () => {
      expect(await storedResults()).toEqual(oldResults);
    });

    it('and what is published can be neither discarded nor published again', async () => {
      expect(await codeOf(admin.attempt('DELETE', `/instruments/${draft}`))).toEqual([409, 'instrument-not-draft']);
      expect(await codeOf(admin.attempt('POST', `/instruments/${draft}/publish`))).toEqual([
        409,
        'instrument-not-draft',
      ]);
      expect(await codeOf(admin.attempt('DELETE', `/instruments/${world.profileId}`))).toEqual([
        404,
        'instrument-not-found',
      ]);
    });

    it('which can be thrown away, and is refused when a newer version came in between', async () => {
      const first = await done(`/instruments/${draft}/calibration`);
      expect((await admin.attempt('DELETE', `/instruments/${first.result.instrumentId as string}`)).status).toBe(204);
      const second = await done(`/instruments/${draft}/calibration`);
      const id = second.result.instrumentId as string;
      await app.sql(
        `INSERT INTO instruments (id, bank_id, version, settings, published_at)
         SELECT gen_random_uuid(), bank_id, version + 1, settings, now() FROM instruments WHERE id = $1`,
        [id],
      );
      expect(await codeOf(admin.attempt('POST', `/instruments/${id}/publish`))).toEqual([409, 'instrument-overtaken']);
    });
  });

  it('is not calibrated by too few answers, and the job says so', async () => {
    const small = await startApp();
    const other = await aCheckWorld(small);
    const boss = await aPerson(small, { admin: true });
    const { jobId } = await boss.post(`/instruments/${other.instrumentId}/calibration`);
    await small.jobsDone();
    expect(await boss.get(`/jobs/${jobId as string}`)).toMatchObject({
      state: 'failed',
      error: { code: 'too-few-answers-to-calibrate' },
    });
    await small.close();
  });
});
