// What the voucher bench moves and counts, made by SQL where the product would take too long.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { compiled } from '../../lib/places.mjs';
import { asSystem } from './as-system.mjs';
import { mustBe } from './calls.mjs';

const YEAR = new Date().getFullYear();
const RULES = { limitPerYear: 3, startsOn: `${YEAR}-01-01`, endsOn: `${YEAR + 1}-12-31` };

/** An admin of the platform, signed in. */
export async function anAdmin(app) {
  return somebody(app, { email: 'admin@bench.example', admin: true, memberships: [] });
}

/** So many towns with one HR person each, signed in, and so many employees, numbered in the table bench_people. */
export async function townsWithPeople(app, sql, { towns, people }) {
  await sql(
    `INSERT INTO municipalities (id, ars, name, kind, seat, population, source, updated_at)
     SELECT gen_random_uuid(), '07' || lpad(n::text, 10, '0'), 'Ort ' || n, 'collective-municipality', 'Ort', 10000, 'bench', now()
       FROM generate_series(1, $1::int) n`,
    [towns],
  );
  const ids = (await sql('SELECT id FROM municipalities ORDER BY ars')).map(({ id }) => id);
  const hr = [];
  for (const [at, municipalityId] of ids.entries()) {
    const memberships = [{ municipalityId, role: 'hr' }];
    hr.push({ municipalityId, ...(await somebody(app, { email: `hr${at}@bench.example`, memberships })) });
  }
  await sql(
    `CREATE TABLE bench_people AS
     SELECT n, gen_random_uuid() AS person, h.town, h.hr, h.session
       FROM generate_series(1, $1::int) n
       JOIN jsonb_to_recordset($2::jsonb) AS h (at int, town uuid, hr uuid, session uuid) ON h.at = n % $3::int`,
    [
      people,
      JSON.stringify(hr.map((one, at) => ({ at, town: one.municipalityId, hr: one.id, session: one.sessionId }))),
      towns,
    ],
  );
  await sql('CREATE UNIQUE INDEX ON bench_people (n)');
  await sql(
    `INSERT INTO persons (id, email, given_name, family_name, created_at)
     SELECT person, n || '@bench.example', 'Kim', 'Muster', now() FROM bench_people`,
  );
  await sql(
    `INSERT INTO memberships (id, person_id, municipality_id, role, valid_from)
     SELECT gen_random_uuid(), person, town, 'employee', '2020-01-01' FROM bench_people`,
  );
  await sql('ANALYZE');
  return hr;
}

async function somebody(app, { email, admin = false, memberships }) {
  const { PersonsService, SessionsService } = await import(compiled('accounts', 'index.js'));
  return asSystem(async () => {
    const named = { email, givenName: 'Kim', familyName: 'Muster', admin, memberships };
    const person = await app.get(PersonsService, { strict: false }).provide(named);
    const { accessToken, sessionId } = await app.get(SessionsService, { strict: false }).open(person, 'token');
    return { id: person.id, token: accessToken, sessionId };
  });
}

/** A programme with so many vouchers, distributed in equal parts and open. Returns its id. */
export async function anOpenProgramme(call, { token }, total) {
  const id = await aDraftProgramme(call, { token }, total);
  mustBe(201, await call('POST', `/programmes/${id}/distribution`, { token, key: id, body: { weights: 'equal' } }));
  for (let tries = 0; tries < 300; tries++) {
    const { status } = await call('POST', `/programmes/${id}/open`, { token });
    if (status === 200) return id;
    await sleep(100);
  }
  throw new Error('the programme does not open');
}

/** A programme with so many vouchers that nobody has distributed yet. Returns its id. */
export async function aDraftProgramme(call, { token }, total) {
  const body = { title: { de: 'Bench' }, total, ...RULES };
  return mustBe(201, await call('POST', '/programmes', { token, body })).id;
}

/**
 * A programme with so many municipalities and four vouchers per person, in all states, with the ledger of their moves. The
 * chain's hashes are left out: a tally does not read them. Returns the programme's id.
 */
export async function aLargeProgramme(sql, { municipalities, vouchers, createdBy }) {
  const persons = vouchers / 4;
  const id = '00000000-0000-4000-8000-000000000001';
  await sql(`SET session_replication_role = replica`);
  await sql(`CREATE TEMP TABLE towns AS SELECT n, gen_random_uuid() AS id FROM generate_series(0, $1::int - 1) n`, [
    municipalities,
  ]);
  await sql(
    `INSERT INTO municipalities (id, ars, name, kind, seat, population, source, updated_at)
     SELECT id, '09' || lpad(n::text, 10, '0'), 'Gemeinde ' || n, 'collective-municipality', 'Ort', 1000, 'bench', now() FROM towns`,
  );
  await sql(
    `CREATE TEMP TABLE moved AS
     SELECT gen_random_uuid() AS voucher, p, v, t.id AS town, md5('p' || p)::uuid AS person,
            CASE v WHEN 0 THEN CASE WHEN p % 2 = 0 THEN 'assigned' ELSE 'redeemed' END WHEN 3 THEN 'expired' ELSE 'completed' END AS state
       FROM generate_series(0, $1::int - 1) p JOIN towns t ON t.n = p % $2::int, generate_series(0, 3) v`,
    [persons, municipalities],
  );
  await sql(
    `INSERT INTO persons (id, email, given_name, family_name, created_at)
     SELECT md5('p' || p)::uuid, 'p' || p || '@bench.example', 'Kim', 'Muster', now() FROM generate_series(0, $1::int - 1) p`,
    [persons],
  );
  await sql(
    `INSERT INTO programmes (id, title, total, granted, limit_per_year, validity_days, starts_on, ends_on, state, ledger_head, waiting_seed, created_by, created_at)
     VALUES ($1, '{"de":"Bench"}', $2, $2, 3, 180, '2020-01-01', '2099-12-31', 'open', repeat('0', 64), gen_random_uuid(), $3, now())`,
    [id, municipalities * 100, createdBy],
  );
  await sql(
    `INSERT INTO allotments (programme_id, municipality_id, granted, occupied, quota)
     SELECT $1, town, 100, count(*) FILTER (WHERE state <> 'expired'), '100.0000' FROM moved GROUP BY town`,
    [id],
  );
  await sql(
    `INSERT INTO vouchers (id, code, programme_id, municipality_id, person_id, state, year, slot, assigned_by, assigned_at,
                           expires_on, course_id, price_cents, redeemed_at)
     SELECT voucher, voucher::text, $1, town, person, state, 2026, v + 1, $2, now(), '2099-12-31', $3, 9900, now() FROM moved`,
    [id, createdBy, randomUUID()],
  );
  await sql(
    `INSERT INTO ledger_entries (programme_id, position, municipality_id, kind, entry, salt, entry_hash, chain_hash, recorded_at)
     SELECT $1::uuid, row_number() OVER (ORDER BY step, town, voucher), town, kind,
            jsonb_strip_nulls(jsonb_build_object('programmeId', $1::text, 'at', '2026-01-01T00:00:00.000Z', 'kind', kind, 'municipalityId', town,
                                                 'voucherId', voucher, 'from', origin, 'count', count)),
            repeat('0', 32), repeat('0', 64), repeat('0', 64), now()
       FROM (SELECT id AS town, NULL::uuid AS voucher, 0 AS step, 'grant' AS kind, NULL AS origin, 100 AS count FROM towns
             UNION ALL SELECT town, voucher, 1, 'voucher.assigned', NULL, 1 FROM moved
             UNION ALL SELECT town, voucher, 2, 'voucher.redeemed', 'assigned', 1 FROM moved WHERE state IN ('redeemed', 'completed')
             UNION ALL SELECT town, voucher, 2, 'voucher.expired', 'assigned', 1 FROM moved WHERE state = 'expired'
             UNION ALL SELECT town, voucher, 3, 'voucher.completed', 'redeemed', 1 FROM moved WHERE state = 'completed') moves`,
    [id],
  );
  await sql(
    `UPDATE programmes SET ledger_position = (SELECT max(position) FROM ledger_entries WHERE programme_id = $1) WHERE id = $1`,
    [id],
  );
  await sql(`SET session_replication_role = origin`);
  await sql('VACUUM ANALYZE');
  return id;
}
