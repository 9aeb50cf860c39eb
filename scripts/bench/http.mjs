// Answering a check, and reading, over HTTP, beside a bare route and beside the same SQL alone: `npm run bench:http`
import '../lib/node-version.mjs';
import { build, install } from '../bootstrap.mjs';
import { shutDown, shutDownOnSignals } from '../lib/shutdown.mjs';
import { caller, jobsDone, mustBe } from './lib/calls.mjs';
import { capture, pgbenchScript, roundTripsOf } from './lib/captured-sql.mjs';
import { demoWorld, employeesInACheck, responseTo } from './lib/check-data.mjs';
import { findPgbench, runPgbench } from './lib/pgbench.mjs';
import { finish, percent, say, table } from './lib/print.mjs';
import { boundOf, metered } from './lib/processor-time.mjs';
import { memoryOf, startBareRoute, startProduct } from './lib/product.mjs';
import { answerAll, readAll } from './lib/timed-calls.mjs';

const CLIENTS = [1, 4, 8, 16, 64];
const TARGET_CLIENTS = 16;
const EMPLOYEES = { warmUp: 60, perRow: 400, alone: 40 };
const ANSWERS_OF_ONE = 6;
const READS = 800;
const TARGETS = { roundTrips: 5, share: 0.5, answerP95Ms: 30, memoryMb: 250 };

shutDownOnSignals(() => undefined, 130);
try {
  await install();
  await build();
  const product = await startProduct();
  say(`${product.description}; API, worker, database and clients share the processors`);
  const call = caller(product.address);
  const world = await demoWorld(product.app, product.sql);
  const bench = { ...product, call, world };
  const idle = memoryOf(product.apiPid);
  const answering = await answers(bench);
  const answered = memoryOf(product.apiPid);
  const reading = await reads(bench, answering.finished);
  const memory = memoryOf(product.apiPid);
  say(
    `\nMemory of the API process: ${idle.now.toFixed(0)} MB before, ${answered.now.toFixed(0)} MB after the answers, ` +
      `${memory.now.toFixed(0)} MB at the end, ${memory.most.toFixed(0)} MB at most`,
  );
  const figures = { ...answering.figures, ...reading, memoryMb: memory.most };
  const met =
    figures.roundTrips <= TARGETS.roundTrips &&
    figures.share !== null &&
    figures.share >= TARGETS.share &&
    figures.answerP95Ms <= TARGETS.answerP95Ms &&
    figures.memoryMb < TARGETS.memoryMb;
  finish('http', figures, TARGETS, met);
  await shutDown(0);
} catch (error) {
  console.error(error);
  await shutDown(1);
}

/** POST /checks/:id/answers by employees who answer one question after the other. */
async function answers(bench) {
  const numbers = { next: 0 };
  const employees = (count) => employeesInACheck({ ...bench, from: (numbers.next += count) - count, count });
  await answerAll(bench.call, await employees(EMPLOYEES.warmUp), { clients: TARGET_CLIENTS, answers: ANSWERS_OF_ONE });
  const one = await sqlOfAnAnswer(bench, await employees(EMPLOYEES.alone));
  const bytes = JSON.stringify(one.answer).length;
  const roundTrips = roundTripsOf(one.statements);
  say(
    `\nOne answer: ${one.statements.length} statements in ${roundTrips} round trips to the database, ${bytes} bytes back`,
  );
  const rows = [];
  let finished = [];
  for (const clients of CLIENTS) {
    const some = await employees(EMPLOYEES.perRow);
    await jobsDone(bench.sql);
    const { answer, processMs, machineMs } = await metered(bench.apiPid, () =>
      answerAll(bench.call, some, { clients, answers: ANSWERS_OF_ONE }),
    );
    const spent = { apiMs: processMs / answer.count, allMs: machineMs / answer.count };
    rows.push({ clients, ...answer, ...spent, bare: await bare(bytes, clients, 'POST') });
    finished = some;
  }
  for (const row of rows) {
    const { answer, machineMs } = await metered(process.pid, () => pgbenchOf(bench, one.script, row.clients));
    Object.assign(row, { pgbench: answer, sqlMs: machineMs / runsOf(row.clients) });
  }
  table('Answering: the answer is kept, the next question chosen, all committed', rows.map(printed));
  table(
    'Processor time of one answer in milliseconds, and what the processors could do a second if nothing waited',
    rows.map(spentBy),
  );
  const target = rows.find(({ clients }) => clients === TARGET_CLIENTS);
  const figures = {
    roundTrips,
    answersPerSecond: target.perSecond,
    answerP95Ms: target.p95,
    share: shareOf(target),
  };
  return { figures, finished };
}

/** What one answer sends to the database, as a script that answers for one of these employees after the other. */
async function sqlOfAnAnswer({ app, sql }, employees) {
  const [{ n, id, token, sessionId, checkId, next }] = employees;
  const give = (question) =>
    app.inject({
      method: 'POST',
      url: `/api/v1/checks/${checkId}/answers`,
      headers: { authorization: `Bearer ${token}` },
      payload: { itemId: question.itemId, response: responseTo(question, n) },
    });
  const first = mustBeGiven(await give(next)); // what is read once in a process is read now
  const { answer, statements } = await capture(() => give(first.next));
  mustBeGiven(answer);
  await sql('CREATE TABLE bench_people (n int PRIMARY KEY, person uuid, session uuid, checked uuid)');
  for (const [at, one] of employees.entries()) {
    await sql('INSERT INTO bench_people VALUES ($1, $2, $3, $4)', [at, one.id, one.sessionId, one.checkId]);
  }
  await sql(`CREATE SEQUENCE bench_next MINVALUE 0 MAXVALUE ${employees.length - 1} CYCLE`);
  const variables = [
    [id, 'person'],
    [sessionId, 'session'],
    [checkId, 'checked'],
  ];
  const row = 'SELECT person, session, checked';
  return { answer: answer.json(), statements, script: pgbenchScript(statements, { first: row, variables }) };
}

function mustBeGiven(answer) {
  if (answer.statusCode !== 200) throw new Error(`not answered: ${answer.body}`);
  return answer.json();
}

/** The catalogue, the own path and the tallies, read by as many clients as the target names. */
async function reads(bench, employees) {
  const { call, world, app } = bench;
  const some = employees.slice(0, 40);
  for (const { token, checkId } of some) mustBe(200, await call('POST', `/checks/${checkId}/submit`, { token }));
  const tokenOf = (at) => some[at % some.length].token;
  const kinds = [
    ['catalogue', () => '/courses?limit=25', tokenOf],
    ['path', () => `/me/path?profileId=${world.profileId}`, tokenOf],
    ['tallies', () => `/programmes/${world.programmeId}/tallies`, () => world.admin.token],
  ];
  const rows = [];
  for (const [what, path, token] of kinds) {
    const { answer, statements } = await capture(() =>
      app.inject({ url: `/api/v1${path()}`, headers: { authorization: `Bearer ${token(0)}` } }),
    );
    if (answer.statusCode !== 200) throw new Error(`${what}: ${answer.body}`);
    const get = (at) => call('GET', path(), { token: token(at) });
    await readAll(TARGET_CLIENTS, READS / 4, get);
    const measured = await readAll(TARGET_CLIENTS, READS, get);
    const limit = await bare(answer.body.length, TARGET_CLIENTS, 'GET');
    const alone = pgbenchOf(bench, pgbenchScript(statements, { first: 'SELECT n', variables: [] }), TARGET_CLIENTS);
    rows.push({
      what,
      trips: roundTripsOf(statements),
      bytes: answer.body.length,
      ...measured,
      bare: limit,
      pgbench: alone,
    });
  }
  table(
    `Reading, ${TARGET_CLIENTS} clients`,
    rows.map(({ what, trips, bytes, ...row }) => ({ what, 'round trips': trips, bytes, ...printed(row) })),
  );
  return Object.fromEntries(rows.map((row) => [`${row.what}Share`, shareOf(row)]));
}

/** Requests per second of a bare route that answers as many bytes. */
async function bare(bytes, clients, method) {
  const route = await startBareRoute(bytes);
  const call = caller(route.address);
  const get = () => call(method, '/bare', { token: 'none', body: { itemId: 'x'.repeat(36) } });
  await readAll(clients, READS, get);
  const { perSecond } = await readAll(clients, 4 * READS, get);
  await route.stop();
  return perSecond;
}

function pgbenchOf({ databaseUrl }, script, clients) {
  const program = findPgbench();
  const times = runsOf(clients) / clients;
  return program ? runPgbench(program, { url: databaseUrl, script, clients, times }) : null;
}

/** How often pgbench runs the script, by all clients together. */
function runsOf(clients) {
  return Math.ceil(3_000 / clients) * clients;
}

/** The others are the clients, Redis and the kernel, as far as it works for none of the processes. */
function spentBy({ clients, apiMs, allMs, sqlMs, bare: route, pgbench }) {
  return {
    clients,
    API: apiMs.toFixed(2),
    'the same SQL alone': pgbench === null ? '' : sqlMs.toFixed(2),
    'all together': allMs.toFixed(2),
    'answers at most': boundOf(allMs).toFixed(0),
    'share of the lower at most': pgbench === null ? '' : percent(boundOf(allMs) / Math.min(route, pgbench)),
  };
}

/** The part that the product reaches of the lower of the two limits. */
function shareOf({ perSecond, bare: route, pgbench }) {
  return pgbench === null ? null : perSecond / Math.min(route, pgbench);
}

function printed({ clients, perSecond, p50, p95, p99, bare: route, pgbench }) {
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
