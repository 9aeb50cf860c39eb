// The product as delivered, on a database of its own, for benches that measure it from outside.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { compiled, inRoot, ROOT, serviceWords } from '../../lib/places.mjs';
import { endChild } from '../../lib/run.mjs';
import { onShutdown } from '../../lib/shutdown.mjs';

const READY_WITHIN_MS = 120_000;
/** Longer than DRAIN_MAX_SECONDS and the longest request of a bench. */
const ENDS_WITHIN_MS = 40_000;

/** One address sends all of a bench's load; the limits are counted as in production, but not reached. */
const UNHINDERED = {
  RATE_LIMIT_ADDRESS: '1000000000',
  RATE_LIMIT_CALLER: '1000000000',
  RATE_LIMIT_EXPENSIVE: '1000000000',
  RATE_LIMIT_UPLOADS: '1000000000',
};

/**
 * Starts a PostgreSQL with a durable cluster and a Redis, applies the migrations, and starts one API and one worker.
 * Returns `{ databaseUrl, redisUrl, address, app, sql, apiPid, workerPid, api, worker, postgresPid, folder, description }`; for arranging, `app` is the product once
 * more, inside this process, and `sql(text, values)` asks as the owner of the tables.
 */
export async function startProduct() {
  const { startPostgres, startRedis } = await import(compiled('platform', 'embedded', 'index.js'));
  const { freePort } = await import(compiled('platform', 'embedded', 'processes.js'));
  const folder = mkdtempSync(path.join(tmpdir(), 'lernlotse-bench-'));
  onShutdown(() => rmSync(folder, { recursive: true, force: true }));
  const script = compiled('platform', 'embedded', 'redis-process.js');
  const [postgres, redis] = await Promise.all([
    startPostgres({ root: ROOT, directory: path.join(folder, 'postgres') }),
    startRedis({ directory: path.join(folder, 'redis'), script, searchPath: process.env.PATH ?? '' }),
  ]);
  onShutdown(() => Promise.all([postgres.stop(), redis.stop()]));
  const port = await freePort();
  Object.assign(process.env, {
    ...{ DATABASE_URL: postgres.url, REDIS_URL: redis.url, LOG_LEVEL: 'error' },
    ...{ LERNLOTSE_SECRET: randomBytes(32).toString('hex'), ACCESS_TOKEN_MINUTES: '600', ...UNHINDERED },
  });
  const { migrate } = await import(compiled('platform', 'database', 'data-source.js'));
  await migrate(postgres.url);
  const worker = startWorker(folder);
  const [api, app] = await Promise.all([startApi(folder, port), appHere()]);
  const { address } = api;
  const [apiPid, workerPid] = [api.pid, worker.pid];
  const description = `${postgres.description}; ${redis.description}`;
  const urls = { databaseUrl: postgres.url, redisUrl: redis.url };
  return {
    ...urls,
    address,
    app,
    sql: owner(postgres.url),
    apiPid,
    workerPid,
    api,
    worker,
    folder,
    postgresPid: postgresPidIn(folder),
    description,
  };
}

/** PostgreSQL writes it as the first line there. */
function postgresPidIn(folder) {
  return Number(readFileSync(path.join(folder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

function owner(connectionString) {
  const client = new pg.Pool({ connectionString, max: 1, idleTimeoutMillis: 0 }); // one session: benches keep tables in it
  client.on('error', () => undefined); // an end in disorder has its own message
  onShutdown(() => client.end());
  return async (text, values = []) => (await client.query(text, values)).rows;
}

/** Starts a bare route of the same framework (`bare-route.mjs`) in a process of its own; returns its address and its end. */
export async function startBareRoute(bytes) {
  const { freePort } = await import(compiled('platform', 'embedded', 'processes.js'));
  const port = await freePort();
  const env = { ...process.env, NODE_ENV: 'production', PORT: String(port), BARE_BYTES: String(bytes) };
  const script = inRoot('scripts', 'bench', 'lib', 'bare-route.mjs');
  const child = spawn(process.execPath, [script], { env, stdio: 'inherit' });
  onShutdown(() => endChild(child));
  const address = `http://127.0.0.1:${port}`;
  await untilReady(`${address}/api/v1/bare`, [{ child }]);
  return { address, stop: () => endChild(child) };
}

/** Megabytes of memory that a process holds at the moment and held at most, as Linux counts them. */
export function memoryOf(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const of = (name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]) / 1_024;
  return { now: of('VmRSS'), most: of('VmHWM') };
}

/** From now on "at most" of this process means: since now. Linux counts again when a 5 is written here. */
export function forgetPeakMemory() {
  writeFileSync('/proc/self/clear_refs', '5');
}

/** The product without a port and without a worker. */
async function appHere() {
  const { createApplication } = await import(compiled('platform', 'http', 'application.js'));
  const { AppModule } = await import(compiled('app.module.js'));
  const app = await createApplication(AppModule);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  onShutdown(() => app.close());
  return app;
}

/** An API of the product on that port, ready; `env` is what it is told more than the others. Returns `{ address, pid, stop }`. */
export async function startApi(folder, port, env = {}) {
  const started = startProcess('main', path.join(folder, `main-${port}.log`), { PORT: String(port), ...env });
  const address = `http://127.0.0.1:${port}`;
  await untilReady(`${address}/health/ready`, [started]);
  return { address, ...endOf(started) };
}

/** A worker of the product; it takes jobs within a moment. Returns `{ pid, stop }`. */
export function startWorker(folder) {
  return endOf(startProcess('worker', path.join(folder, 'worker.log'), {}));
}

function endOf({ child }) {
  return { pid: child.pid, stop: () => endChild(child, ENDS_WITHIN_MS) };
}

function startProcess(name, log, more) {
  const output = openSync(log, 'a');
  const env = { ...process.env, NODE_ENV: 'production', SECOND_FACTOR: 'optional', ...more };
  const child = spawn(process.execPath, serviceWords(name), { env, stdio: ['ignore', output, output] });
  onShutdown(() => endChild(child));
  return { child, log };
}

async function untilReady(url, processes) {
  for (const end = Date.now() + READY_WITHIN_MS; Date.now() < end; await sleep(100)) {
    const dead = processes.find(({ child }) => child.exitCode !== null || child.signalCode !== null);
    if (dead) throw new Error(`a process ended by itself:\n${dead.log ? readFileSync(dead.log, 'utf8') : ''}`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
  }
  throw new Error(`not ready within ${READY_WITHIN_MS} ms`);
}
