import { eventually } from '../support/eventually.js';
import { isReady, startApi, startWorker } from '../support/processes.js';
import { breachesOf } from './invariants.js';
import { type Load, underLoad } from './support/load.js';
import { startSentinels, type Watched } from './support/sentinels.js';
import { startWorld, type World } from './support/world.js';

const EMPLOYEES = 40;
const MOVES_BETWEEN = 60;
const WITHIN_MS = 40_000;

describe('With Redis under Sentinels', () => {
  let world: World;
  let watched: Watched;
  let address: string;
  /** All vouchers, by what the answers said. */
  const given = new Set<string>();

  beforeAll(async () => {
    world = await startWorld(EMPLOYEES);
    watched = await startSentinels(world.servers.folder);
    const { logs, env } = world.surroundings;
    const surroundings = { logs, env: { ...env, ...watched.env } };
    const [api] = await Promise.all([startApi(surroundings), startWorker(surroundings), startWorker(surroundings)]);
    ({ address } = api);
  });
  afterAll(async () => {
    await watched.stop();
    await world.stop();
  });

  it.each([
    ['made a replica on purpose, and refuses to be written to', () => watched.handOver()],
    ['killed', () => watched.killPrimary()],
  ])(
    'the primary one is %s, under load: the other takes over, no request fails, no move is lost or doubled',
    async (_, change) => {
      const load = await underLoad(world, address, async (running) => {
        await movesOn(running);
        await change();
        // What the other one had before it took over does not count: it was handed on by the first.
        const announced = await jobsAnnounced();
        await forgetCounters();
        await movesOn(running);
        await eventually('it is told of further jobs', WITHIN_MS, async () => (await jobsAnnounced()) > announced);
        await eventually('it counts requests', WITHIN_MS, async () => (await counters()).length > 0);
      });

      expect(load.failures).toEqual([]);
      expect(await isReady(address)).toBe(true);

      await eventually('everything is tallied', WITHIN_MS, async () => {
        const open = await world.sql(
          `SELECT 1 FROM jobs WHERE state IN ('waiting', 'active') AND name LIKE 'vouchers.tally%'`,
        );
        return open.length === 0;
      });
      for (const id of load.vouchers) given.add(id);
      const vouchers = await world.sql<{ id: string }>('SELECT id FROM vouchers');
      expect(new Set(vouchers.map(({ id }) => id))).toEqual(given);
      expect(await breachesOf((sql) => world.sql(sql))).toEqual([]);
    },
  );

  const prefix = () => world.surroundings.env.QUEUE_PREFIX ?? '';

  /** Jobs that the Redis in charge has been told of, those included that it knows from the other. */
  async function jobsAnnounced(): Promise<number> {
    return Number(await watched.primary().get(`${prefix()}:jobs:id`));
  }

  /** Counters of requests in the Redis in charge. */
  function counters(): Promise<string[]> {
    return watched.primary().keys(`${prefix()}:rate:*`);
  }

  async function forgetCounters(): Promise<void> {
    const known = await counters();
    if (known.length > 0) await watched.primary().del(...known);
  }

  async function movesOn({ moves }: Load): Promise<void> {
    const moved = () => [...moves.values()].reduce((sum, ofOne) => sum + ofOne, 0);
    const before = moved();
    await eventually('more is moved', WITHIN_MS, () => Promise.resolve(moved() >= before + MOVES_BETWEEN));
  }
});
