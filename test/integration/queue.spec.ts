import { getQueueToken } from '@nestjs/bull';
import type { Queue } from 'bull';

import type { JsonObject } from '../../src/kernel/json.js';
import { DomainError } from '../../src/kernel/domain-error.js';
import { Transaction } from '../../src/platform/database/transaction.js';
import type { JobContract } from '../../src/platform/queue/job-contract.js';
import { JobQueue } from '../../src/platform/queue/job.queue.js';
import { JobRunner } from '../../src/platform/queue/job.runner.js';
import { JobScheduler } from '../../src/platform/queue/job.scheduler.js';
import { JobSweeper } from '../../src/platform/queue/job.sweeper.js';
import { JobTransport, QUEUE } from '../../src/platform/queue/job.transport.js';
import { declaredSchedules } from '../../src/platform/queue/schedule.js';
import { Clock } from '../../src/platform/system/clock.js';
import { startApp, type TestApp } from '../support/app.js';

/** Declared nowhere: no worker has to know it. */
const count: JobContract<{ readonly subject: string }> = { name: 'test.count' };
const daily = declaredSchedules().find(({ everyMinutes }) => everyMinutes === 24 * 60)!.job;

describe('the queue', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({ worker: false });
  });
  afterAll(() => app.close());
  beforeEach(() => app.sql('DELETE FROM jobs'));

  const enqueue = (dedupeKey?: string) => app.get(JobQueue).enqueue(count, { subject: 'a' }, { dedupeKey });
  const run = (id: string, work: (payload: JsonObject) => Promise<unknown>) =>
    app.get(JobRunner).run(id, new Map([[count.name, work]]));
  const stateOf = async (id: string) =>
    (
      await app.sql<{ state: string; attempts: number; error: { code: string } | null }>(
        'SELECT * FROM jobs WHERE id = $1',
        [id],
      )
    )[0];

  it('leaves no job behind when the transaction that asked for it is rolled back', async () => {
    const work = app.get(Transaction).run(async () => {
      await enqueue();
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await app.sql('SELECT 1 FROM jobs')).toEqual([]);
  });

  it('records one waiting job per key, and a second one once the first has started', async () => {
    const first = await enqueue('same');
    expect(await enqueue('same')).toBe(first);
    let second = '';
    await run(first, async () => {
      second = await enqueue('same');
    });
    expect(second).not.toBe(first);
    expect(await stateOf(first)).toMatchObject({ state: 'done' });
    expect(await stateOf(second)).toMatchObject({ state: 'waiting' });
  });

  it('starts the jobs of one key a pause apart, however often somebody asks and however prompt the worker is', async () => {
    const clock = jest.spyOn(app.get(Clock), 'now');
    const begin = Date.now();
    const starts: number[] = [];
    for (let passed = 0; passed <= 8_000; passed += 100) {
      clock.mockReturnValue(new Date(begin + passed));
      const options = { dedupeKey: 'busy', pauseMs: 1_000 };
      const id = await app.get(JobQueue).enqueue(count, { subject: 'a' }, options);
      await run(id, () => Promise.resolve(starts.push(passed)));
    }
    clock.mockRestore();
    expect(starts).toEqual([0, 1_000, 2_000, 3_000, 4_000, 5_000, 6_000, 7_000, 8_000]);
  });

  it('runs a job once when the news of it comes to two workers', async () => {
    const id = await enqueue();
    let runs = 0;
    const work = async () => {
      runs++;
      await new Promise((resolve) => setImmediate(resolve));
    };
    await Promise.all([run(id, work), run(id, work), run(id, work)]);
    expect(runs).toBe(1);
  });

  it('tries again after an accident, and not after a refusal', async () => {
    const unlucky = await enqueue();
    await run(unlucky, () => Promise.reject(new Error('connection lost')));
    expect(await stateOf(unlucky)).toMatchObject({ state: 'waiting', attempts: 1, error: { code: 'internal' } });

    const refused = await enqueue();
    await run(refused, () => Promise.reject(new DomainError('import-not-found', 'not-found')));
    expect(await stateOf(refused)).toMatchObject({ state: 'failed', error: { code: 'import-not-found' } });
  });

  it('gives a job up after five attempts', async () => {
    const id = await enqueue();
    for (let attempt = 1; attempt <= 5; attempt++) {
      await app.sql(`UPDATE jobs SET run_after = now() - interval '1 second' WHERE id = $1`, [id]);
      await run(id, () => Promise.reject(new Error('poison')));
    }
    expect(await stateOf(id)).toMatchObject({ state: 'failed', attempts: 5 });
  });

  it('gives up a job that took five workers down with it', async () => {
    const id = await enqueue();
    await app.sql(
      `UPDATE jobs SET state = 'active', attempts = 5, lease_until = now() - interval '1 second' WHERE id = $1`,
      [id],
    );
    await run(id, () => Promise.reject(new Error('never called')));
    expect(await stateOf(id)).toMatchObject({ state: 'failed', error: { code: 'job-given-up' } });
  });

  it('gives a job of a lost worker to the next one, and lets the lost one end nothing', async () => {
    const id = await enqueue();
    await run(id, async () => {
      await app.sql(`UPDATE jobs SET lease_until = now() - interval '1 second' WHERE id = $1`, [id]);
      await run(id, () => Promise.reject(new Error('the second runner fails')));
      expect(await stateOf(id)).toMatchObject({ state: 'waiting', attempts: 2 });
    });
    expect(await stateOf(id)).toMatchObject({ state: 'waiting', attempts: 2 });
  });

  it('keeps nobody waiting for a Redis that does not answer', async () => {
    const silence = jest.spyOn(app.get(JobTransport), 'announce').mockReturnValue(new Promise(() => undefined));
    const ids: string[] = [];
    await app.get(Transaction).run(async () => {
      for (const key of ['a', 'b', 'c', 'd', 'e', 'f']) ids.push(await enqueue(key));
    });
    silence.mockRestore();
    expect(await Promise.all(ids.map(stateOf))).toMatchObject(ids.map(() => ({ state: 'waiting' })));
  });

  it('finds what a lost Redis forgot', async () => {
    const id = await enqueue();
    await app.sql(`UPDATE jobs SET created_at = now() - interval '1 minute' WHERE id = $1`, [id]);
    const queue = app.app.get<Queue>(getQueueToken(QUEUE));
    await queue.empty();
    expect(await queue.count()).toBe(0);
    await app.get(JobSweeper).sweep();
    expect(await queue.count()).toBe(1);
  });

  describe('repeats a job', () => {
    const look = () => app.get(JobScheduler).look();
    const asked = () => app.sql(`SELECT id FROM jobs WHERE name = $1`, [daily.name]);
    const letADayPass = () =>
      app.sql(`UPDATE job_schedules SET next_round = next_round - interval '1 day' WHERE name = $1`, [daily.name]);
    beforeEach(() => app.sql('DELETE FROM job_schedules'));

    it('for the first time one interval after the first start', async () => {
      await look();
      expect(await asked()).toEqual([]);
      await letADayPass();
      await look();
      expect(await asked()).toHaveLength(1);
    });

    it('once a round, however many workers look', async () => {
      await look();
      await letADayPass();
      await Promise.all([look(), look(), look(), look()]);
      await look();
      expect(await asked()).toHaveLength(1);
    });

    it('once for the rounds that were missed', async () => {
      await look();
      for (let day = 0; day < 9; day++) await letADayPass();
      await look();
      await look();
      expect(await asked()).toHaveLength(1);
    });
  });
});
