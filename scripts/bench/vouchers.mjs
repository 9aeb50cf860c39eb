// Assignments per second beside the same SQL alone, and a full tally beside the one raw aggregate: `npm run bench:vouchers`
import { setTimeout as sleep } from 'node:timers/promises';
import { shutDown, shutDownOnSignals } from '../lib/shutdown.mjs';
import { caller, inParallel, jobsDone, mustBe } from './lib/calls.mjs';
import { capture, pgbenchScript } from './lib/captured-sql.mjs';
import { findPgbench, runPgbench } from './lib/pgbench.mjs';
import { finish, percent, say, table } from './lib/print.mjs';
import { startProduct } from './lib/product.mjs';
import { aLargeProgramme, anAdmin, anOpenProgramme, townsWithPeople } from './lib/voucher-data.mjs';

const TOWNS = 40;
const WARM_UP = 200;
const MEASURED = 2_000;
const CALLERS = 20;
const PGBENCH = { clients: 10, times: 400 };
const PEOPLE = 1 + WARM_UP + MEASURED + PGBENCH.clients * PGBENCH.times;
const LARGE = { municipalities: 11_000, vouchers: 1_000_000 };
const TARGETS = { assignmentsPerSecond: 100, shareOfPgbench: 0.3, fullTallySeconds: 60 };

const STATES = ['assigned', 'redeemed', 'completed', 'expired'];
const RAW_VOUCHERS = `SELECT municipality_id, ${STATES.map((state) => `count(*) FILTER (WHERE state = '${state}') AS ${state}`).join(', ')}
  FROM vouchers WHERE programme_id = $1 GROUP BY municipality_id`;
const RAW_LEDGER = `SELECT municipality_id, max(position), ${STATES.map((state) => `count(*) FILTER (WHERE kind = 'voucher.${state}') AS ${state}`).join(', ')}
  FROM ledger_entries WHERE programme_id = $1 GROUP BY municipality_id`;
const COMPARED = `SELECT count(*)::int AS counted, count(*) FILTER (WHERE ${STATES.map((state) => `t.${state} <> r.${state}`).join(' OR ')})::int AS wrong
  FROM tallies t JOIN (${RAW_VOUCHERS}) r USING (municipality_id) WHERE t.programme_id = $1`;

shutDownOnSignals(() => undefined, 130);
try {
  const product = await startProduct();
  say(`${product.description}; API, worker, database and callers share the processors`);
  const admin = await anAdmin(product.app);
  const figures = {
    ...(await assignments(product, product.sql, admin)),
    ...(await fullTally(product, product.sql, admin)),
  };
  const met =
    figures.assignmentsPerSecond >= TARGETS.assignmentsPerSecond &&
    figures.shareOfPgbench !== null &&
    figures.shareOfPgbench >= TARGETS.shareOfPgbench &&
    figures.fullTallySeconds <= TARGETS.fullTallySeconds;
  finish('vouchers', figures, TARGETS, met);
  await shutDown(0);
} catch (error) {
  console.error(error);
  await shutDown(1);
}

/** POST /vouchers by many callers at once, then the statements of one such call, alone, by pgbench. */
async function assignments({ address, app, databaseUrl }, sql, admin) {
  const hr = await townsWithPeople(app, sql, { towns: TOWNS, people: PEOPLE });
  const call = caller(address);
  const programmeId = await anOpenProgramme(call, admin, PEOPLE + TOWNS);
  const people = await sql('SELECT n, person, town FROM bench_people ORDER BY n');
  const hrOf = new Map(hr.map((one) => [one.municipalityId, one]));
  const orderOf = ({ n, person, town }) => ({
    token: hrOf.get(town).token,
    body: { programmeId, personId: person, municipalityId: town },
    key: `bench ${n}`,
  });
  const assignAll = async (some) => {
    const orders = some.map(orderOf);
    const begin = performance.now();
    await inParallel(CALLERS, orders, async (order) => mustBe(201, await call('POST', '/vouchers', order)));
    return some.length / ((performance.now() - begin) / 1_000);
  };
  await assignAll(people.slice(1, 1 + WARM_UP));
  const perSecond = await assignAll(people.slice(1 + WARM_UP, 1 + WARM_UP + MEASURED));
  await jobsDone(sql);

  const script = await scriptOfOneCall(app, sql, {
    order: orderOf(people[0]),
    ...people[0],
    hr: hrOf.get(people[0].town),
  });
  const program = findPgbench();
  if (program === undefined) {
    say(
      "pgbench was not found under /usr/lib/postgresql/*/bin: install Debian's package postgresql. The comparison is left out.",
    );
  }
  await sql(`CREATE SEQUENCE bench_next START ${2 + WARM_UP + MEASURED}`);
  const alone = program ? runPgbench(program, { url: databaseUrl, script: script.text, ...PGBENCH }) : null;
  await jobsDone(sql);
  const share = alone === null ? null : perSecond / alone;
  table(`Assigning vouchers in ${TOWNS} municipalities of one programme, ${script.statements} statements each`, [
    {
      how: `POST /vouchers, ${CALLERS} callers`,
      assignments: MEASURED,
      'per second': perSecond.toFixed(0),
      share: share === null ? '' : percent(share),
    },
    {
      how: `the same SQL by pgbench, ${PGBENCH.clients} clients`,
      assignments: PGBENCH.clients * PGBENCH.times,
      'per second': alone === null ? 'no pgbench' : alone.toFixed(0),
      share: alone === null ? '' : percent(1),
    },
  ]);
  return { assignmentsPerSecond: perSecond, pgbenchPerSecond: alone, shareOfPgbench: share };
}

async function scriptOfOneCall(app, sql, { order, person, town, hr }) {
  const { answer, statements } = await capture(() =>
    app.inject({
      method: 'POST',
      url: '/api/v1/vouchers',
      headers: { authorization: `Bearer ${order.token}`, 'idempotency-key': order.key },
      payload: order.body,
    }),
  );
  if (answer.statusCode !== 201) throw new Error(`not assigned: ${answer.body}`);
  const [{ code }] = await sql('SELECT code FROM vouchers WHERE id = $1', [answer.json().id]);
  const variables = [
    ...[
      [person, 'person'],
      [town, 'town'],
      [hr.id, 'hr'],
      [hr.sessionId, 'session'],
      [code, 'code'],
      [order.key, 'key'],
    ],
    [order.body.programmeId, 'programme'],
  ];
  const first = `SELECT person, town, hr, session, 'pgbench ' || n AS key, upper(md5(person::text)) AS code, '${order.body.programmeId}' AS programme`;
  return { text: pgbenchScript(statements, { first, variables }), statements: statements.length };
}

/** A recount of everything by the worker, as an admin starts it, and the raw aggregates over vouchers and ledger. */
async function fullTally({ address }, sql, admin) {
  const begin = performance.now();
  const programmeId = await aLargeProgramme(sql, { ...LARGE, createdBy: admin.id });
  const [{ entries }] = await sql('SELECT ledger_position AS entries FROM programmes WHERE id = $1', [programmeId]);
  say(
    `\n${LARGE.vouchers} vouchers and ${entries} ledger entries made in ${((performance.now() - begin) / 1_000).toFixed(0)} s`,
  );
  const raw = await bestOf(3, () => sql(RAW_VOUCHERS, [programmeId]));
  const fold = await bestOf(3, () => sql(RAW_LEDGER, [programmeId]));
  const seconds = await recount(caller(address), admin, programmeId);
  const [{ wrong, counted }] = await sql(COMPARED, [programmeId]);
  if (wrong > 0 || counted !== LARGE.municipalities) throw new Error(`${counted} tallies, ${wrong} of them wrong`);
  const row = (how, time) => ({ how, seconds: time.toFixed(2), 'times raw': (time / raw).toFixed(1) });
  table(`Tally of ${LARGE.municipalities} municipalities`, [
    row('one aggregate over the vouchers', raw),
    row('one aggregate over the ledger', fold),
    row('POST /programmes/:id/tallies/recount: both compared, stored, with progress', seconds),
  ]);
  return {
    rawAggregateSeconds: raw,
    ledgerAggregateSeconds: fold,
    fullTallySeconds: seconds,
    timesRawAggregate: seconds / raw,
  };
}

async function recount(call, admin, programmeId) {
  const begin = performance.now();
  const { jobId } = mustBe(
    202,
    await call('POST', `/programmes/${programmeId}/tallies/recount`, { token: admin.token }),
  );
  for (;;) {
    const { state, error } = mustBe(200, await call('GET', `/jobs/${jobId}`, { token: admin.token }));
    if (state === 'done') return (performance.now() - begin) / 1_000;
    if (state === 'failed') throw new Error(`the recount failed: ${JSON.stringify(error)}`);
    await sleep(50);
  }
}

async function bestOf(times, work) {
  let best = Infinity;
  for (let one = 0; one < times; one++) {
    const begin = performance.now();
    await work();
    best = Math.min(best, (performance.now() - begin) / 1_000);
  }
  return best;
}
