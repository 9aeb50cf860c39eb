// What limits a call over HTTP: the framework's bare route, the same SQL alone, and the processors that all share.
import { caller } from './calls.mjs';
import { findPgbench, runPgbench } from './pgbench.mjs';
import { percent } from './print.mjs';
import { limitOf, metered } from './processor-time.mjs';
import { startBareRoute } from './product.mjs';
import { readAll } from './timed-calls.mjs';

const BARE_READS = 800;

/** Does the work, `{ count, … }` calls of the API; adds the milliseconds of processor time of one: the API's, its first thread's, all together. */
export async function meteredCalls(apiPid, work) {
  const { answer, processMs, threadMs, machineMs } = await metered(apiPid, work);
  const { count } = answer;
  return { ...answer, apiMs: processMs / count, threadMs: threadMs / count, allMs: machineMs / count };
}

/** The same SQL a second by so many clients, null without pgbench, and the milliseconds of processor time of one. */
export async function sqlAlone({ databaseUrl }, script, clients) {
  const program = findPgbench();
  if (!program) return { pgbench: null, sqlMs: null };
  const times = Math.ceil(3_000 / clients);
  const run = () => runPgbench(program, { url: databaseUrl, script, clients, times });
  const { answer, machineMs } = await metered(process.pid, run);
  return { pgbench: answer, sqlMs: machineMs / (times * clients) };
}

/** Requests per second of a bare route that answers as many bytes. */
export async function bareRoute(bytes, clients, method) {
  const route = await startBareRoute(bytes);
  const call = caller(route.address);
  const get = () => call(method, '/bare', { token: 'none', body: { itemId: 'x'.repeat(36) } });
  await readAll(clients, BARE_READS, get);
  const { perSecond } = await readAll(clients, 4 * BARE_READS, get);
  await route.stop();
  return perSecond;
}

/** The others are the clients, Redis and the kernel, as far as it works for none of the processes. */
export function spentBy({ apiMs, threadMs, allMs, sqlMs, bare: route, pgbench }) {
  const limit = limitOf({ threadMs, allMs });
  return {
    API: apiMs.toFixed(2),
    'its thread': threadMs.toFixed(2),
    'the same SQL alone': pgbench === null ? '' : sqlMs.toFixed(2),
    'all together': allMs.toFixed(2),
    'first spent': limit.name,
    'a second at most': limit.perSecond.toFixed(0),
    'share of the lower at most': pgbench === null ? '' : percent(limit.perSecond / Math.min(route, pgbench)),
  };
}

/** The part that the product reaches of the lower of the two limits. */
export function shareOf({ perSecond, bare: route, pgbench }) {
  return pgbench === null ? null : perSecond / Math.min(route, pgbench);
}

export function printed({ clients, perSecond, p50, p95, p99, bare: route, pgbench }) {
  const share = shareOf({ perSecond, bare: route, pgbench });
  return {
    ...(clients && { clients }),
    'per second': perSecond.toFixed(0),
    'p50 ms': p50.toFixed(1),
    'p95 ms': p95.toFixed(1),
    'p99 ms': p99.toFixed(1),
    'bare route': route.toFixed(0),
    'the same SQL': pgbench === null ? '' : pgbench.toFixed(0),
    'share of the lower': share === null ? '' : percent(share),
  };
}
