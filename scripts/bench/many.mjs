// Two APIs and three workers behind nginx beside one API and one worker, and a restart of each under load: `npm run bench:many`
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { mustHaveNginx, startNginx } from '../lib/nginx.mjs';
import { compiled } from '../lib/places.mjs';
import { endChild } from '../lib/run.mjs';
import { onShutdown, shutDown, shutDownOnSignals } from '../lib/shutdown.mjs';
import { caller, jobsDone } from './lib/calls.mjs';
import { demoWorld, employeesInACheck } from './lib/check-data.mjs';
import { recounts, wrongTallies } from './lib/many-recounts.mjs';
import { rollingRestart } from './lib/many-restart.mjs';
import { conclude, finish, percent, say, table } from './lib/print.mjs';
import { processorSeconds, sharesOf } from './lib/process-shares.mjs';
import { startApi, startProduct, startWorker } from './lib/product.mjs';
import { answerAll, readAll } from './lib/timed-calls.mjs';
import { aLargeProgramme } from './lib/voucher-data.mjs';

const CLIENTS = [16, 64];
const [APIS, WORKERS] = [2, 3];
const ANSWERS_OF_ONE = 6;
const LANES = 16;
const FULL = { employees: 400, reads: 2_000, municipalities: 1_000, recounts: 3_000, employeesOfALane: 8 };
const QUICK = { employees: 64, reads: 200, municipalities: 50, recounts: 200, employeesOfALane: 2 };
const VOUCHERS_OF_ONE = 100;
/** Faster by so much, or the processors are busy: more processes than processors cannot do more. */
const TARGETS = {
  failed: 0,
  lost: 0,
  doubled: 0,
  wrongTallies: 0,
  missedOfStream: 0,
  processesOfASession: APIS,
  gain: 1.3,
  orBusy: 0.9,
};
const BEHIND_NGINX = { TRUSTED_PROXIES: '127.0.0.1', DRAIN_REFUSES_READS: 'true' };

shutDownOnSignals(() => undefined, 130);
try {
  const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
  mustHaveNginx();
  await many(values.quick ? QUICK : FULL, values.quick ? conclude : finish);
  await shutDown(0);
} catch (error) {
  console.error(error);
  await shutDown(1);
}

async function many(size, end) {
  const bench = await arranged(size);
  const { description } = bench;
  say(`${description}; nginx, all processes and the clients share ${availableParallelism()} processors`);
  const one = await measured(bench, 'One API and one worker', size);
  await staffed(bench);
  const several = await measured(bench, `${APIS} APIs and ${WORKERS} workers behind nginx`, size);
  const restart = await rollingRestart(bench, await lanes(bench, size));
  sayRestart(restart);
  const lost = one.lost + several.lost + restart.jobs.lost + restart.answers.lost;
  const doubled = one.doubled + several.doubled + restart.jobs.doubled + restart.answers.doubled;
  const figures = {
    one: one.figures,
    many: several.figures,
    gain: several.figures.answersPerSecond / one.figures.answersPerSecond,
    ...{ requests: restart.requests, failed: restart.failures.length, lost, doubled },
    wrongTallies: await wrongTallies(bench),
    missedOfStream: restart.stream.missed,
    processesOfASession: restart.session,
  };
  end('many', figures, TARGETS, isMet(figures));
}

function isMet({ gain, many: { busy }, ...figures }) {
  const exact = ['failed', 'lost', 'doubled', 'wrongTallies', 'missedOfStream', 'processesOfASession'];
  return exact.every((name) => figures[name] === TARGETS[name]) && (gain >= TARGETS.gain || busy >= TARGETS.orBusy);
}

/** The demo's world, and a programme with many municipalities whose tallies are counted. */
async function arranged({ municipalities }) {
  const product = await startProduct();
  const { address, app, sql, api, worker } = product;
  const call = caller(address);
  const world = await demoWorld(app, sql);
  const vouchers = municipalities * VOUCHERS_OF_ONE;
  const programmeId = await aLargeProgramme(sql, { municipalities, vouchers, createdBy: world.admin.id });
  const rows = await sql('SELECT municipality_id AS id FROM allotments WHERE programme_id = $1 ORDER BY 1', [
    programmeId,
  ]);
  const next = { employee: 0 };
  return {
    ...product,
    call,
    world,
    programmeId,
    towns: rows.map(({ id }) => id),
    apis: [api],
    workers: [worker],
    next,
  };
}

/** Ends the one API, and starts the others behind nginx. */
async function staffed(bench) {
  const { freePort } = await import(compiled('platform', 'embedded', 'processes.js'));
  await Promise.all(bench.apis.map((api) => api.stop()));
  const ports = [await freePort(), await freePort()];
  const proxy = startNginx(bench.folder, await freePort(), ports);
  onShutdown(() => endChild(proxy.child));
  const apis = await Promise.all(ports.map((port) => startApi(bench.folder, port, BEHIND_NGINX)));
  while (bench.workers.length < WORKERS) bench.workers.push(startWorker(bench.folder));
  Object.assign(bench, {
    ports,
    proxy,
    apis,
    behindNginx: BEHIND_NGINX,
    address: proxy.address,
    call: caller(proxy.address),
  });
}

/** Answering, reading and counting by the processes that run. */
async function measured(bench, title, { employees, reads, recounts: count }) {
  const rows = [];
  await answerAll(bench.call, await newEmployees(bench, 32), { clients: 16, answers: ANSWERS_OF_ONE });
  for (const clients of CLIENTS) {
    const some = await newEmployees(bench, employees);
    await jobsDone(bench.sql);
    const answering = () => answerAll(bench.call, some, { clients, answers: ANSWERS_OF_ONE });
    rows.push({ what: 'answering', clients, ...(await observed(bench, answering)) });
    const catalogue = (at) => bench.call('GET', '/courses?limit=25', { token: some[at % some.length].token });
    rows.push({ what: 'catalogue', clients, ...(await observed(bench, () => readAll(clients, reads, catalogue))) });
    const path = `/programmes/${bench.world.programmeId}/tallies`;
    const tallies = () => bench.call('GET', path, { token: bench.world.admin.token });
    rows.push({ what: 'tallies', clients, ...(await observed(bench, () => readAll(clients, reads, tallies))) });
  }
  const counted = await observed(bench, () => recounts(bench, count));
  rows.push({ what: `${count} recounts`, ...counted });
  table(`${title}: what is done a second, and the share of all processors that each has`, rows.map(printed));
  const [answers] = rows;
  const figures = {
    answersPerSecond: answers.perSecond,
    answerP95Ms: answers.p95,
    recountsPerSecond: counted.perSecond,
    busy: answers.shares.machine,
  };
  return { figures, lost: counted.lost, doubled: counted.doubled };
}

async function newEmployees(bench, count) {
  const from = bench.next.employee;
  bench.next.employee += count;
  return employeesInACheck({ ...bench, from, count });
}

/** What the work says of itself, and for whom the processors worked meanwhile. */
async function observed(bench, work) {
  const [before, begin] = [look(bench), performance.now()];
  const said = await work();
  return { ...said, shares: sharesOf(before, look(bench), performance.now() - begin) };
}

function look({ apis, workers, proxy, postgresPid }) {
  const pids = (some) => some.map(({ pid }) => pid);
  const trees = {
    APIs: pids(apis),
    workers: pids(workers),
    nginx: proxy ? [proxy.child.pid] : [],
    PostgreSQL: [postgresPid],
  };
  const { user, system } = process.cpuUsage();
  return { ...processorSeconds(trees), callers: (user + system) / 1e6 };
}

function printed({ what, clients, perSecond, p95, shares: { machine, ...shares } }) {
  const named = Object.entries(shares).map(([name, share]) => [name, percent(share)]);
  return {
    what,
    clients: clients ?? '',
    'per second': perSecond.toFixed(0),
    'p95 ms': p95 === undefined ? '' : p95.toFixed(1),
    ...Object.fromEntries(named),
    'all of the machine': percent(machine),
  };
}

/** So many employees for each client, whose answers are counted by themselves. */
async function lanes(bench, { employeesOfALane }) {
  const all = await newEmployees(bench, LANES * employeesOfALane);
  for (const employee of all) employee.given = 0;
  await jobsDone(bench.sql);
  return Array.from({ length: LANES }, (_, lane) => all.filter((_one, at) => at % LANES === lane));
}

function sayRestart({ seconds, requests, failures, answers, jobs, stream, session }) {
  say(
    `\nEach process restarted once under ${LANES} clients, in ${seconds.toFixed(0)} s: ${requests} requests, ${failures.length} failed; ` +
      `${answers.count} answers, ${answers.lost} lost, ${answers.doubled} doubled; ${jobs.count} recounts, ${jobs.lost} lost, ${jobs.doubled} doubled`,
  );
  say(
    `One stream of events over it: ${stream.connections} connections, ${stream.missed} lines missed; one session answered by ${session} processes`,
  );
  for (const line of failures.slice(0, 5)) say(`failed: ${line}`);
}
