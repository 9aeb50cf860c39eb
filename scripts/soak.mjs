// Mixed load on the product as delivered, for half an hour: nothing may fail and nothing may grow: `npm run soak`
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Redis } from 'ioredis';
import { caller, mustBe } from './bench/lib/calls.mjs';
import { sessionOf, demoWorld, employeesInACheck } from './bench/lib/check-data.mjs';
import { exceeded, summaryOf } from './bench/lib/soak-limits.mjs';
import { conclude, finish, say, table } from './bench/lib/print.mjs';
import { memoryOf, startProduct } from './bench/lib/product.mjs';
import { keepBusy } from './bench/lib/soak-load.mjs';
import { onShutdown, shutDown, shutDownOnSignals } from './lib/shutdown.mjs';

const FULL_SECONDS = 1_800;
const CLIENTS = 4;
/** The first part of the time, in which caches and pools fill and V8 finds its size. */
const WARM_UP_SHARE = 0.3;
const MOST_SAMPLES = 180;
const HR = 'personal@kandel.example';
/** The demo gives this person a result, and so a path. */
const LEARNER = 'bauamt@kandel.example';

const COUNTED = `SELECT
  (SELECT count(*)::int FROM pg_stat_activity WHERE application_name = 'lernlotse') AS "databaseConnections",
  (SELECT count(*)::int FROM sessions WHERE ended_at IS NULL) AS "sessionsOpen",
  (SELECT count(*)::int FROM jobs WHERE state IN ('waiting', 'active')) AS "jobsOpen"`;

shutDownOnSignals(() => undefined, 130);
try {
  const { values } = parseArgs({ options: { seconds: { type: 'string', default: String(FULL_SECONDS) } } });
  const seconds = Number(values.seconds);
  if (!(seconds >= 30)) throw new Error('--seconds takes a number from 30');
  const met = await soak(seconds);
  await shutDown(met ? 0 : 1);
} catch (error) {
  console.error(error);
  await shutDown(1);
}

async function soak(seconds) {
  process.env.METRICS_TOKEN = randomBytes(32).toString('hex');
  const product = await startProduct();
  const { bench, employees, pool } = await arranged(product);
  say(`${product.description}; API, worker, database and ${CLIENTS} clients share the processors, for ${seconds} s`);
  const [counts, failures] = [{}, []];
  const load = { until: performance.now() + seconds * 1_000, counts, failures };
  const busy = employees.map((employee) => keepBusy(bench, employee, load));
  const samples = await sampled(sampler(product), load.until, seconds);
  await Promise.all(busy);
  return report({ samples, counts, failures, limits: limitsFor(pool), seconds });
}

/** The demo's world, an employee per client in the middle of a check, and a course that a voucher pays. */
async function arranged({ address, app, sql }) {
  const { Env } = await import('../dist/src/platform/config/env.js');
  const call = caller(address);
  const world = await demoWorld(app, sql);
  const hr = await sessionOf(app, sql, HR);
  const employees = await employeesInACheck({ app, call, sql, world, from: 0, count: CLIENTS });
  const learner = await sessionOf(app, sql, LEARNER);
  const { courses } = mustBe(200, await call('GET', `/me/path?profileId=${world.profileId}`, learner));
  const { courseId } = courses.find(({ priceCents }) => priceCents > 0);
  const bench = { address, call, sql, world: { ...world, hr, courseId } };
  const pool = app.get(Env, { strict: false }).DATABASE_POOL;
  await app.close(); // what is measured are the connections of the API and the worker
  return { bench, employees, pool };
}

/**
 * Most: what may be reached at any time. Growth: over the second half of the samples after the warm-up. The API is allowed
 * more than `bench:http` allows it: each of the clients may be hashing a password, which takes 19 MB of its own.
 */
function limitsFor(pool) {
  return {
    apiMb: { most: 350, growth: 40 },
    workerMb: { most: 250, growth: 40 },
    apiHeapMb: { growth: 40 },
    apiFiles: { growth: 6 },
    workerFiles: { growth: 6 },
    databaseConnections: { most: 2 * pool },
    redisClients: { most: 12, growth: 1 },
    sessionsOpen: { growth: 6 },
    jobsOpen: { most: 1_000, growth: 100 },
  };
}

/** Asks once for everything that could grow. */
function sampler({ address, apiPid, workerPid, sql, redisUrl }) {
  const redis = new Redis(redisUrl);
  onShutdown(() => redis.disconnect());
  const files = (pid) => readdirSync(`/proc/${pid}/fd`).length;
  return async () => {
    const [database] = await sql(COUNTED);
    const clients = (await redis.client('LIST')).trim().split('\n');
    return {
      apiMb: memoryOf(apiPid).now,
      workerMb: memoryOf(workerPid).now,
      apiHeapMb: await heapOf(address),
      apiFiles: files(apiPid),
      workerFiles: files(workerPid),
      redisClients: clients.length - 1, // the one that asks
      ...database,
    };
  };
}

async function heapOf(address) {
  const headers = { authorization: `Bearer ${process.env.METRICS_TOKEN}` };
  const text = await (await fetch(`${address}/metrics`, { headers })).text();
  const [, bytes] = /^nodejs_heap_size_used_bytes (\S+)/m.exec(text) ?? [];
  if (bytes === undefined) throw new Error('/metrics does not tell the heap');
  return Number(bytes) / 2 ** 20;
}

/** A sample every second, or so many in all; those of the warm-up are left out. */
async function sampled(sample, until, seconds) {
  const every = Math.max(1_000, (seconds * 1_000) / MOST_SAMPLES);
  const warm = until - seconds * 1_000 * (1 - WARM_UP_SHARE);
  const samples = [];
  while (performance.now() < until) {
    const one = await sample();
    if (performance.now() >= warm) samples.push(one);
    await sleep(every);
  }
  return samples;
}

function report({ samples, counts, failures, limits, seconds }) {
  const summary = summaryOf(samples);
  const shown = (value) => (value === undefined ? '' : Number(value.toFixed(1)));
  table(
    `${samples.length} samples after the warm-up`,
    Object.entries(summary).map(([what, { most, last, growth }]) => ({
      what,
      most: shown(most),
      limit: shown(limits[what].most),
      last: shown(last),
      'growth in the second half': shown(growth),
      'limit of growth': shown(limits[what].growth),
    })),
  );
  say(
    `\nDone: ${Object.entries(counts)
      .map(([what, { count, meanMs }]) => `${what} ${count} (${meanMs.toFixed(0)} ms each)`)
      .join(', ')}; failed: ${failures.length}`,
  );
  const broken = [...failures.slice(0, 5), ...exceeded(summary, limits)];
  for (const line of broken) say(line);
  const figures = Object.fromEntries(
    Object.entries(summary).map(([what, { most, growth }]) => [what, { most, growth }]),
  );
  const end = seconds === FULL_SECONDS ? finish : conclude;
  end('soak', { seconds, done: counts, failed: failures.length, ...figures }, limits, broken.length === 0);
  return broken.length === 0;
}
