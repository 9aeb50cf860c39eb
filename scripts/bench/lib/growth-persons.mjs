// Administrations that grow: what HR of one of them reads, and whoever signs in.
import { compiled } from '../../lib/places.mjs';
import { sessionOf } from './check-data.mjs';

const SIZES = [1_000, 10_000, 100_000, 1_000_000];
const HR = 'personal@kandel.example';
const ORIGIN = 'http://localhost';
/** The id of the person with the number n, in the form that the API asks of an id (version 4). */
const PERSON = `overlay(overlay(md5('p' || n) PLACING '4' FROM 13) PLACING '8' FROM 17)::uuid`;
/** One in so many has asked for a voucher. */
const ASKING = 20;

/** Employees with a membership and a session, spread evenly over the demo's municipalities. */
export async function personsGrowth({ app, sql, get, world }) {
  const { token } = await sessionOf(app, sql, HR);
  const signIn = await signInByPassword(app);
  const cookie = (await signIn()).cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const people = `/api/v1/people?municipalityId=${world.municipalityId}&limit=25`;
  const [{ there }] = await sql('SELECT count(*)::int AS there FROM persons');
  return {
    name: 'persons',
    unit: 'persons',
    sizes: SIZES,
    grow: (size, steps) => morePersons(sql, world.programmeId, { from: steps.at(-1)?.size ?? there, to: size }),
    operations: [
      { name: "HR's people, first page", run: () => get(people, token) },
      { name: "HR's people, search", run: () => get(`${people}&q=Muster+17`, token) },
      {
        name: "HR's requests, first page",
        run: () => get(`/api/v1/voucher-requests?municipalityId=${world.municipalityId}&limit=25`, token),
      },
      { name: "HR's overview (page)", run: () => get('/hr/overview', undefined, cookie) },
      { name: 'sign-in by password', run: signIn },
      { name: 'session look-up (GET /me)', run: () => get('/api/v1/me', token) },
    ],
  };
}

async function signInByPassword(app) {
  const { DEMO_PASSWORD } = await import(compiled('portal', 'shared', 'demo-password.js'));
  const payload = new URLSearchParams({ email: HR, password: DEMO_PASSWORD, return: '/' }).toString();
  const headers = { origin: ORIGIN, host: 'localhost', 'content-type': 'application/x-www-form-urlencoded' };
  return async () => {
    const answer = await app.inject({ method: 'POST', url: '/sign-in', headers, payload });
    if (answer.statusCode !== 303) throw new Error(`not signed in: ${answer.statusCode} ${answer.body}`);
    return answer;
  };
}

/** Foreign keys are not asked: they would only make the seed slow. */
async function morePersons(sql, programmeId, { from, to }) {
  const places = `(SELECT array_agg(municipality_id ORDER BY municipality_id) AS ids, count(*)::int AS count
                     FROM allotments WHERE programme_id = '${programmeId}') places`;
  const place = 'places.ids[1 + n % places.count]';
  const numbers = `generate_series(${from}, ${to - 1}) n`;
  await sql('SET session_replication_role = replica');
  await sql(
    `INSERT INTO persons (id, email, given_name, family_name, created_at)
     SELECT ${PERSON}, 'g' || n || '@bench.example', 'Kim', 'Muster ' || n, now() FROM ${numbers}`,
  );
  await sql(
    `INSERT INTO memberships (id, person_id, municipality_id, role, valid_from)
     SELECT md5('m' || n)::uuid, ${PERSON}, ${place}, 'employee', '2020-01-01' FROM ${numbers}, ${places}`,
  );
  await sql(
    `INSERT INTO sessions (id, person_id, token_hash, created_at, expires_at, kind, seen_at, ends_at)
     SELECT md5('s' || n)::uuid, ${PERSON}, sha256(('s' || n)::bytea), now(), now() + interval '1 day', 'token', now(), now() + interval '1 day'
       FROM ${numbers}`,
  );
  await sql(
    `INSERT INTO voucher_requests (id, programme_id, municipality_id, person_id, course_id, requested_at)
     SELECT md5('r' || n)::uuid, $1, ${place}, ${PERSON}, course.id, now() - n * interval '1 second'
       FROM ${numbers}, ${places}, (SELECT id FROM courses ORDER BY id LIMIT 1) course WHERE n / places.count % ${ASKING} = 0`,
    [programmeId],
  );
  await sql('SET session_replication_role = origin');
  await sql('VACUUM ANALYZE persons, memberships, sessions, voucher_requests');
}
