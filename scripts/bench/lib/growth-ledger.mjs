// A ledger that grows by the product's own rule and statement, so that its chain is whole and can be checked.
import { createHash } from 'node:crypto';
import { compiled } from '../../lib/places.mjs';
import { asSystem } from './as-system.mjs';
import { caller, jobsDone } from './calls.mjs';
import { sessionOf } from './check-data.mjs';
import { anOpenProgramme } from './voucher-data.mjs';

const SIZES = [10_000, 100_000, 1_000_000, 10_000_000];
/** Seconds that filling and measuring one size may take. */
const BUDGET_SECONDS = 900;
const PAIRS_AT_ONCE = 2_500;
const HR = 'personal@kandel.example';

/** Entries of one programme, spread evenly over its municipalities. */
export async function ledgerGrowth(bench) {
  const { app, sql, get, world } = bench;
  const [{ places }] = await sql('SELECT count(*)::int AS places FROM municipalities');
  const programmeId = await anOpenProgramme(caller(bench.address), world.admin, 1_000 * places);
  const { TalliesService } = await import(compiled('vouchers', 'tallies', 'tallies.service.js'));
  const tallies = app.get(TalliesService, { strict: false });
  const ledger = `/api/v1/programmes/${programmeId}/ledger`;
  const { token } = world.admin;
  return {
    name: 'ledger',
    unit: 'ledger entries',
    sizes: SIZES,
    grow: await growing(bench, programmeId),
    operations: [
      await assigning(bench, programmeId),
      {
        name: 'tally of one municipality',
        prepare: () => jobsDone(sql),
        run: () => asSystem(() => tallies.tally(programmeId, world.municipalityId)),
      },
      {
        name: 'entries of one municipality',
        run: () => get(`${ledger}/entries?limit=25&municipalityId=${world.municipalityId}`, token),
      },
      { name: 'export of all', run: () => get(ledger, token) },
      { name: 'check of all', run: () => get(`${ledger}/check`, token) },
      { name: 'proof of one entry', run: () => get(`${ledger}/100/proof`, token) },
    ],
  };
}

/** POST /vouchers by HR, each time for somebody else. */
async function assigning({ app, sql, world }, programmeId) {
  const { token } = await sessionOf(app, sql, HR);
  const people = await sql(
    `SELECT person_id AS id FROM memberships WHERE municipality_id = $1 AND person_id IN (SELECT id FROM persons WHERE email LIKE 'g%@bench.example')
      ORDER BY person_id LIMIT 100`,
    [world.municipalityId],
  );
  const headers = (id) => ({ authorization: `Bearer ${token}`, 'idempotency-key': `growth ${id}` });
  return {
    name: 'one assignment',
    prepare: async () => {
      await jobsDone(sql);
      return people.pop().id;
    },
    run: async (personId) => {
      const payload = { programmeId, personId, municipalityId: world.municipalityId };
      const answer = await app.inject({ method: 'POST', url: '/api/v1/vouchers', headers: headers(personId), payload });
      if (answer.statusCode !== 201) throw new Error(`not assigned: ${answer.body}`);
    },
  };
}

/** Fills the ledger up to a size; says why not when the size before tells that it would take too long. */
async function growing({ app, sql }, programmeId) {
  const append = await appending(app, programmeId);
  const places = (
    await sql('SELECT municipality_id AS id FROM allotments WHERE programme_id = $1 ORDER BY 1', [programmeId])
  ).map(({ id }) => id);
  const pairs = { next: 0 };
  return async (size, steps) => {
    const last = steps.at(-1);
    const expected = last === undefined ? 0 : (secondsOf(last) * size) / last.size;
    if (expected > BUDGET_SECONDS) return tooLong(size, last, expected);
    for (let count = 0; count < size;) count = await append(requestsAskedAndWithdrawn(places, pairs, size - count));
    await sql('VACUUM ANALYZE ledger_entries');
    return undefined;
  };
}

/** Seals facts behind the end of the chain and writes them; answers how many entries there are. */
async function appending(app, programmeId) {
  const { LedgerRepository } = await import(compiled('vouchers', 'ledger', 'ledger.repository.js'));
  const { Transaction } = await import(compiled('platform', 'database', 'transaction.js'));
  const { sealEntry } = await import(compiled('vouchers', 'domain', 'ledger-chain.js'));
  const { contentOf } = await import(compiled('vouchers', 'domain', 'ledger-fact.js'));
  const [repository, transaction] = [LedgerRepository, Transaction].map((one) => app.get(one, { strict: false }));
  const at = new Date();
  const sealed = (facts, { count, headHash }) => {
    let previous = headHash;
    return facts.map((fact, index) => {
      const position = count + index + 1;
      const salt = sha256(`salt ${position}`).slice(0, 32);
      const content = contentOf(programmeId, fact, at);
      const seal = sealEntry(previous, { salt, content }, sha256);
      previous = seal.chainHash;
      return { position, municipalityId: fact.municipalityId, kind: fact.kind, salt, content, ...seal };
    });
  };
  return (facts) =>
    asSystem(() =>
      transaction.run(async () => {
        const head = await repository.lockHead(programmeId);
        const entries = sealed(facts, head);
        const end = { count: head.count + entries.length, headHash: entries.at(-1)?.chainHash ?? head.headHash };
        await repository.append(programmeId, entries, end, at);
        return end.count;
      }),
    );
}

/** Requests that are gone again: the accounts agree without a row of a request, however many there were. */
function requestsAskedAndWithdrawn(places, pairs, missing) {
  return Array.from({ length: Math.min(PAIRS_AT_ONCE, Math.ceil(missing / 2)) }, () => {
    const number = pairs.next++;
    const requestId = `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
    const fact = { municipalityId: places[number % places.length], requestId, count: 1 };
    return [
      { kind: 'request.requested', ...fact },
      { kind: 'request.withdrawn', from: 'requested', ...fact },
    ];
  }).flat();
}

const secondsOf = ({ seedSeconds, times }) =>
  seedSeconds + Object.values(times).reduce((sum, ms) => sum + ms, 0) / 1_000;

function tooLong(size, last, expected) {
  return (
    `${size} ledger entries are left out: filling ${last.size} took ${last.seedSeconds.toFixed(0)} s and each operation once ` +
    `${(secondsOf(last) - last.seedSeconds).toFixed(0)} s, so they would take ${expected.toFixed(0)} s of ${BUDGET_SECONDS} s`
  );
}

const sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex');
