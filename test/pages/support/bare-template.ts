import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

import { Client } from 'pg';

import { hashPassword } from '../../../src/accounts/sessions/passwords.js';
import { DEMO_PASSWORD } from '../../../src/portal/shared/demo-password.js';
import type { Surroundings } from '../../support/processes.js';
import type { Template } from '../../support/database.js';
import { LOGINS } from './demo-product.js';

const CLI = path.resolve(import.meta.dirname, '../../../dist/src/cli.js');

/** An installation on its first day: one municipality, in it somebody of HR and an employee, an admin, and nothing else. */
export function bareTemplate({ env }: Surroundings): Template {
  return {
    name: 'bare_pages',
    async fill(url) {
      await promisify(execFile)(process.execPath, [CLI, 'migrate'], {
        env: { ...process.env, ...env, DATABASE_URL: url },
      });
      const client = new Client({ connectionString: url });
      await client.connect();
      try {
        await client.query(PEOPLE, [await hashPassword(DEMO_PASSWORD), LOGINS.employee, LOGINS.hr, LOGINS.admin]);
      } finally {
        await client.end();
      }
    },
  };
}

const PEOPLE = `
  WITH place AS (
         INSERT INTO municipalities (id, ars, name, kind, population, source, updated_at)
         VALUES (gen_random_uuid(), '073345004000', 'Kandel', 'collective-municipality', 15000, 'test', now()) RETURNING id),
       person AS (
         INSERT INTO persons (id, email, given_name, family_name, password_hash, admin, created_at)
         SELECT gen_random_uuid(), email, 'Kim', 'Muster', $1, email = $4, now() FROM unnest(ARRAY[$2, $3, $4]) email
         RETURNING id, email)
  INSERT INTO memberships (id, person_id, municipality_id, role, valid_from)
  SELECT gen_random_uuid(), person.id, place.id, CASE email WHEN $3 THEN 'hr' ELSE 'employee' END, current_date
    FROM person, place WHERE email <> $4`;
