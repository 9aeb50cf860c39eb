// The demo's world and employees in the middle of their checks, made by the product itself.
import { compiled } from '../../lib/places.mjs';
import { asSystem } from './as-system.mjs';
import { inParallel, mustBe } from './calls.mjs';

const MUNICIPALITY = '073345004000';
const PROFILE = 'bauamt';
const AT_ONCE = 8;

/** Fills the database as `seed demo` does; returns what the calls of the bench name. */
export async function demoWorld(app, sql) {
  process.env.LERNLOTSE_DEMO = 'true';
  const { DemoSeed } = await import(compiled('demo', 'demo-seed.service.js'));
  await asSystem(() => app.get(DemoSeed, { strict: false }).run(() => undefined));
  const [{ id: municipalityId }] = await sql('SELECT id FROM municipalities WHERE ars = $1', [MUNICIPALITY]);
  const [{ id: profileId }] = await sql(`SELECT id FROM profiles WHERE code = $1 AND state = 'published'`, [PROFILE]);
  const [{ id: programmeId }] = await sql('SELECT id FROM programmes');
  const [{ email: adminEmail }] = await sql('SELECT email FROM persons WHERE admin');
  return { municipalityId, profileId, programmeId, admin: await sessionOf(app, sql, adminEmail) };
}

/** So many employees of the municipality, signed in, the notice acknowledged, each with a check at its first question. */
export async function employeesInACheck({ app, call, sql, world, from, count }) {
  const { CURRENT_NOTICE } = await import(compiled('accounts', 'domain', 'notice.js'));
  const { PersonsService } = await import(compiled('accounts', 'index.js'));
  const employees = [];
  await inParallel(
    AT_ONCE,
    Array.from({ length: count }, (_, at) => from + at),
    async (n) => {
      const email = `employee${n}@bench.example`;
      const memberships = [{ municipalityId: world.municipalityId, role: 'employee' }];
      const person = { email, givenName: 'Kim', familyName: 'Muster', admin: false, memberships };
      const { id } = await asSystem(() => app.get(PersonsService, { strict: false }).provide(person));
      await sql('INSERT INTO notice_acknowledgements VALUES ($1, $2, now())', [id, CURRENT_NOTICE.version]);
      const { token, sessionId } = await sessionOf(app, sql, email);
      const check = mustBe(201, await call('POST', '/checks', { token, body: { profileId: world.profileId } }));
      employees.push({ n, id, token, sessionId, checkId: check.id, next: check.next });
    },
  );
  return employees;
}

/** An answer to the question; who answers differently finds different questions next. */
export function responseTo({ kind, options }, n) {
  return kind === 'self-rating' ? { kind, option: n % options.length } : { kind: 'skip' };
}

/** A session of somebody whom the database knows. */
export async function sessionOf(app, sql, email) {
  const { SessionsService } = await import(compiled('accounts', 'index.js'));
  const [person] = await sql(
    'SELECT id, email, given_name AS "givenName", family_name AS "familyName", admin FROM persons WHERE email = $1',
    [email],
  );
  const { accessToken, sessionId } = await asSystem(() =>
    app.get(SessionsService, { strict: false }).open(person, 'token'),
  );
  return { id: person.id, token: accessToken, sessionId };
}
