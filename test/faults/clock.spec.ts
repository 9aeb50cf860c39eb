import { randomUUID } from 'node:crypto';
import path from 'node:path';

import { Client } from 'pg';

import { SessionsService } from '../../src/accounts/index.js';
import { addDays, berlinDay } from '../../src/kernel/calendar.js';
import { cookieOf } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { type Running, startApi, startWorker, type Surroundings } from '../support/processes.js';
import { breachesOf } from './invariants.js';
import { order, send } from './support/client.js';
import { startWorld, type World } from './support/world.js';

const EMPLOYEES = 12;
/** Longer than any session, token or last day of this test, so that a wrong clock would end all of them. */
const TWO_DAYS_MS = 48 * 3_600_000;
const SHIM = path.resolve(import.meta.dirname, 'support/shifted-clock.mjs');
const WITHIN_MS = 20_000;
/** As many jobs as three workers hold at a time. */
const HELD = 3 * 4;
/** What a tally is held for without a sign of life. */
const LEASE_SECONDS = 3;

describe('A clock is two days ahead in one API and worker, two days behind in others, right in the third', () => {
  let world: World;
  let programmeId: string;
  /** Before anything was written into a ledger. */
  let began: Date;
  const apis: Running[] = [];
  const workers: Running[] = [];
  const [ahead, behind, right] = [0, 1, 2];

  beforeAll(async () => {
    world = await startWorld(EMPLOYEES);
    began = await now();
    programmeId = await world.programme(3 * EMPLOYEES);
    for (const shift of [TWO_DAYS_MS, -TWO_DAYS_MS, 0]) {
      const where = shifted(world.surroundings, shift);
      const [api, worker] = await Promise.all([startApi(where), startWorker(where)]);
      apis.push(api);
      workers.push(worker);
    }
  });
  afterAll(() => world.stop());

  const at = (clock: number) => apis[clock]!.address;

  it('no job that runs is taken over, whoever runs it', async () => {
    await mustRunOnce(() => Promise.resolve());
  });

  it('whoever sends an order to all three at once, with one key, gets one voucher, and the tally is right at once', async () => {
    const orders = world.employees.map(({ id: personId }) => ({
      ...{ token: world.town.hr.token, path: '/vouchers', body: { programmeId, personId }, key: randomUUID() },
    }));
    const replies = await Promise.all(
      orders.map((one) => Promise.all(apis.map(({ address }) => order(() => [address], one)))),
    );
    for (const three of replies) {
      expect(three.map(({ status }) => status)).toEqual([201, 201, 201]);
      expect(new Set(three.map(({ body }) => body.id as string)).size).toBe(1);
    }
    await eventually('everything is tallied and nothing is broken', WITHIN_MS, async () => {
      return (await breachesOf((sql) => world.sql(sql))).length === 0;
    });
  });

  it('the ledger says when it was, in its order', async () => {
    const [wrong] = await world.sql<{ count: number }>(
      `SELECT count(*)::int AS count FROM (SELECT recorded_at, lag(recorded_at) OVER (ORDER BY position) AS before FROM ledger_entries) l
        WHERE recorded_at < $1::timestamptz - interval '1 second' OR recorded_at > clock_timestamp() + interval '1 second'
           OR recorded_at < before - interval '1 second'`,
      [began],
    );
    expect(wrong!.count).toBe(0);
  });

  it('a session of the pages, an access token and a refresh token are good at all three, in turn', async () => {
    const [person] = world.employees as [(typeof world.employees)[0]];
    const cookie = await cookieOf(world.app, person);
    const known = { id: person.id, email: '', givenName: '', familyName: '', admin: false };
    let { accessToken = '', refreshToken = '' } = await world.app.get(SessionsService).open(known, 'token');
    for (const clock of [behind, right, ahead, behind, right, ahead]) {
      expect(await opens(clock, cookie)).toBe(200);
      expect((await send('GET', `${at(clock)}/api/v1/me`, { token: accessToken }))?.status).toBe(200);
      const refreshed = await send('POST', `${at(clock)}/api/v1/auth/refresh`, { token: '', body: { refreshToken } });
      expect(refreshed).toMatchObject({ status: 200 });
      ({ accessToken, refreshToken } = refreshed!.body as { accessToken: string; refreshToken: string });
    }
  });

  it('an offer and a voucher that end tomorrow are still good when the worker that is ahead has looked for what is over', async () => {
    const [first] = world.employees as [(typeof world.employees)[0]];
    const other = await world.programme(EMPLOYEES);
    const body = { programmeId: other, personId: first.id, courseId: world.courseId };
    const offer = await world.town.hr.post('/voucher-offers', body);
    const tomorrow = addDays(berlinDay(new Date()), 1);
    await world.sql('UPDATE voucher_offers SET last_day = $1', [tomorrow]);
    await world.sql('UPDATE vouchers SET expires_on = $1', [tomorrow]);
    await onlyAhead(['vouchers.lapse-overdue-offers', 'vouchers.expire-due', 'accounts.forget-sessions']);
    expect(await world.sql('SELECT id, state FROM voucher_offers')).toEqual([
      { id: offer.id as string, state: 'open' },
    ]);
    expect(await world.sql(`SELECT 1 FROM vouchers WHERE state <> 'assigned'`)).toEqual([]);
  });

  it('the clock of the right ones jumps by two days while they run: sessions go on, and so do jobs', async () => {
    const cookie = await cookieOf(world.app, world.employees[0]!);
    await mustRunOnce(async () => {
      for (const { pid } of [apis[right]!, workers[right]!]) process.kill(pid, 'SIGUSR2');
      expect(await opens(right, cookie)).toBe(200);
    });
    expect(await opens(behind, cookie)).toBe(200);
  });

  /** Jobs of all workers are held while something happens, longer than anybody holds them without a sign of life. */
  async function mustRunOnce(meanwhile: () => Promise<void>): Promise<void> {
    const locker = new Client(world.surroundings.env.DATABASE_URL);
    await locker.connect();
    await locker.query('BEGIN; LOCK TABLE tallies IN ACCESS EXCLUSIVE MODE');
    const ids = await ask(Array.from({ length: HELD }, () => 'vouchers.tally-municipality'));
    const [held] = [() => count(ids, `state = 'active'`)];
    await eventually('every worker holds as many as it can', WITHIN_MS, async () => (await held()) === HELD);
    const begun = await now();
    await meanwhile();
    await eventually('all of them would have been given up for lost without a sign of life', WITHIN_MS, async () => {
      const passed = `clock_timestamp() > $2::timestamptz + make_interval(secs => ${LEASE_SECONDS + 1})`;
      return (await count(ids, passed, [begun])) === HELD;
    });
    await locker.query('COMMIT');
    await locker.end();
    await done(ids);
    expect(await count(ids, `state = 'done' AND attempts = 1`)).toBe(HELD);
  }

  /** By the clock of PostgreSQL, which is right. */
  async function now(): Promise<Date> {
    const [row] = await world.sql<{ now: Date }>('SELECT clock_timestamp() AS now');
    return row!.now;
  }

  /** The others are stopped and go on afterwards. */
  async function onlyAhead(names: readonly string[]): Promise<void> {
    const others = [workers[behind]!, workers[right]!];
    for (const { pid } of others) process.kill(pid, 'SIGSTOP');
    await done(await ask(names));
    for (const { pid } of others) process.kill(pid, 'SIGCONT');
  }

  async function ask(names: readonly string[]): Promise<readonly string[]> {
    const rows = await world.sql<{ id: string }>(
      `INSERT INTO jobs (id, name, payload, created_at, run_after)
       SELECT gen_random_uuid(), name, jsonb_build_object('programmeId', $2::text, 'municipalityId', $3::text),
              now() - interval '1 minute', now() - interval '1 minute' FROM unnest($1::text[]) name RETURNING id`,
      [names, programmeId, world.town.id],
    );
    return rows.map(({ id }) => id);
  }

  async function done(ids: readonly string[]): Promise<void> {
    await eventually('the jobs are done', WITHIN_MS, async () => (await count(ids, `state = 'done'`)) === ids.length);
  }

  async function count(ids: readonly string[], condition: string, values: readonly unknown[] = []): Promise<number> {
    const text = `SELECT count(*)::int AS count FROM jobs WHERE id = ANY($1) AND ${condition}`;
    const [row] = await world.sql<{ count: number }>(text, [ids, ...values]);
    return row!.count;
  }

  async function opens(clock: number, cookie: string): Promise<number> {
    return (await fetch(`${at(clock)}/account`, { headers: { cookie }, redirect: 'manual' })).status;
  }
});

/** Processes whose Date is off by so much, and jumps by two days when they are told to. */
function shifted({ logs, env }: Surroundings, shiftMs: number): Surroundings {
  const clock = { CLOCK_SHIFT_MS: String(shiftMs), CLOCK_JUMP_MS: String(TWO_DAYS_MS) };
  return { logs, env: { ...env, ...clock, ACCESS_TOKEN_MINUTES: '15', NODE_OPTIONS: `--import=${SHIM}` } };
}
