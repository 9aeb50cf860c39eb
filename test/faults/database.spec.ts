import { randomUUID } from 'node:crypto';

import { Client } from 'pg';

import { eventually } from '../support/eventually.js';
import { aLineTo, type Line } from '../support/line.js';
import { isReady, startApi, startWorker } from '../support/processes.js';
import { breachesOf } from './invariants.js';
import { order, type Order, type Reply, send } from './support/client.js';
import { afterCommit, beforeCommit } from './support/commits.js';
import { startWorld, type World } from './support/world.js';

const EMPLOYEES = 40;
const POOL = 2;
/** A connection is waited for, and a statement is let run, for so many seconds. */
const PATIENCE_SECONDS = 1;
const TOO_MANY = 6;
const SLOW_MS = 100;
const WITHIN_MS = 20_000;
/** After how many of the answers the line is cut. */
const CUT_AFTER: readonly number[] = [5, 15, 25];

describe('Between the product and PostgreSQL', () => {
  let world: World;
  let line: Line;
  let address: string;
  let programmeId: string;

  beforeAll(async () => {
    world = await startWorld(EMPLOYEES);
    const { logs, env } = world.surroundings;
    line = await aLineTo(env.DATABASE_URL ?? '');
    const limits = {
      DATABASE_POOL: POOL,
      DATABASE_WAIT_SECONDS: PATIENCE_SECONDS,
      STATEMENT_SECONDS: PATIENCE_SECONDS,
    };
    const texts = Object.entries(limits).map(([name, value]) => [name, String(value)] as const);
    const behindLine = { logs, env: { ...env, ...Object.fromEntries(texts), DATABASE_URL: line.url } };
    const [api] = await Promise.all([startApi(behindLine), startWorker(world.surroundings)]);
    ({ address } = api);
  });
  beforeEach(async () => {
    programmeId = await world.programme(EMPLOYEES);
  });
  afterEach(async () => {
    line.mend();
    await eventually('the same process is ready', WITHIN_MS, () => isReady(address));
    await eventually('everything is tallied', WITHIN_MS, async () => (await unfinished()).length === 0);
    expect(await breachesOf((sql) => world.sql(sql))).toEqual([]);
  });
  afterAll(async () => {
    await world.stop();
    await line.close();
  });

  it('a statement takes too long: it is given up and named, and may be sent again', async () => {
    const [assignment] = assignments(1) as [Order];
    const locker = new Client(world.surroundings.env.DATABASE_URL);
    await locker.connect();
    await isConnected();
    await locker.query('BEGIN; LOCK TABLE vouchers IN ACCESS EXCLUSIVE MODE');
    const refused = await once(assignment);
    await locker.end();

    expect(refused).toMatchObject({ status: 503, retryAfter: '5', body: { code: 'took-too-long' } });
    await everyoneGetsOne([assignment]);
  });

  it('nothing passes any more: who finds no connection is told so in time, and the process says that it is not ready', async () => {
    line.hold();
    const orders = assignments(TOO_MANY);
    const told: Reply[] = [];
    const all = orders.map(async (one) => {
      const reply = await once(one);
      told.push(reply);
      return reply;
    });
    await eventually('all but those who hold a connection are told', WITHIN_MS, () =>
      Promise.resolve(told.length >= TOO_MANY - POOL),
    );
    expect(told.map(briefly)).toEqual(told.map(() => '503 not-ready 1'));
    expect(await isReady(address)).toBe(false);
    expect((await fetch(`${address}/health/live`)).status).toBe(200);

    line.mend();
    await Promise.all(all);
    await everyoneGetsOne(orders);
  });

  it('everything is slow: some wait in vain for a connection or for each other, nobody gets less or more than one voucher', async () => {
    line.delay(SLOW_MS);
    const orders = assignments(TOO_MANY);
    const replies = await Promise.all(orders.map(once));
    const refused = replies.filter(({ status }) => status !== 201).map(briefly);
    expect(refused.length).toBeGreaterThan(0);
    for (const words of refused) expect(words).toMatch(/^503 (not-ready 1|took-too-long 5)$/);
    await everyoneGetsOne(orders);
  });

  it.each([
    ['before PostgreSQL hears COMMIT: nothing has happened', beforeCommit, 0],
    ['before the product hears that it is committed: it has happened once', afterCommit, 1],
  ])('the connection is cut %s, and the same key makes it good', async (_, isHere, moved) => {
    const [assignment] = assignments(1) as [Order];
    const entries = async () => (await ledger()).length;
    const cutOff = async (one: Order): Promise<Reply> => {
      await isConnected();
      const [before, cut] = [await entries(), line.cutOnce(isHere)];
      expect(briefly(await once(one))).toBe('503 not-ready 1');
      await cut;
      expect((await entries()) - before).toBe(moved);
      const reply = await order(() => [address], one);
      expect((await entries()) - before).toBe(1);
      return reply;
    };
    const { status, body } = await cutOff(assignment);
    expect(status).toBe(201);
    const move = { token: assignment.token, path: `/vouchers/${body.id as string}`, key: randomUUID() };
    const redemption = { path: `${move.path}/redeem`, body: { courseId: world.courseId }, key: randomUUID() };
    expect(await cutOff({ ...redemption, token: world.employees[0]!.token })).toMatchObject({ status: 200 });
    expect(await cutOff({ ...move, path: `${move.path}/complete` })).toMatchObject({ status: 200 });
    expect((await ledger()).slice(1)).toEqual(['voucher.assigned', 'voucher.redeemed', 'voucher.completed']);
  });

  it('all connections are cut again and again while 40 people get their voucher: everyone gets one', async () => {
    let answered = 0;
    const orders = assignments(EMPLOYEES);
    const replies = orders.map(async (one) => {
      const { status } = await order(() => [address], one);
      answered += 1;
      if (CUT_AFTER.includes(answered)) {
        line.cut();
        line.mend();
      }
      return status;
    });
    expect(await Promise.all(replies)).toEqual(orders.map(() => 201));
    await everyoneGetsOne(orders);
  });

  function assignments(count: number): readonly Order[] {
    return world.employees.slice(0, count).map(({ id: personId }) => ({
      token: world.town.hr.token,
      path: '/vouchers',
      body: { programmeId, personId },
      key: randomUUID(),
    }));
  }

  /** Sent one time only. @throws Error when there is no answer at all */
  async function once({ path, ...message }: Order): Promise<Reply> {
    const reply = await send('POST', `${address}/api/v1${path}`, message);
    if (reply === null) throw new Error(`no answer to ${path}`);
    return reply;
  }

  /** What lies idle for ten seconds is closed; on a slow machine, whoever comes then may be told that there is none. */
  async function isConnected(): Promise<void> {
    const { token } = world.town.hr;
    await eventually('a read has its connection', WITHIN_MS, async () => {
      return (await send('GET', `${address}/api/v1/me`, { token }))?.status === 200;
    });
  }

  /** Each of the orders, sent again with its key, is answered by the one voucher of its person. */
  async function everyoneGetsOne(orders: readonly Order[]): Promise<void> {
    const replies = await Promise.all(orders.map((one) => order(() => [address], one)));
    expect(replies.map(({ status }) => status)).toEqual(orders.map(() => 201));
    const vouchers = await world.sql<{ id: string }>('SELECT id FROM vouchers WHERE programme_id = $1', [programmeId]);
    expect(vouchers.map(({ id }) => id).sort()).toEqual(replies.map(({ body }) => body.id as string).sort());
  }

  async function ledger(): Promise<readonly string[]> {
    const entries = await world.sql<{ kind: string }>(
      'SELECT kind FROM ledger_entries WHERE programme_id = $1 ORDER BY position',
      [programmeId],
    );
    return entries.map(({ kind }) => kind);
  }

  function unfinished(): Promise<readonly object[]> {
    return world.sql(`SELECT 1 FROM jobs WHERE state IN ('waiting', 'active') AND name LIKE 'vouchers.tally%'`);
  }
});

/** Status, code and after how many seconds to ask again. */
function briefly({ status, retryAfter, body }: Reply): string {
  return `${status} ${body.code as string} ${retryAfter ?? 'never'}`;
}
