import { randomUUID } from 'node:crypto';

import { breachesOf } from './invariants.js';
import { look, order, type Reply } from './support/client.js';
import { eventually } from './support/eventually.js';
import { startWorld, type World } from './support/world.js';

const ASSIGNERS = 200;
const PLACES = 10;
/** How many have their voucher when something is killed: the others are under way. */
const MIDDLE = 4;
const TALLIES_WITHIN_MS = 5_000;

describe('200 people assign 10 vouchers at the same moment', () => {
  jest.setTimeout(120_000);

  let world: World;
  beforeAll(async () => {
    world = await startWorld(ASSIGNERS);
    await world.staff(1, 1);
  });
  afterAll(() => world.stop());

  it('with one API and one worker', () => story());

  describe('with two APIs and three workers', () => {
    beforeAll(() => world.staff(2, 3));

    it('when all goes well', () => story());

    it('when an API is killed in the middle', () =>
      story(async () => {
        await world.apis.shift()?.kill();
        await world.staff(2, 3);
      }));

    it('when two workers are killed in the middle', () =>
      story(async () => {
        await Promise.all(world.workers.splice(0, 2).map((worker) => worker.kill()));
        await world.staff(2, 3);
      }));

    it('when Redis is killed in the middle and loses everything', () =>
      story(() => world.servers.redis.killAndRestart()));

    it('when PostgreSQL is killed in the middle and starts again', () =>
      story(() => world.servers.postgres.killAndRestart()));

    it('when all of them are killed in the middle', () =>
      story(async () => {
        await Promise.all([...world.apis.splice(0), ...world.workers.splice(0)].map((running) => running.kill()));
        await Promise.all([world.servers.redis.killAndRestart(), world.servers.postgres.killAndRestart()]);
        await world.staff(2, 3);
      }));
  });

  /** Exactly 10 succeed and 190 get the same refusal, whatever happens in the middle; then everything is in order. */
  async function story(middle: () => Promise<void> = () => Promise.resolve()): Promise<void> {
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
      const reply = await order(addresses, one);
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
    await talliesAreRight(programmeId);
    expect(openInTheMiddle).toBeGreaterThan(PLACES);

    expect(kindsOf(replies)).toEqual({ assigned: PLACES, [refusalOf(replies)]: ASSIGNERS - PLACES });
    expect(refusalOf(replies)).toMatch(/^409 no-voucher-left /);
    const holders = orders.flatMap(({ body }, at) =>
      replies[at]!.status === 201 ? [{ id: replies[at]!.body.id as string, person: body.personId }] : [],
    );
    const vouchers = await world.sql('SELECT id, person_id AS person FROM vouchers WHERE programme_id = $1', [
      programmeId,
    ]);
    expect(byId(vouchers)).toEqual(byId(holders));
    expect(await breachesOf((sql) => world.sql(sql))).toEqual([]);

    const again = await Promise.all(orders.map((one) => order(addresses, one)));
    expect(again.map(({ status, body }) => [status, body.id ?? body.code])).toEqual(
      replies.map(({ status, body }) => [status, body.id ?? body.code]),
    );
  }

  const addresses = () => world.apis.map(({ address }) => address);

  /** From the moment when everything runs again. */
  async function talliesAreRight(programmeId: string): Promise<void> {
    const [address = ''] = addresses();
    const right = { granted: PLACES, assigned: PLACES, available: 0, ledgerPosition: 1 + PLACES };
    await eventually('the tally is right', TALLIES_WITHIN_MS, async () => {
      const shown = await look(address, world.hr[0]!.token, `/programmes/${programmeId}/tallies`);
      const [tally] = shown?.status === 200 ? shown.body : [];
      return tally !== undefined && Object.entries(right).every(([column, count]) => tally[column] === count);
    });
  }
});

/** How many got which answer. */
function kindsOf(replies: readonly Reply[]): Record<string, number> {
  const kinds = replies.map((reply) => (reply.status === 201 ? 'assigned' : wordsOf(reply)));
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
