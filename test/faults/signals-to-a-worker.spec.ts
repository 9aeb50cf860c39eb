import { randomUUID } from 'node:crypto';

import { eventually } from '../support/eventually.js';
import { aLineTo, type Talk } from '../support/line.js';
import { launch, type Signal, startWorker } from '../support/processes.js';
import { type Held, hold } from './support/held.js';
import { allIsWell, eachEndsInTime, nothing, type Phase, surroundingsIn } from './support/phases.js';
import { starting } from './support/starting.js';
import { startWorld, type World } from './support/world.js';

/** One for each signal that comes to a worker with a job. */
const PROGRAMMES = 6;
/** For requests: a worker that waited for any would not end in time. */
const UNNEEDED_SECONDS = '60';
const WITHIN_MS = 90_000;
/** More than a worker needs that does not wait. */
const WAITS_MS = 1_000;

describe('A signal to end comes to', () => {
  let world: World;
  let turn: Promise<unknown> = Promise.resolve();
  /** Programmes of which there is a tally. */
  const tallied: string[] = [];

  beforeAll(async () => {
    world = await startWorld(0);
    while (tallied.length < PROGRAMMES) tallied.push(await world.programme(1));
    await allIsWell(world);
  });
  afterAll(() => world.stop());

  /** Every phase of a worker and of a migration, and how a process is brought into it. */
  eachEndsInTime([
    ['a worker that starts and does not listen yet', () => starting(world, 'worker.js')],
    ['a worker that has nothing to do', idle],
    ['a worker in the middle of a job', inJob],
    ['a worker that is told for the second time, while it finishes a job', finishing],
    ['a migration', migrating],
  ]);

  it('any of these: afterwards everything that waited is done, and nothing is broken', () => allIsWell(world));

  async function idle(): Promise<Phase> {
    return { running: await startWorker(surroundingsIn(world, { DRAIN_SECONDS: UNNEEDED_SECONDS })), finish: nothing };
  }

  /** One after the other, so that each worker has the job of its own programme, and no other. */
  function inJob(): Promise<Phase> {
    const phase = turn.then(async () => {
      const held = await aHeldJob();
      const running = await startWorker(surroundingsIn(world, { WORKER_CONCURRENCY: '1' }));
      await held.lock.waitedForBy(1);
      return { running, finish: (signal: Signal) => jobDone(signal, held) };
    });
    turn = phase;
    return phase;
  }

  async function finishing(): Promise<Phase> {
    const phase = await inJob();
    const said = (what: string) => () => Promise.resolve(phase.running.said().includes(what));
    const before = async () => {
      await eventually('it takes no further job', WITHIN_MS, said('takes no further job'));
      // It goes on with its end only when the job is over, lest what the job uses is closed.
      const goesOn = eventually('it waits no more', WAITS_MS, said('no job runs any more'));
      await expect(goesOn).rejects.toThrow('not within');
    };
    return { ...phase, before };
  }

  interface HeldJob {
    readonly lock: Held;
    readonly jobId: string;
  }

  /** A tally of a programme of its own, which its worker cannot finish. */
  async function aHeldJob(): Promise<HeldJob> {
    const programmeId = tallied.pop()!;
    const url = world.surroundings.env.DATABASE_URL!;
    const lock = await hold(url, `SELECT FROM tallies WHERE programme_id = '${programmeId}' FOR UPDATE`);
    const [job] = await world.sql<{ id: string }>(
      `INSERT INTO jobs (id, name, payload, created_at, run_after)
       VALUES (gen_random_uuid(), 'vouchers.tally-municipality', jsonb_build_object('programmeId', $1::text, 'municipalityId', $2::text),
               now() - interval '1 minute', now() - interval '1 minute') RETURNING id`,
      [programmeId, world.town.id],
    );
    return { lock, jobId: job!.id };
  }

  /** Whoever was told to end finishes its job; that of a killed one is done by the next. */
  async function jobDone(signal: Signal, { lock, jobId }: HeldJob): Promise<void> {
    await lock.release();
    const next = signal === 'SIGKILL' ? await startWorker(surroundingsIn(world)) : undefined;
    await eventually('the job is done', WITHIN_MS, async () => (await jobs(jobId, `state = 'done'`)) === 1);
    expect(await jobs(jobId, `attempts = ${signal === 'SIGKILL' ? 2 : 1}`)).toBe(1);
    await next?.end();
  }

  async function jobs(id: string, condition: string): Promise<number> {
    return (await world.sql(`SELECT 1 FROM jobs WHERE id = $1 AND ${condition}`, [id])).length;
  }

  /** Of an empty database, which is complete after the next try. */
  async function migrating(): Promise<Phase> {
    const url = await emptyDatabase();
    const line = await aLineTo(url);
    let isHeld = false;
    void line.holdOnce(isHalfDone).then(() => (isHeld = true));
    const running = launch('cli.js', surroundingsIn(world, { DATABASE_URL: line.url }), 'migrate');
    await eventually('a table is made, and nobody knows of it yet', WITHIN_MS, () => Promise.resolve(isHeld));
    return {
      running,
      async finish() {
        await line.close();
        const again = launch('cli.js', surroundingsIn(world, { DATABASE_URL: url }), 'migrate');
        await eventually('migrated', WITHIN_MS, () => Promise.resolve(again.ended() !== null));
        expect(again.ended()).toBe(0);
      },
    };
  }

  async function emptyDatabase(): Promise<string> {
    const name = `signals_${randomUUID().slice(0, 8)}`;
    await world.sql(`CREATE DATABASE ${name}`);
    const url = new URL(world.surroundings.env.DATABASE_URL!);
    url.pathname = name;
    return url.href;
  }
});

/** A migration in the midst of the others has done its work, and is about to be noted as done. */
function isHalfDone({ from, part }: Talk): boolean {
  return from === 'client' && part.includes('INSERT INTO "migrations"') && part.includes('CreateLedgerKeys');
}
