import { randomUUID } from 'node:crypto';
import { request } from 'node:http';

import { freePort } from '../../src/platform/embedded/processes.js';
import { eventually } from '../support/eventually.js';
import { type Running, startApi, startWorker } from '../support/processes.js';
import { breachesOf } from './invariants.js';
import { followToEnd } from './support/follower.js';
import { startLoad } from './support/load.js';
import { type Proxy, startNginx, stopNginx } from './support/nginx.js';
import { startWorld, type World } from './support/world.js';

const EMPLOYEES = 60;
const WORKERS = 3;
const QUIET_WITHIN_MS = 10_000;
const SERVES_AGAIN_WITHIN_MS = 15_000;
/** What deploy/nginx.conf asks of the processes behind it. */
const BEHIND_NGINX = { TRUSTED_PROXIES: '127.0.0.1', DRAIN_REFUSES_READS: 'true' };

jest.setTimeout(120_000);

describe('Behind nginx, two APIs and three workers', () => {
  let world: World;
  let proxy: Proxy;
  let ports: readonly [number, number];
  const apis: Running[] = [];

  beforeAll(async () => {
    world = await startWorld(EMPLOYEES);
    ports = [await freePort(), await freePort()];
    proxy = await startNginx(world.servers.folder, ports);
    await Promise.all([world.staff(0, WORKERS), ...ports.map(async (port, at) => (apis[at] = await start(port)))]);
  });
  afterAll(async () => {
    await stopNginx();
    await world.stop();
  });

  const start = (port: number): Promise<Running> =>
    startApi({ ...world.surroundings, env: { ...world.surroundings.env, ...BEHIND_NGINX } }, port);
  /** Requests that the process on that port has answered through nginx. */
  const answeredBy = (port: number) =>
    proxy.passed().filter(({ asked, status }) => status < 500 && asked.at(-1)?.endsWith(`:${port}`) === true).length;

  /** As docs/operations.md says: one ends, comes back, and serves again before the next one. */
  async function restart(at: 0 | 1): Promise<void> {
    await apis[at]?.end();
    apis[at] = await start(ports[at]);
    const before = answeredBy(ports[at]);
    await eventually('nginx sends to it again', SERVES_AGAIN_WITHIN_MS, () =>
      Promise.resolve(answeredBy(ports[at]) > before),
    );
  }

  async function restartApis(): Promise<void> {
    await restart(0);
    await restart(1);
  }

  async function restartWorkers(): Promise<void> {
    for (let at = 0; at < WORKERS; at++) {
      await world.workers.shift()?.end();
      world.workers.push(await startWorker(world.surroundings));
    }
  }

  it('are restarted one after the other under load: no request fails, no move is lost or doubled', async () => {
    const jobId = await aWaitingJob();
    const follower = followToEnd(proxy.address, world.admin.token, jobId);
    const load = await startLoad(world, proxy.address);
    await Promise.all([restartApis(), restartWorkers()]);
    await world.sql('UPDATE jobs SET run_after = now() WHERE id = $1', [jobId]);
    const heard = await follower;
    await load.stop();

    expect(load.failures).toEqual([]);
    const passed = proxy.passed();
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

  it('say from the signal on that they end, hand reads back, and serve what is written meanwhile', async () => {
    const { address, end } = apis[0]!;
    const ended = end();
    await eventually('it is not ready', SERVES_AGAIN_WITHIN_MS, async () => (await at('GET', '/health/ready')) === 503);
    expect(await Promise.all([at('GET', '/health/live'), at('GET', '/api/v1/me')])).toEqual([200, 503]);
    const written = await fetch(`${address}/api/v1/auth/login`, { method: 'POST' });
    expect([written.status, written.headers.get('connection')]).toEqual([400, 'close']);
    await ended;

    async function at(method: string, path: string): Promise<number> {
      return (await fetch(`${address}${path}`, { method })).status;
    }
  });

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
