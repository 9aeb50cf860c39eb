// What traces cost: the same answers by an API that sends a span of every statement, beside one that sends none.
import { spawn } from 'node:child_process';
import { compiled, inRoot } from '../../lib/places.mjs';
import { endChild } from '../../lib/run.mjs';
import { onShutdown } from '../../lib/shutdown.mjs';
import { caller, jobsDone } from './calls.mjs';
import { meteredCalls } from './http-limits.mjs';
import { table } from './print.mjs';
import { memoryOf, startApi } from './product.mjs';
import { answerAll } from './timed-calls.mjs';

const EMPLOYEES = 200;
const ANSWERS_OF_ONE = 6;
/** In turn, so that what the machine does meanwhile meets all alike. */
const ROUNDS = 3;

/** Returns the part of the answers a second that is left when everything is traced, by so many clients. */
export async function tracingCost(bench, clients) {
  const endpoint = await startSink();
  const apis = [
    { traces: 'none', ...(await anApi(bench, {})) },
    { traces: 'one request of ten', ...(await anApi(bench, { ...endpoint, OTEL_TRACES_SAMPLER_ARG: '0.1' })) },
    { traces: 'every request', ...(await anApi(bench, endpoint)) },
  ];
  for (let round = 0; round <= ROUNDS; round++) {
    for (const api of apis) {
      const measured = await answered(bench, api, clients);
      if (round > 0) api.rounds.push(measured); // the first warms up
    }
  }
  const rows = apis.map(({ traces, pid, rounds }) => ({ traces, ...meanOf(rounds), mb: memoryOf(pid).most }));
  table(`Answering with traces, ${clients} clients, mean of ${ROUNDS} rounds in turn`, rows.map(printed));
  await Promise.all(apis.map(({ stop }) => stop()));
  const [none, , every] = rows;
  return { tracedShare: every.perSecond / none.perSecond };
}

async function anApi({ folder }, env) {
  const { freePort } = await import(compiled('platform', 'embedded', 'processes.js'));
  return { ...(await startApi(folder, await freePort(), env)), rounds: [] };
}

async function answered({ employees, sql }, { address, pid }, clients) {
  const some = await employees(EMPLOYEES);
  await jobsDone(sql);
  return meteredCalls(pid, () => answerAll(caller(address), some, { clients, answers: ANSWERS_OF_ONE }));
}

function meanOf(rounds) {
  const mean = (of) => rounds.reduce((sum, round) => sum + of(round), 0) / rounds.length;
  return {
    perSecond: mean(({ perSecond }) => perSecond),
    p95: mean(({ p95 }) => p95),
    apiMs: mean(({ apiMs }) => apiMs),
    allMs: mean(({ allMs }) => allMs),
  };
}

function printed({ traces, perSecond, p95, apiMs, allMs, mb }) {
  return {
    traces,
    'per second': perSecond.toFixed(0),
    'p95 ms': p95.toFixed(1),
    'API ms': apiMs.toFixed(2),
    'all together ms': allMs.toFixed(2),
    'MB at most': mb.toFixed(0),
  };
}

/** A receiver of traces in a process of its own; returns where it is, as the configuration names it. */
function startSink() {
  const child = spawn(process.execPath, [inRoot('scripts', 'bench', 'lib', 'trace-sink.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onShutdown(() => endChild(child));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.stdout.once('data', (said) =>
      resolve({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${String(said).trim()}` }),
    );
  });
}
