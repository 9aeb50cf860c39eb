import { type DemoProduct, LOGINS } from './demo-product.js';

/** Somebody who works where the demo's newcomer works and has done nothing yet, with the demo's password; their e-mail address. */
export async function aNewcomer({ sql }: DemoProduct, familyName: string): Promise<`${string}@${string}`> {
  const email = `${familyName.toLowerCase()}@kandel.example` as const;
  await sql(
    `WITH model AS (SELECT * FROM persons WHERE email = $3),
          person AS (
            INSERT INTO persons (id, email, given_name, family_name, password_hash, created_at)
            SELECT gen_random_uuid(), $1, 'Nele', $2, password_hash, now() FROM model RETURNING id)
     INSERT INTO memberships (id, person_id, municipality_id, role, unit, valid_from)
     SELECT gen_random_uuid(), person.id, municipality_id, role, unit, valid_from
       FROM person, memberships m JOIN model ON model.id = m.person_id`,
    [email, familyName, LOGINS.newcomer],
  );
  return email;
}

/** The first person, employee and HR, of a municipality where nothing has happened yet and that has no vouchers; their e-mail address. */
export async function aFirstPerson({ sql }: DemoProduct): Promise<`${string}@${string}`> {
  const email = 'erste@neu.example';
  await sql(
    `WITH place AS (
            SELECT id FROM municipalities m
             WHERE NOT EXISTS (SELECT FROM allotments WHERE municipality_id = m.id) ORDER BY ars LIMIT 1),
          person AS (
            INSERT INTO persons (id, email, given_name, family_name, password_hash, created_at)
            SELECT gen_random_uuid(), $1, 'Erste', 'Erdmann', password_hash, now() FROM persons WHERE email = $2
            RETURNING id)
     INSERT INTO memberships (id, person_id, municipality_id, role, unit, valid_from)
     SELECT gen_random_uuid(), person.id, place.id, role, 'Hauptamt', current_date
       FROM person, place, unnest(ARRAY['employee', 'hr']) role`,
    [email, LOGINS.hr],
  );
  return email;
}
