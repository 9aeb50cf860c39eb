// What row-level security costs: main statements as the owner without a policy and as the application with them: `npm run bench:wall`
import pg from 'pg';
import { shutDown, shutDownOnSignals } from '../lib/shutdown.mjs';
import { median } from './lib/median.mjs';
import { findPgbench, runPgbench } from './lib/pgbench.mjs';
import { finish, percent, say, table } from './lib/print.mjs';
import { startProduct } from './lib/product.mjs';
import { idOf, peopleBehindTheWall, PROGRAMME, SIZE } from './lib/wall-data.mjs';

const ROUNDS = 7;
/** Prepared, as the product asks what it asks often. */
const PGBENCH = { clients: 1, times: 1_500, mode: 'prepared' };
const TARGETS = { mostAdded: 0.15, newSequentialScans: 0 };
const APPLICATION = '-c role=lernlotse_app';

const PERSON = idOf('p', ':n');
const TOWN = idOf('t', ':n');
/** `as`: who asks, the person with a number or HR of the town with a number. The SQL is the product's. */
const STATEMENTS = [
  {
    what: 'a check with its answers, by key',
    as: 'person',
    sql: `SELECT c.id, c.state, c.form, c.targets, c.share, coalesce((SELECT jsonb_agg(a.item_id) FROM answers a WHERE a.check_id = c.id), '[]')
      FROM checks c WHERE c.id = ${idOf('c', ':n')} AND c.person_id = ${PERSON}`,
  },
  {
    what: 'requests of a municipality, for HR',
    as: 'hr',
    sql: `SELECT id, programme_id, municipality_id, person_id, course_id, state, requested_at FROM voucher_requests
      WHERE municipality_id = ${TOWN} AND programme_id = '${PROGRAMME}' ORDER BY requested_at DESC, id DESC LIMIT 100`,
  },
  {
    what: 'who looked at a person, 26 lines',
    as: 'person',
    sql: `SELECT a.position::text, a.at, a.viewer_role, m.name, a.kind, a.purpose FROM accesses a
      LEFT JOIN municipalities m ON m.id = a.municipality_id
      WHERE a.person_id = ${PERSON} ORDER BY a.at DESC, a.position DESC LIMIT 26`,
  },
  {
    what: 'claims of the people of a municipality, for HR',
    as: 'hr',
    sql: `SELECT k.id, k.person_id, k.proof FROM completion_claims k
      WHERE k.state = 'claimed' AND k.person_id IN (SELECT ${idOf('p', '(:n + s * 200)')} FROM generate_series(0, 99) s) ORDER BY k.claimed_at, k.id`,
  },
  {
    what: 'the people of a municipality, for HR',
    as: 'hr',
    sql: `SELECT m.id, m.person_id, m.unit, p.email, p.given_name, p.family_name FROM memberships m JOIN persons p ON p.id = m.person_id
      WHERE m.municipality_id = ${TOWN} AND m.role = 'employee' AND m.valid_from <= current_date ORDER BY p.family_name, p.given_name, p.id`,
  },
  {
    what: 'the allotment, held by the holder of a voucher',
    as: 'person',
    sql: `SELECT granted, occupied FROM allotments WHERE programme_id = '${PROGRAMME}' AND municipality_id = ${idOf('t', `(:n % ${SIZE.towns})`)} FOR NO KEY UPDATE`,
  },
];
/** What the pool says for them, here to both, so that only the policies make the difference. */
const DECLARATIONS = {
  person: `SELECT set_config('lernlotse.scope', 'person', false), set_config('lernlotse.person', md5('p' || :n)::uuid::text, false), set_config('lernlotse.municipalities', '{}', false)`,
  hr: `SELECT set_config('lernlotse.scope', 'person', false), set_config('lernlotse.person', md5('p' || :n)::uuid::text, false), set_config('lernlotse.municipalities', '{' || md5('t' || :n)::uuid::text || '}', false)`,
};
const NUMBERS = { person: SIZE.people, hr: SIZE.towns };

shutDownOnSignals(() => undefined, 130);
try {
  const product = await startProduct();
  await peopleBehindTheWall(product.sql);
  say(`${product.description}; ${SIZE.people} people in ${SIZE.towns} municipalities`);
  const scans = await newSequentialScans(product.databaseUrl);
  const program = findPgbench();
  if (program === undefined)
    say("pgbench was not found under /usr/lib/postgresql/*/bin: install Debian's package postgresql.");
  const added = program === undefined ? null : measure(program, product.databaseUrl);
  const figures = { mostAdded: added, newSequentialScans: scans };
  finish('wall', figures, TARGETS, added !== null && added <= TARGETS.mostAdded && scans <= TARGETS.newSequentialScans);
  await shutDown(0);
} catch (error) {
  console.error(error);
  await shutDown(1);
}

/** Prints what each statement takes; returns the largest part by which the wall lengthens one. */
function measure(program, url) {
  const saying = Object.fromEntries(
    Object.keys(DECLARATIONS).map((as) => [as, both(program, url, scriptOf(as, DECLARATIONS[as]))]),
  );
  const rows = STATEMENTS.map(({ what, as, sql }) => {
    const taken = both(program, url, scriptOf(as, DECLARATIONS[as], sql));
    const [owner, application] = ['owner', 'application'].map((role) => taken[role] - saying[as][role]);
    return { what, owner, application, added: application / owner - 1 };
  });
  const micros = (ms) => (1_000 * ms).toFixed(0);
  table(
    `Microseconds per prepared statement, the declaration taken off; medians of ${ROUNDS} rounds, owner and application in turn`,
    rows.map(({ what, owner, application, added }) => ({
      what,
      'without policies': micros(owner),
      'with policies': micros(application),
      added: percent(added),
    })),
  );
  say(
    `The declaration itself: ${micros(saying.person.application)} for a person, ${micros(saying.hr.application)} for HR`,
  );
  return Math.max(...rows.map(({ added }) => added));
}

/** Milliseconds per transaction, as each of both: in turn, so that both see the machine in the same moods. */
function both(program, url, script) {
  const urls = {
    owner: url,
    application: `${url}${url.includes('?') ? '&' : '?'}options=${encodeURIComponent(APPLICATION)}`,
  };
  const taken = { owner: [], application: [] };
  for (let round = 0; round < ROUNDS; round++) {
    const roles = Object.keys(urls);
    for (const role of round % 2 === 0 ? roles : roles.reverse()) {
      taken[role].push(1_000 / runPgbench(program, { url: urls[role], script, ...PGBENCH }));
    }
  }
  return { owner: median(taken.owner), application: median(taken.application) };
}

function scriptOf(as, ...statements) {
  return [`\\set n random(0, ${NUMBERS[as] - 1})`, ...statements.map((one) => `${one.replaceAll(/\s+/g, ' ')};`)].join(
    '\n',
  );
}

/** How many sequential scans the wall adds to the plans of the statements; says which. */
async function newSequentialScans(connectionString) {
  const clients = [{ connectionString }, { connectionString, options: APPLICATION }].map((one) => new pg.Client(one));
  let added = 0;
  for (const { what, as, sql } of STATEMENTS) {
    const plans = [];
    for (const client of clients) {
      if (!client._connected) await client.connect();
      await client.query(DECLARATIONS[as].replaceAll(':n', '7'));
      const { rows } = await client.query(`EXPLAIN (FORMAT JSON) ${sql.replaceAll(':n', '7')}`);
      plans.push(scansIn(rows[0]['QUERY PLAN'][0].Plan));
    }
    const [before, after] = plans;
    const fresh = after.filter((one) => !before.includes(one));
    if (fresh.length > 0) say(`${what}: scans ${fresh.join(', ')} from end to end, with policies only`);
    added += fresh.length;
  }
  await Promise.all(clients.map((client) => client.end()));
  return added;
}

/** The tables that a plan reads from end to end. */
function scansIn({ 'Node Type': type, 'Relation Name': relation, Plans = [] }) {
  return [...(type === 'Seq Scan' ? [relation] : []), ...Plans.flatMap(scansIn)];
}
