import { randomUUID } from 'node:crypto';

import { freePort } from '../../src/platform/embedded/processes.js';
import { eventually } from '../support/eventually.js';
import { aLineTo } from '../support/line.js';
import {
  isReady,
  launch,
  type Running,
  type Signal,
  startApi,
  startWorker,
  type Surroundings,
} from '../support/processes.js';
import { breachesOf } from './invariants.js';
import { order, type Order, type Reply, send } from './support/client.js';
import { type Held, hold } from './support/held.js';
import { aSilentServer, type SilentServer } from './support/silent-server.js';
import { startWorld, type World } from './support/world.js';

const SIGNALS: readonly Signal[] = ['SIGTERM', 'SIGINT', 'SIGKILL'];
/** To a process that was told to end before. */
const AGAIN: readonly Signal[] = ['SIGTERM', 'SIGKILL'];
const EMPLOYEES = 12;
const DRAIN_SECONDS = 1;
/** On each way between a migration and its database, so that it can be met in the middle. */
const SLOW_MS = 100;
const WITHIN_MS = 30_000;
/** From the signal, or from when the last request or job is over. */
const ENDS_WITHIN_MS = 10_000;

jest.setTimeout(120_000);

/** A process that was brought into a phase. */
interface Phase {
  readonly running: Running;
  /** It was told to end by SIGTERM before: resolves when it has begun to. It then ends of that, unless it is killed. */
  readonly before?: () => Promise<void>;
  /** Lets go what was held; resolves when its work is done, by this process or by another. */
  finish(signal: Signal): Promise<void>;
}

const nothing = () => Promise.resolve();

describe('A signal to end comes', () => {
  let world: World;
  let silent: SilentServer;
  /** Serves all the time: who hears nothing from one process asks another. */
  let steady: Running;
  let nextEmployee = 0;
  let turn: Promise<unknown> = Promise.resolve();
  /** Programmes of which there is a tally. */
  const tallied: string[] = [];

  beforeAll(async () => {
    [world, silent] = await Promise.all([startWorld(EMPLOYEES), aSilentServer()]);
    steady = await startApi(surroundings());
    for (let at = 0; at < 2 * SIGNALS.length; at++) tallied.push(await world.programme(1));
    await allIsWell();
  });
  afterAll(async () => {
    await world.stop();
    await silent.close();
  });

  /** Every phase of an API and of a worker, and how a process is brought into it. */
  const PHASES: readonly (readonly [string, readonly Signal[], () => Promise<Phase>])[] = [
    ['an API that starts and does not listen yet', SIGNALS, () => starting('main.js')],
    ['a worker that starts and does not listen yet', SIGNALS, () => starting('worker.js')],
    ['a migration', SIGNALS, migrating],
    [
      'an API that has nothing to do',
      SIGNALS,
      async () => ({ running: await startApi(surroundings()), finish: nothing }),
    ],
    [
      'a worker that has nothing to do',
      SIGNALS,
      async () => ({ running: await startWorker(surroundings()), finish: nothing }),
    ],
    ['an API in the middle of a request', SIGNALS, inRequest],
    ['a worker in the middle of a job', SIGNALS, inJob],
    ['an API that is told for the second time, while it still serves', AGAIN, draining],
    ['an API that is told for the second time, while it finishes a request and listens no more', AGAIN, closing],
    ['a worker that is told for the second time, while it finishes a job', AGAIN, finishing],
  ];

  it.each(PHASES)(
    'to %s: it ends in time, nothing is lost or doubled, and the next start is clean',
    async (_, signals, enter) => {
      const phases = await Promise.all(signals.map(async (signal) => ({ signal, ...(await enter()) })));
      for (const { signal, running, before, finish } of phases) {
        if (before) process.kill(running.pid, 'SIGTERM');
        await before?.();
        expect(running.ended()).toBe(null);
        process.kill(running.pid, signal);
        await finish(signal);
        await eventually(`${signal} has ended it`, ENDS_WITHIN_MS, () => Promise.resolve(running.ended() !== null));
        expect(running.ended()).toBe(before && signal !== 'SIGKILL' ? 'SIGTERM' : signal);
      }
    },
  );

  it('to all of these: afterwards everything that waited is done, and nothing is broken', () => allIsWell());

  async function starting(door: 'main.js' | 'worker.js'): Promise<Phase> {
    const before = silent.waiting();
    const database = `postgres://nobody@127.0.0.1:${silent.port}/nothing`;
    const running = launch(door, surroundings({ DATABASE_URL: database, PORT: String(await freePort()) }));
    await eventually('it asks for its database', WITHIN_MS, () => Promise.resolve(silent.waiting() > before));
    return { running, finish: nothing };
  }

  /** Of an empty database, which is complete after the next try. */
  async function migrating(): Promise<Phase> {
    const name = `signals_${randomUUID().slice(0, 8)}`;
    await world.sql(`CREATE DATABASE ${name}`);
    const url = new URL(world.surroundings.env.DATABASE_URL!);
    url.pathname = name;
    const line = await aLineTo(url.href);
    line.delay(SLOW_MS);
    const running = launch('cli.js', surroundings({ DATABASE_URL: line.url }), 'migrate');
    await eventually('tables are being made', WITHIN_MS, async () => {
      const locks = await world.sql(
        'SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE d.datname = $1 AND relation IS NOT NULL LIMIT 20',
        [name],
      );
      return locks.length === 20;
    });
    return {
      running,
      async finish() {
        await line.close();
        const again = launch('cli.js', surroundings({ DATABASE_URL: url.href }), 'migrate');
        await eventually('migrated', WITHIN_MS, () => Promise.resolve(again.ended() !== null));
        expect(again.ended()).toBe(0);
      },
    };
  }

  async function inRequest(): Promise<Phase> {
    const running = await startApi(surroundings());
    const { lock, one, reply } = await heldRequest(running);
    return { running, finish: (signal) => answered(signal, { lock, one, reply }) };
  }

  async function draining(): Promise<Phase> {
    const running = await startApi(surroundings({ DRAIN_SECONDS: '5' }));
    const before = async () => {
      await eventually('it says that it ends', WITHIN_MS, async () => !(await isReady(running.address)));
      expect(await live(running)).toBe(200);
    };
    return { running, before, finish: nothing };
  }

  async function closing(): Promise<Phase> {
    const running = await startApi(surroundings());
    const held = await heldRequest(running);
    const before = () => eventually('it listens no more', WITHIN_MS, async () => (await live(running)) === null);
    return { running, before, finish: (signal) => answered(signal, held) };
  }

  /** One after the other, so that each worker has the job of its own programme, and no other. */
  function inJob(): Promise<Phase> {
    const phase = turn.then(async () => {
      const { lock, jobId } = await aHeldJob();
      const running = await startWorker(surroundings({ WORKER_CONCURRENCY: '1' }));
      await lock.waitedForBy(1);
      return { running, finish: (signal: Signal) => jobDone(signal, { lock, jobId }) };
    });
    turn = phase;
    return phase;
  }

  async function finishing(): Promise<Phase> {
    const phase = await inJob();
    const said = () => Promise.resolve(phase.running.said().includes('takes no further job'));
    return { ...phase, before: () => eventually('it takes no further job', WITHIN_MS, said) };
  }

  interface HeldRequest {
    readonly lock: Held;
    readonly one: Order;
    readonly reply: Promise<Reply | null>;
  }

  /** An assignment in the middle of its transaction. */
  async function heldRequest({ address }: Running): Promise<HeldRequest> {
    const programmeId = await world.programme(EMPLOYEES);
    const lock = await holding(`SELECT FROM programmes WHERE id = '${programmeId}' FOR UPDATE`);
    const body = { programmeId, personId: world.employees[nextEmployee++ % EMPLOYEES]!.id };
    const { path, ...message } = { token: world.town.hr.token, path: '/vouchers', body, key: randomUUID() };
    const reply = send('POST', `${address}/api/v1${path}`, message);
    await lock.waitedForBy(1);
    return { lock, one: { path, ...message }, reply };
  }

  /** Whoever was told to end answers what it was asked; who was killed does not, and the same key makes it good elsewhere. */
  async function answered(signal: Signal, { lock, one, reply }: HeldRequest): Promise<void> {
    await lock.release();
    expect((await reply)?.status).toBe(signal === 'SIGKILL' ? undefined : 201);
    const again = await order(() => [steady.address], one);
    expect(again.status).toBe(201);
    const { programmeId } = one.body as { programmeId: string };
    const vouchers = await world.sql('SELECT id FROM vouchers WHERE programme_id = $1', [programmeId]);
    expect(vouchers).toEqual([{ id: again.body.id as string }]);
  }

  /** A tally of a programme of its own, which its worker cannot finish. */
  async function aHeldJob(): Promise<{ readonly lock: Held; readonly jobId: string }> {
    const programmeId = tallied.pop()!;
    const lock = await holding(`SELECT FROM tallies WHERE programme_id = '${programmeId}' FOR UPDATE`);
    const [job] = await world.sql<{ id: string }>(
      `INSERT INTO jobs (id, name, payload, created_at, run_after)
       VALUES (gen_random_uuid(), 'vouchers.tally-municipality', jsonb_build_object('programmeId', $1::text, 'municipalityId', $2::text),
               now() - interval '1 minute', now() - interval '1 minute') RETURNING id`,
      [programmeId, world.town.id],
    );
    return { lock, jobId: job!.id };
  }

  /** Whoever was told to end finishes its job; that of a killed one is done by the next. */
  async function jobDone(
    signal: Signal,
    { lock, jobId }: { readonly lock: Held; readonly jobId: string },
  ): Promise<void> {
    await lock.release();
    const next = signal === 'SIGKILL' ? await startWorker(surroundings()) : undefined;
    await eventually('the job is done', WITHIN_MS, async () => (await jobs(jobId, `state = 'done'`)) === 1);
    expect(await jobs(jobId, `attempts = ${signal === 'SIGKILL' ? 2 : 1}`)).toBe(1);
    await next?.end();
  }

  async function jobs(id: string, condition: string): Promise<number> {
    return (await world.sql(`SELECT 1 FROM jobs WHERE id = $1 AND ${condition}`, [id])).length;
  }

  function holding(lock: string): Promise<Held> {
    return hold(world.surroundings.env.DATABASE_URL!, lock);
  }

  function surroundings(more: Readonly<Record<string, string>> = {}): Surroundings {
    const { logs, env } = world.surroundings;
    return { logs, env: { ...env, DRAIN_SECONDS: String(DRAIN_SECONDS), ...more } };
  }

  function live({ address }: Running): Promise<number | null> {
    return fetch(`${address}/health/live`).then(
      ({ status }) => status,
      () => null,
    );
  }

  /** After everything that waits is done, by a worker that then ends. */
  async function allIsWell(): Promise<void> {
    const worker = await startWorker(surroundings());
    let breaches: readonly string[] = [];
    const look = async () => (breaches = await breachesOf((sql) => world.sql(sql))).length === 0;
    await eventually('all is well', WITHIN_MS, look).catch(() => undefined);
    expect(breaches).toEqual([]);
    expect((await fetch(`${steady.address}/health/ready`)).status).toBe(200);
    await worker.end();
  }
});
