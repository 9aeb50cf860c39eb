// What the bench of the wall reads: ids follow from numbers, so that pgbench can name them. Foreign keys are not asked.
export const SIZE = { towns: 200, people: 20_000, answers: 25, accesses: 20 };

/** SQL for the id of the person, the check or the town with that number. */
export const idOf = (letter, number) => `md5('${letter}' || ${number})::uuid`;
export const PROGRAMME = '00000000-0000-4000-8000-000000000002';

/** Towns with one HR person each, and people with a check, its answers, a request, and those who looked at them. */
export async function peopleBehindTheWall(sql) {
  const { towns, people, answers, accesses } = SIZE;
  await sql(`SET session_replication_role = replica`);
  await sql(
    `INSERT INTO municipalities (id, ars, name, kind, seat, population, source, updated_at)
     SELECT ${idOf('t', 'n')}, '08' || lpad(n::text, 10, '0'), 'Stadt ' || n, 'independent-city', 'Ort', 10000, 'bench', now()
       FROM generate_series(0, $1::int - 1) n`,
    [towns],
  );
  await sql(
    `INSERT INTO persons (id, email, given_name, family_name, created_at)
     SELECT ${idOf('p', 'n')}, 'w' || n || '@bench.example', 'Kim', 'Muster ' || n, now() FROM generate_series(0, $1::int - 1) n`,
    [people],
  );
  await sql(
    `INSERT INTO memberships (id, person_id, municipality_id, role, valid_from)
     SELECT gen_random_uuid(), ${idOf('p', 'n')}, ${idOf('t', '(n % $2::int)')}, role, '2020-01-01'
       FROM generate_series(0, $1::int - 1) n, unnest(ARRAY['employee', 'hr']) role WHERE role = 'employee' OR n < $2::int`,
    [people, towns],
  );
  await sql(
    `INSERT INTO checks (id, person_id, municipality_id, profile_id, instrument_id, agreement_id, seed, form, targets, total, started_at, expires_at)
     SELECT ${idOf('c', 'n')}, ${idOf('p', 'n')}, ${idOf('t', '(n % $2::int)')}, $3, $3, $3, 'seed', '[]', '[]', 30, now(), now()
       FROM generate_series(0, $1::int - 1) n`,
    [people, towns, PROGRAMME],
  );
  await sql(
    `INSERT INTO answers (check_id, item_id, response, answered_at)
     SELECT ${idOf('c', 'n')}, ${idOf('i', 'a')}, '{"kind": "skip"}', now()
       FROM generate_series(0, $1::int - 1) n, generate_series(1, $2::int) a`,
    [people, answers],
  );
  await sql(
    `INSERT INTO voucher_requests (id, programme_id, municipality_id, person_id, course_id, requested_at)
     SELECT ${idOf('r', 'n')}, $3, ${idOf('t', '(n % $2::int)')}, ${idOf('p', 'n')}, $3, now() - n * interval '1 minute'
       FROM generate_series(0, $1::int - 1) n`,
    [people, towns, PROGRAMME],
  );
  await sql(
    `INSERT INTO accesses (person_id, viewer_id, viewer_role, municipality_id, kind, at, hour)
     SELECT ${idOf('p', 'n')}, ${idOf('v', 'a')}, 'hr', ${idOf('t', '(n % $2::int)')}, 'voucher', now() - a * interval '1 day', now() - a * interval '1 day'
       FROM generate_series(0, $1::int - 1) n, generate_series(1, $3::int) a`,
    [people, towns, accesses],
  );
  await sql(
    `INSERT INTO completion_claims (id, person_id, course_id, proof, state, claimed_at)
     SELECT ${idOf('k', 'n')}, ${idOf('p', 'n')}, $2, '{"kind": "text", "text": "Nachweis"}', 'claimed', now()
       FROM generate_series(0, $1::int - 1, 10) n`,
    [people, PROGRAMME],
  );
  await sql(
    `INSERT INTO scim_users (municipality_id, person_id, user_name, email, given_name, family_name, created_at, updated_at)
     SELECT ${idOf('t', '(n % $2::int)')}, ${idOf('p', 'n')}, n::text, n::text, 'Kim', 'Muster', now(), now()
       FROM generate_series(0, $1::int - 1) n`,
    [people, towns],
  );
  await sql(
    `INSERT INTO allotments (programme_id, municipality_id, granted, quota)
     SELECT $2, ${idOf('t', 'n')}, 100, '100.0000' FROM generate_series(0, $1::int - 1) n`,
    [towns, PROGRAMME],
  );
  await sql(`SET session_replication_role = origin`);
  await sql('VACUUM ANALYZE');
}
