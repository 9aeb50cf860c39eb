// Answering a check, and reading, over HTTP, beside a bare route and beside the same SQL alone: `npm run bench:http`
import { shutDown, shutDownOnSignals } from '../lib/shutdown.mjs';
import { caller, jobsDone } from './lib/calls.mjs';
import { capture, pgbenchScript, roundTripsOf } from './lib/captured-sql.mjs';
import { demoWorld, employeesInACheck, responseTo } from './lib/check-data.mjs';
import { bareRoute, meteredCalls, printed, shareOf, spentBy, sqlAlone } from './lib/http-limits.mjs';
import { reads } from './lib/http-reads.mjs';
import { targetsTable } from './lib/http-targets.mjs';
import { finish, say, table } from './lib/print.mjs';
import { memoryOf, startProduct } from './lib/product.mjs';
import { answerAll } from './lib/timed-calls.mjs';
import { tracingCost } from './lib/tracing-cost.mjs';

const CLIENTS = [1, 4, 8, 16, 64];
const TARGET_CLIENTS = 16;
const EMPLOYEES = { warmUp: 60, perRow: 400, alone: 40 };
const ANSWERS_OF_ONE = 6;
const TARGETS = { roundTrips: 5, share: 0.5, answerP95Ms: 30, memoryMb: 250 };

shutDownOnSignals(() => undefined, 130);
try {
  const product = await startProduct();
  say(`${product.description}; API, worker, database and clients share the processors`);
  say(
    'pgbench has PostgreSQL parse and plan what it asks at each call; the product prepares what it asks twice (ADR 0097)',
  );
  const call = caller(product.address);
  const world = await demoWorld(product.app, product.sql);
  const bench = { ...product, call, world };
  const idle = memoryOf(product.apiPid);
  const answering = await answers(bench);
  const answered = memoryOf(product.apiPid);
  const reading = await reads(bench, answering.finished, TARGET_CLIENTS);
  const traced = await tracingCost({ ...bench, employees: answering.employees }, TARGET_CLIENTS);
  const memory = memoryOf(product.apiPid);
  say(
    `\nMemory of the API process: ${idle.now.toFixed(0)} MB before, ${answered.now.toFixed(0)} MB after the answers, ` +
      `${memory.now.toFixed(0)} MB at the end, ${memory.most.toFixed(0)} MB at most`,
  );
  const shares = Object.fromEntries(reading.map((row) => [`${row.what}Share`, shareOf(row)]));
  const figures = { ...answering.figures, ...shares, ...traced, memoryMb: memory.most };
  const rows = [answering.row, ...reading];
  targetsTable(figures, TARGETS, { clients: TARGET_CLIENTS, rows, idleMb: idle.now });
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
    const load = { clients, answers: ANSWERS_OF_ONE };
    const measured = await meteredCalls(bench.apiPid, () => answerAll(bench.call, some, load));
    rows.push({ clients, ...measured, bare: await bareRoute(bytes, clients, 'POST') });
    finished = some;
  }
  for (const row of rows) Object.assign(row, await sqlAlone(bench, one.script, row.clients));
  table('Answering: the answer is kept, the next question chosen, all committed', rows.map(printed));
  table(
    'Processor time of one answer in milliseconds, and what could be done a second if nothing waited',
    rows.map(({ clients, ...row }) => ({ clients, ...spentBy(row) })),
  );
  const target = rows.find(({ clients }) => clients === TARGET_CLIENTS);
  const figures = {
    roundTrips,
    answersPerSecond: target.perSecond,
    answerP95Ms: target.p95,
    share: shareOf(target),
  };
  return { row: { what: 'answers', ...target }, figures, finished, employees };
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
