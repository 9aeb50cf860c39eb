import { randomUUID } from 'node:crypto';
import { request } from 'node:http';

import { Client } from 'pg';

import { freePort } from '../../src/platform/embedded/processes.js';
import { eventually } from '../support/eventually.js';
import { startWorker } from '../support/processes.js';
import { breachesOf } from './invariants.js';
import { Backend } from './support/backend.js';
import { send } from './support/client.js';
import { followToEnd } from './support/follower.js';
import { underLoad } from './support/load.js';
import { type Proxy, startNginx, stopNginx } from './support/nginx.js';
import { startWorld, type World } from './support/world.js';

const EMPLOYEES = 60;
const WORKERS = 3;
const QUIET_WITHIN_MS = 10_000;
const SERVES_AGAIN_WITHIN_MS = 15_000;
const ENDS_WITHIN_MS = 30_000;
const QUIET_SECONDS = 3;
const MAX_SECONDS = 6;

describe('Behind nginx, two APIs and three workers', () => {
  let world: World;
  let proxy: Proxy;
  let backends: readonly [Backend, Backend];

  beforeAll(async () => {
    world = await startWorld(EMPLOYEES);
    const ports = [await freePort(), await freePort()] as const;
    backends = [new Backend(world.surroundings, ports[0]), new Backend(world.surroundings, ports[1])];
    proxy = await startNginx(world.servers.folder, ports);
    await Promise.all([world.staff(0, WORKERS), ...backends.map((backend) => backend.start())]);
  });
  afterAll(async () => {
    await stopNginx();
    await Promise.all(backends.map((backend) => backend.leave()));
    await world.stop();
  });

  /** Requests that the process on that port has answered through nginx. */
  const answeredBy = (port: number) =>
    proxy.passed().filter(({ asked, status }) => status < 500 && asked.at(-1)?.endsWith(`:${port}`) === true).length;

  async function isServedBy({ port }: Backend): Promise<void> {
    const before = answeredBy(port);
    await eventually('nginx sends to it again', SERVES_AGAIN_WITHIN_MS, () =>
      Promise.resolve(answeredBy(port) > before),
    );
  }

  /** Reads that nginx was handed back by the process on that port, and has asked the other one for. */
  const handedBackBy = (port: number) =>
    proxy.passed().filter(({ asked, said }) => asked[0]?.endsWith(`:${port}`) === true && said[0] === '503').length;

  async function isKnownToEnd({ port }: Backend): Promise<void> {
    await eventually('nginx is handed a read back', ENDS_WITHIN_MS, () => Promise.resolve(handedBackBy(port) > 0));
  }

  /**
   * As docs/operations.md says: one ends, comes back, and is ready before the next one, also where nginx still leaves it alone.
   * Each time a move that was sent to it before arrives when nginx already sends nothing more.
   */
  async function restartApis(): Promise<void> {
    for (const backend of backends) {
      await backend.endUnderAMove(() => isKnownToEnd(backend));
      await backend.start();
    }
  }

  async function restartWorkers(): Promise<void> {
    for (let at = 0; at < WORKERS; at++) {
      await world.workers.shift()?.end();
      world.workers.push(await startWorker(world.surroundings));
    }
  }

  it('are restarted one after the other under load: no request fails, no move is lost or doubled', async () => {
    const before = proxy.passed().length;
    const jobId = await aWaitingJob();
    const follower = followToEnd(proxy.address, world.admin.token, jobId);
    const load = await underLoad(world, proxy.address, () => Promise.all([restartApis(), restartWorkers()]));
    await world.sql('UPDATE jobs SET run_after = now() WHERE id = $1', [jobId]);
    const heard = await follower;

    const passed = proxy.passed().slice(before);
    expect(passed.filter(({ status }) => status === 502)).toEqual([]);
    expect(load.failures).toEqual([]);
    const handedBack = passed.filter(({ said }) => said.length > 1 && said[0] === '503');
    expect(handedBack.length).toBeGreaterThan(0);
    expect(new Set(handedBack.map(({ method, status }) => `${method} ${status}`))).toEqual(new Set(['GET 200']));
    const sentTwice = passed.filter(({ bytesSent }) => bytesSent.filter((bytes) => bytes > 0).length > 1);
    expect(sentTwice.filter(({ method }) => method === 'POST')).toEqual([]);

    expect(heard).toMatchObject({ job: { state: 'done' } });
    expect(heard.connections).toBeGreaterThan(1);
    expect(heard.lines).toEqual(await journalOf(jobId));

    await eventually('everything is tallied', QUIET_WITHIN_MS, async () => {
      const [open] = await world.sql(
        `SELECT 1 FROM jobs WHERE state IN ('waiting', 'active') AND name LIKE 'vouchers.tally%'`,
      );
      return open === undefined;
    });
    const vouchers = await world.sql<{ id: string }>('SELECT id FROM vouchers');
    expect(new Set(vouchers.map(({ id }) => id))).toEqual(load.vouchers);
    const ledgers = await world.sql<{ id: string; moves: string }>(
      'SELECT id, ledger_position - 1 AS moves FROM programmes WHERE ledger_position > 1',
    );
    expect(new Map(ledgers.map(({ id, moves }) => [id, Number(moves)]))).toEqual(load.moves);
    expect(await breachesOf((sql) => world.sql(sql))).toEqual([]);
  });

  it('count each caller by the address that nginx saw, whatever the caller claims', async () => {
    const remaining = [
      await addressQuotaLeft('127.0.0.77'),
      await addressQuotaLeft('127.0.0.77', { 'x-forwarded-for': '203.0.113.9' }),
      await addressQuotaLeft('127.0.0.78'),
    ];
    const [first = 0] = remaining;
    expect(remaining).toEqual([first, first - 1, first]);
  });

  it('lose a move that is on its way to one which takes no time to end: that time is what the first story proves', async () => {
    const [backend] = backends;
    await backend.end();
    await backend.start({ DRAIN_SECONDS: '0' });
    const load = await underLoad(world, proxy.address, async () => {
      await isServedBy(backend);
      await backend.endUnderAMove(() => backend.isClosed());
    });
    expect(load.failures).toContainEqual(expect.stringMatching(/^\/vouchers.*: 502$/));
  });

  it('serve as long as somebody still sends to them, and not longer than DRAIN_MAX_SECONDS', async () => {
    const [backend] = backends;
    await backend.start({ DRAIN_SECONDS: String(QUIET_SECONDS), DRAIN_MAX_SECONDS: String(MAX_SECONDS) });
    const began = performance.now();
    const ended = backend.end();
    let lastServed = began;
    while (await isServed()) lastServed = performance.now();
    expect(lastServed - began).toBeGreaterThan(1.5 * QUIET_SECONDS * 1_000);
    await ended;

    function isServed(): Promise<boolean> {
      return fetch(`${backend.api.address}/api/v1/auth/login`, { method: 'POST' }).then(
        ({ status }) => status === 400,
        () => false,
      );
    }
  });

  it('say from the signal on that they end, hand reads back, serve what is written meanwhile, and finish what is in hand', async () => {
    const { address, end } = backends[1].api;
    const { order, release } = await anOrderInHand(address);
    const ended = end();
    await eventually('it is not ready', ENDS_WITHIN_MS, async () => (await at('/health/ready')) === 503);
    expect(await Promise.all([at('/health/live'), at('/api/v1/me')])).toEqual([200, 503]);
    const written = await fetch(`${address}/api/v1/auth/login`, { method: 'POST' });
    expect([written.status, written.headers.get('connection')]).toEqual([400, 'close']);
    await backends[1].isClosed();
    await release();
    expect(await order).toMatchObject({ status: 201 });
    expect(await ended).toBe('SIGTERM');

    async function at(path: string): Promise<number> {
      return (await fetch(`${address}${path}`)).status;
    }
  });

  /** A voucher being assigned, which waits for its programme until it is released. */
  async function anOrderInHand(address: string) {
    const programmeId = await world.programme(1);
    const holder = new Client(world.surroundings.env.DATABASE_URL);
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT 1 FROM programmes WHERE id = $1 FOR UPDATE', [programmeId]);
    const order = send('POST', `${address}/api/v1/vouchers`, {
      token: world.hr[0]!.token,
      body: { programmeId, personId: world.employees[0]!.id },
      key: randomUUID(),
    });
    await eventually('it waits', ENDS_WITHIN_MS, async () => {
      const waiting = await world.sql(`SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'`);
      return waiting.length > 0;
    });
    return { order, release: () => holder.end() };
  }

  /** A job that everybody has to wait for; its end comes when the test says so. */
  async function aWaitingJob(): Promise<string> {
    const id = randomUUID();
    const programmeId = await world.programme(1);
    await world.sql(
      `INSERT INTO jobs (id, name, payload, created_by, created_at, run_after)
       VALUES ($1, 'vouchers.recount-programme', $2, $3, now(), now() + interval '1 hour')`,
      [id, JSON.stringify({ programmeId, municipalityIds: null }), world.admin.id],
    );
    return id;
  }

  async function journalOf(jobId: string): Promise<readonly string[]> {
    const lines = await world.sql<{ position: string }>(
      'SELECT position FROM job_journal WHERE job_id = $1 ORDER BY position',
      [jobId],
    );
    return lines.map(({ position }) => position);
  }

  /** Requests that an address has left in this minute, as the answer to one more says. */
  async function addressQuotaLeft(localAddress: string, headers: Record<string, string> = {}): Promise<number> {
    const url = `${proxy.address}/api/v1/me`;
    const said = await new Promise<unknown>((resolve, reject) => {
      const sent = request(url, { localAddress, headers }, (response) => {
        response.resume().once('end', () => {
          resolve(response.headers.ratelimit);
        });
      });
      sent.once('error', reject).end();
    });
    return Number(/^"address";r=(\d+)/.exec(String(said))?.[1]);
  }
});
