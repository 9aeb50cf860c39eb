// Every process is restarted under load: what failed, what was lost, what a stream and a session saw of it.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { jobsDone } from './calls.mjs';
import { responseTo } from './check-data.mjs';
import { askForRecounts, readBack } from './many-recounts.mjs';
import { startApi, startWorker } from './product.mjs';

const JOBS_AT_A_TIME = 40;
const PAUSE_MS = 250;

/** One process after the other while clients answer and read, jobs are asked for, and somebody follows one of them. */
export async function rollingRestart(bench, employees) {
  const { sql, proxy, call } = bench;
  const jobId = await aWaitingJob(bench);
  const follower = followToEnd(bench, jobId);
  const load = { isOver: false, requests: 0, failures: [], ids: [] };
  const lanes = employees.map((some) => lane({ ...bench, load }, some));
  const asking = askAgainAndAgain(bench, load);
  const begin = performance.now();
  await restartAll(bench);
  const seconds = (performance.now() - begin) / 1_000;
  load.isOver = true;
  await Promise.all([...lanes, asking]);
  await sql('UPDATE jobs SET run_after = now() WHERE id = $1', [jobId]);
  const heard = await follower;
  await jobsDone(sql);
  const session = await processesOf(proxy, () => call('GET', '/me', { token: bench.world.admin.token }));
  return {
    ...{ seconds, requests: load.requests, failures: load.failures },
    answers: await answersKept(sql, employees.flat()),
    jobs: { count: load.ids.length, ...(await readBack(sql, load.ids)) },
    stream: { connections: heard.connections, missed: await missedOf(sql, jobId, heard) },
    session,
  };
}

/** Answers and reads in turn; who has no question left is followed by the next. */
async function lane({ call, world, load }, employees) {
  const heard = async (status, promise) => {
    load.requests += 1;
    const reply = await promise.catch((error) => ({ status: 0, body: error.message }));
    if (reply.status === status) return reply.body;
    load.failures.push(`${reply.status} ${String(reply.body?.code ?? reply.body).slice(0, 80)}`);
    return undefined;
  };
  for (const rest = [...employees]; !load.isOver;) {
    const [employee] = rest;
    const { token, n, checkId, next } = employee;
    if (next === null && rest.length > 1) rest.shift();
    if (next !== null) {
      const body = { itemId: next.itemId, response: responseTo(next, n + employee.given) };
      const step = await heard(200, call('POST', `/checks/${checkId}/answers`, { token, body }));
      if (step !== undefined) Object.assign(employee, { next: step.next, given: employee.given + 1 });
    }
    await heard(200, call('GET', '/courses?limit=25', { token }));
    await heard(200, call('GET', `/programmes/${world.programmeId}/tallies`, { token: world.admin.token }));
  }
}

async function askAgainAndAgain(bench, load) {
  while (!load.isOver) {
    load.ids.push(...(await askForRecounts(bench, JOBS_AT_A_TIME)));
    await sleep(PAUSE_MS);
  }
}

/** As docs/operations.md says: one ends, comes back, and is ready before the next one. */
async function restartAll(bench) {
  for (const [at, api] of bench.apis.entries()) {
    await api.stop();
    bench.apis[at] = await startApi(bench.folder, bench.ports[at], bench.behindNginx);
  }
  for (const [at, worker] of bench.workers.entries()) {
    await worker.stop();
    bench.workers[at] = startWorker(bench.folder);
  }
}

/** Answers that somebody was told are kept, and those that are in the table. */
async function answersKept(sql, employees) {
  const rows = await sql(
    'SELECT check_id AS id, count(*)::int AS kept FROM answers WHERE check_id = ANY ($1) GROUP BY 1',
    [employees.map(({ checkId }) => checkId)],
  );
  const kept = new Map(rows.map((row) => [row.id, row.kept]));
  const differences = employees.map(({ checkId, given }) => (kept.get(checkId) ?? 0) - given);
  const sum = (values) => values.reduce((all, one) => all + one, 0);
  return {
    count: sum(employees.map(({ given }) => given)),
    lost: sum(differences.map((one) => Math.max(0, -one))),
    doubled: sum(differences.map((one) => Math.max(0, one))),
  };
}

async function aWaitingJob({ sql, programmeId, world }) {
  const id = randomUUID();
  await sql(
    `INSERT INTO jobs (id, name, payload, created_by, created_at, run_after)
     VALUES ($1, 'vouchers.recount-programme', $2, $3, now(), now() + interval '1 hour')`,
    [id, JSON.stringify({ programmeId, municipalityIds: null }), world.admin.id],
  );
  return id;
}

/** As a browser's EventSource: comes back after the pause that it was told, with the id of its last event. */
async function followToEnd({ address, world }, jobId) {
  const heard = { connections: 0, lines: [] };
  let [retryMs, lastId, state] = [0, '', ''];
  while (state !== 'done' && state !== 'failed') {
    await sleep(retryMs);
    heard.connections += 1;
    const headers = { authorization: `Bearer ${world.admin.token}`, ...(lastId && { 'last-event-id': lastId }) };
    const response = await fetch(`${address}/api/v1/jobs/${jobId}/events`, { headers });
    if (response.status !== 200) throw new Error(`not a stream: ${response.status}`);
    let rest = '';
    for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + part).split('\n\n');
      rest = blocks.pop();
      for (const block of blocks) {
        const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s, 2)));
        retryMs = Number(fields.retry ?? retryMs);
        lastId = fields.id ?? lastId;
        if (fields.event === 'journal') heard.lines.push(lastId);
        else if (fields.data !== undefined) ({ state } = JSON.parse(fields.data));
      }
    }
  }
  return heard;
}

/** Lines of the journal that were not heard, or not in their order, or twice. */
async function missedOf(sql, jobId, { lines }) {
  const rows = await sql('SELECT position::text AS position FROM job_journal WHERE job_id = $1 ORDER BY position', [
    jobId,
  ]);
  const wanted = rows.map(({ position }) => position);
  return JSON.stringify(wanted) === JSON.stringify(lines) ? 0 : Math.max(1, wanted.length - lines.length);
}

/** How many processes answered the same token; each of the calls must be answered. */
async function processesOf(proxy, get) {
  const passed = proxy.passing();
  for (let at = 0; at < 40; at++)
    if ((await get()).status !== 200) throw new Error('a session is not known everywhere');
  await sleep(PAUSE_MS);
  return new Set(passed().map(({ asked }) => asked.at(-1))).size;
}
