import { readFileSync } from 'node:fs';

import { cookieOf } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { look, send } from './support/client.js';
import { startWorld, type World } from './support/world.js';

const WAITING = 100_000;
/** Jobs of which every attempt fails by accident, whoever tries. */
const POISONED = 3;
/** How many must be done before Redis is killed, and after it is back. */
const SOME = 500;
const WITHIN_MS = 30_000;
/** Of the API and of the worker alike. */
const MOST_MEMORY_MB = 300;
/** For a read and a page together, on a machine that is busy with the jobs. */
const ANSWERS_WITHIN_MS = 4_000;

describe('100,000 jobs wait, some of which can only fail', () => {
  let world: World;
  let programmeId: string;
  let poisoned: readonly string[];

  beforeAll(async () => {
    world = await startWorld(1);
    programmeId = await world.programme(10);
    poisoned = await poison();
    await world.sql(
      `INSERT INTO jobs (id, name, payload, created_at, run_after)
       SELECT gen_random_uuid(), 'vouchers.tally-municipality', jsonb_build_object('programmeId', $1::text, 'municipalityId', $2::text),
              now() - interval '1 minute', now() - interval '1 minute' FROM generate_series(1, $3::int)`,
      [programmeId, world.town.id, WAITING],
    );
    await world.staff(1, 1);
  });
  afterAll(() => world.stop());

  it('the poisoned ones are set aside after their attempts, and the others go on', async () => {
    await eventually('the poisoned ones have failed', WITHIN_MS, async () => {
      await world.sql(`UPDATE jobs SET run_after = now() WHERE id = ANY($1) AND state = 'waiting'`, [poisoned]);
      return (await count(`state = 'failed'`)) === POISONED;
    });
    expect(await count(`state = 'failed' AND id = ANY($1) AND attempts = 5`, [poisoned])).toBe(POISONED);
    expect(await count(`state = 'done'`)).toBeGreaterThan(0);
  });

  it('says why on the page and to the API, and tries again when an admin asks', async () => {
    const [address] = world.addresses() as [string];
    const { token } = world.admin;
    const [id] = poisoned as [string];
    const told = await look(address, token, '/jobs?state=failed');
    expect(told?.body).toMatchObject({ counts: { failed: POISONED } });
    expect(told?.body.items[0]).toMatchObject({ error: { code: 'internal' } });
    const cookie = await cookieOf(world.app, world.admin);
    expect(await opened(address, '/admin/jobs', cookie)).toContain('sind gescheitert');
    await world.sql(`UPDATE jobs SET payload = jsonb_set(payload, '{programmeId}', to_jsonb($2::text)) WHERE id = $1`, [
      id,
      programmeId,
    ]);
    expect((await send('POST', `${address}/api/v1/jobs/${id}/retry`, { token, body: {} }))?.status).toBe(204);
    await eventually(
      'the mended one is done',
      WITHIN_MS,
      async () => (await count(`state = 'done' AND id = $1`, [id])) === 1,
    );
  });

  it('go on after Redis has lost the news of them, little by little and in little memory', async () => {
    await eventually('some are done', WITHIN_MS, async () => (await count(`state = 'done'`)) > SOME);
    await world.servers.redis.killAndRestart();
    const before = await count(`state = 'done'`);
    await eventually('more are done', WITHIN_MS, async () => (await count(`state = 'done'`)) > before + SOME);
    const [address] = world.addresses() as [string];
    const cookie = await cookieOf(world.app, world.admin);
    const began = performance.now();
    expect((await look(address, world.employees[0]!.token, '/courses?limit=25'))?.status).toBe(200);
    await opened(address, '/admin/jobs', cookie);
    expect(performance.now() - began).toBeLessThan(ANSWERS_WITHIN_MS);
    expect(await count(`state = 'waiting'`)).toBeGreaterThan(WAITING / 2);
    for (const { pid } of [...world.apis, ...world.workers]) expect(mostMemoryOf(pid)).toBeLessThan(MOST_MEMORY_MB);
  });

  /** Jobs that name no programme: PostgreSQL refuses the name each time. They are the oldest, so that they stand in the way. */
  async function poison(): Promise<readonly string[]> {
    const rows = await world.sql<{ id: string }>(
      `INSERT INTO jobs (id, name, payload, created_at, run_after)
       SELECT gen_random_uuid(), 'vouchers.tally-municipality', jsonb_build_object('programmeId', 'poison', 'municipalityId', $1::text),
              now() - interval '1 hour', now() - interval '1 hour' FROM generate_series(1, $2::int) RETURNING id`,
      [world.town.id, POISONED],
    );
    return rows.map(({ id }) => id);
  }

  async function count(condition: string, values: readonly unknown[] = []): Promise<number> {
    const text = `SELECT count(*)::int AS count FROM jobs WHERE ${condition}`;
    const [row] = await world.sql<{ count: number }>(text, values);
    return row!.count;
  }

  /** The text of a page that an admin opens. */
  async function opened(address: string, at: string, cookie: string): Promise<string> {
    const response = await fetch(address + at, { headers: { cookie } });
    expect(response.status).toBe(200);
    return response.text();
  }
});

/** Megabytes that a process held at most, as Linux counts them. */
function mostMemoryOf(pid: number): number {
  return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024;
}
