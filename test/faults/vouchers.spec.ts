import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { breachesOf } from './invariants.js';
import { look, order, type Reply } from './support/client.js';
import { eventually } from '../support/eventually.js';
import type { Somebody } from '../support/vouchers.js';
import { startWorld, type World } from './support/world.js';

const ASSIGNERS = 200;
const PLACES = 10;
/** How many have their voucher when something is killed: the others are under way. */
const MIDDLE = 4;
/** From the moment when everything runs again. */
const TALLIES_WITHIN_MS = 5_000;
/** Where Redis or PostgreSQL was killed: whoever lost it connects again after pauses, which come on top. */
const TALLIES_AGAIN_WITHIN_MS = 20_000;
/** Where vouchers end in equal parts, and after how many moves the next thing is killed. */
const ENDS = ['assigned', 'redeemed', 'completed', 'returned', 'cancelled'] as const;
const DISASTER_EVERY = 90;

let world: World;
beforeAll(async () => {
  world = await startWorld(ASSIGNERS);
  await world.staff(1, 1);
});
afterAll(() => world.stop());

/** What the processes have logged of errors that nobody expects, not even when something is killed. */
function unforeseen(): readonly string[] {
  const { logs } = world.surroundings;
  const lines = readdirSync(logs).flatMap((file) => readFileSync(path.join(logs, file), 'utf8').split('\n'));
  return lines.filter((line) => line.includes('"code":"internal"'));
}

/** What can happen while vouchers are moved; each resolves when everything runs again. */
const DISASTERS = {
  async api(): Promise<void> {
    await world.apis.shift()?.kill();
    await world.staff(2, 3);
  },
  async workers(): Promise<void> {
    await Promise.all(world.workers.splice(0, 2).map((worker) => worker.kill()));
    await world.staff(2, 3);
  },
  redis: (): Promise<void> => world.servers.redis.killAndRestart(),
  postgres: (): Promise<void> => world.servers.postgres.killAndRestart(),
  async everything(): Promise<void> {
    await Promise.all([...world.apis.splice(0), ...world.workers.splice(0)].map((running) => running.kill()));
    await Promise.all([DISASTERS.redis(), DISASTERS.postgres()]);
    await world.staff(2, 3);
  },
};

describe('200 people assign 10 vouchers at the same moment', () => {
  it('with one API and one worker', () => story());

  describe('with two APIs and three workers', () => {
    beforeAll(() => world.staff(2, 3));

    it('when all goes well', () => story());

    it('when an API is killed in the middle', () => story(DISASTERS.api));
    it('when two workers are killed in the middle', () => story(DISASTERS.workers));
    it('when Redis is killed in the middle and loses everything', () =>
      story(DISASTERS.redis, TALLIES_AGAIN_WITHIN_MS));
    it('when PostgreSQL is killed in the middle and starts again', () =>
      story(DISASTERS.postgres, TALLIES_AGAIN_WITHIN_MS));
    it('when all of them are killed in the middle', () => story(DISASTERS.everything, TALLIES_AGAIN_WITHIN_MS));
  });

  /** Exactly 10 succeed and 190 get the same refusal, whatever happens in the middle; then everything is in order. */
  async function story(
    middle: () => Promise<void> = () => Promise.resolve(),
    withinMs = TALLIES_WITHIN_MS,
  ): Promise<void> {
    const programmeId = await world.programme(PLACES);
    const orders = world.employees.map(({ id: personId }, at) => ({
      token: world.hr[at % world.hr.length]!.token,
      path: '/vouchers',
      body: { programmeId, personId },
      key: randomUUID(),
    }));
    let [given, open] = [0, ASSIGNERS];
    let openInTheMiddle = ASSIGNERS;
    let disaster: Promise<void> | undefined;
    const send = async (one: (typeof orders)[number]): Promise<Reply> => {
      const reply = await order(world.addresses, one);
      open -= 1;
      if (reply.status === 201) given += 1;
      if (given === MIDDLE && disaster === undefined) {
        openInTheMiddle = open;
        disaster = middle();
      }
      return reply;
    };
    const replies = await Promise.all(orders.map(send));
    await disaster;
    const right = { granted: PLACES, assigned: PLACES, available: 0, ledgerPosition: 1 + PLACES };
    await tallyBecomes(programmeId, right, withinMs);
    expect(openInTheMiddle).toBeGreaterThan(PLACES);

    expect(unforeseen()).toEqual([]);
    expect(kindsOf(replies)).toEqual({ 'moved 201': PLACES, [refusalOf(replies)]: ASSIGNERS - PLACES });
    expect(refusalOf(replies)).toMatch(/^409 no-voucher-left /);
    const holders = orders.flatMap(({ body }, at) =>
      replies[at]!.status === 201 ? [{ id: replies[at]!.body.id as string, person: body.personId }] : [],
    );
    const vouchers = await world.sql('SELECT id, person_id AS person FROM vouchers WHERE programme_id = $1', [
      programmeId,
    ]);
    expect(byId(vouchers)).toEqual(byId(holders));
    expect(await breachesOf((sql) => world.sql(sql))).toEqual([]);

    const again = await Promise.all(orders.map((one) => order(world.addresses, one)));
    expect(again.map(({ status, body }) => [status, body.id ?? body.code])).toEqual(
      replies.map(({ status, body }) => [status, body.id ?? body.code]),
    );
  }
});

describe('200 vouchers go their whole way', () => {
  beforeAll(() => world.staff(2, 3));

  it('while API, workers, Redis and PostgreSQL are killed one after the other: nothing is lost or doubled', async () => {
    const programmeId = await world.programme(ASSIGNERS);
    const disasters = [DISASTERS.api, DISASTERS.workers, DISASTERS.redis, DISASTERS.postgres];
    const replies: Reply[] = [];
    let disaster: Promise<void> = Promise.resolve();
    const move = async (token: string, path: string, body: object): Promise<Reply['body']> => {
      const reply = await order(world.addresses, { token, path, body, key: randomUUID() });
      replies.push(reply);
      if (replies.length % DISASTER_EVERY === 0) disaster = disaster.then(disasters.shift());
      return reply.body;
    };
    const walk = async ({ id, token }: Somebody, at: number): Promise<void> => {
      const hr = world.hr[at % world.hr.length]!.token;
      const voucher = `/vouchers/${(await move(hr, '/vouchers', { programmeId, personId: id })).id as string}`;
      const end = ENDS[at % ENDS.length]!;
      if (end === 'assigned') return;
      if (end === 'returned') await move(token, `${voucher}/return`, {});
      if (end === 'returned') return;
      await move(token, `${voucher}/redeem`, { courseId: world.courseId });
      if (end === 'completed') await move(hr, `${voucher}/complete`, {});
      if (end === 'cancelled') await move(hr, `${voucher}/cancel`, { reason: 'Der Kurs fällt aus' });
    };
    await Promise.all(world.employees.map(walk));
    await disaster;
    const each = ASSIGNERS / ENDS.length;
    const right = { granted: ASSIGNERS, assigned: each, redeemed: each, completed: each, available: 2 * each };
    await tallyBecomes(programmeId, { ...right, ledgerPosition: 1 + replies.length }, TALLIES_AGAIN_WITHIN_MS);
    expect(disasters).toEqual([]);
    expect(kindsOf(replies)).toEqual({ 'moved 201': ASSIGNERS, 'moved 200': replies.length - ASSIGNERS });
    const states = await world.sql(
      'SELECT state, count(*)::int AS count FROM vouchers WHERE programme_id = $1 GROUP BY state ORDER BY state',
      [programmeId],
    );
    expect(states).toEqual([...ENDS].sort().map((state) => ({ state, count: each })));
    expect(await breachesOf((sql) => world.sql(sql))).toEqual([]);
  });
});

/** As HR sees it. */
async function tallyBecomes(
  programmeId: string,
  right: Readonly<Record<string, number>>,
  withinMs: number,
): Promise<void> {
  await eventually('the tally is right', withinMs, async () => {
    const [address = ''] = world.addresses();
    const shown = await look(address, world.hr[0]!.token, `/programmes/${programmeId}/tallies`);
    const [tally] = shown?.status === 200 ? shown.body : [];
    return tally !== undefined && Object.entries(right).every(([column, count]) => tally[column] === count);
  });
}

/** How many got which answer. */
function kindsOf(replies: readonly Reply[]): Record<string, number> {
  const kinds = replies.map((reply) => (reply.status < 300 ? `moved ${reply.status}` : wordsOf(reply)));
  return Object.fromEntries([...new Set(kinds)].map((kind) => [kind, kinds.filter((one) => one === kind).length]));
}

function refusalOf(replies: readonly Reply[]): string {
  const refused = replies.find(({ status }) => status !== 201);
  return refused === undefined ? 'nobody was refused' : wordsOf(refused);
}

function wordsOf({ status, body: { code, title, detail } }: Reply): string {
  return `${status} ${code as string} ${title as string} ${detail as string}`;
}

function byId(rows: readonly object[]): readonly object[] {
  return [...(rows as { id: string }[])].sort((a, b) => a.id.localeCompare(b.id));
}
