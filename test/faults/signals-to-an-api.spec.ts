import { randomUUID } from 'node:crypto';

import { eventually } from '../support/eventually.js';
import { isReady, type Running, type Signal, startApi } from '../support/processes.js';
import { order, type Order, type Reply, send } from './support/client.js';
import { type Held, hold } from './support/held.js';
import { allIsWell, eachEndsInTime, nothing, type Phase, surroundingsIn } from './support/phases.js';
import { starting } from './support/starting.js';
import { startWorld, type World } from './support/world.js';

const EMPLOYEES = 6;
const LONG_DRAIN_SECONDS = 5;
const WITHIN_MS = 30_000;
/** The first to be held is let go when all have come so far; the product itself ends a statement after 60 seconds. */
const HELD_AT_MOST_MS = 55_000;

describe('A signal to end comes to an API', () => {
  let world: World;
  /** Serves all the time: who hears nothing from one process asks another. */
  let steady: Running;
  let nextEmployee = 0;

  beforeAll(async () => {
    world = await startWorld(EMPLOYEES);
    steady = await startApi(surroundingsIn(world));
  });
  afterAll(() => world.stop());

  /** Every phase of an API, and how a process is brought into it. */
  eachEndsInTime([
    ['that starts and does not listen yet', () => starting(world, 'main.js')],
    ['that has nothing to do', idle],
    ['in the middle of a request', () => inRequest()],
    ['that is told for the second time, while it still serves', draining],
    ['that is told for the second time, while it finishes a request and listens no more', closing],
  ]);

  it('in all of these: afterwards everything that waited is done, and nothing is broken', async () => {
    await allIsWell(world);
    expect(await isReady(steady.address)).toBe(true);
  });

  async function idle(): Promise<Phase> {
    return { running: await startApi(surroundingsIn(world)), finish: nothing };
  }

  async function inRequest(more: Readonly<Record<string, string>> = {}): Promise<Phase> {
    const running = await startApi(surroundingsIn(world, more));
    const held = await heldRequest(running);
    return { running, finish: (signal) => answered(signal, held) };
  }

  async function draining(): Promise<Phase> {
    const phase = await inRequest({ DRAIN_SECONDS: String(LONG_DRAIN_SECONDS) });
    const before = async () => {
      await eventually('it says that it ends', WITHIN_MS, async () => !(await isReady(phase.running.address)));
      expect(await live(phase.running)).toBe(200);
    };
    return { ...phase, before };
  }

  async function closing(): Promise<Phase> {
    const phase = await inRequest();
    const before = () => eventually('it listens no more', WITHIN_MS, async () => (await live(phase.running)) === null);
    return { ...phase, before };
  }

  interface HeldRequest {
    readonly lock: Held;
    readonly one: Order;
    readonly reply: Promise<Reply | null>;
  }

  /** An assignment in the middle of its transaction. */
  async function heldRequest({ address }: Running): Promise<HeldRequest> {
    const programmeId = await world.programme(EMPLOYEES);
    const lock = await hold(
      world.surroundings.env.DATABASE_URL!,
      `SELECT FROM programmes WHERE id = '${programmeId}' FOR UPDATE`,
    );
    const body = { programmeId, personId: world.employees[nextEmployee++ % EMPLOYEES]!.id };
    const { path, ...message } = { token: world.town.hr.token, path: '/vouchers', body, key: randomUUID() };
    const reply = send('POST', `${address}/api/v1${path}`, { ...message, withinMs: HELD_AT_MOST_MS });
    expect(await Promise.race([lock.waitedForBy(1), reply])).toBe(undefined);
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

  function live({ address }: Running): Promise<number | null> {
    return fetch(`${address}/health/live`).then(
      ({ status }) => status,
      () => null,
    );
  }
});
