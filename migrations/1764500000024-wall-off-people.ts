import type { MigrationInterface, QueryRunner } from 'typeorm';

import { AT_WORK, ME, openUp, type Policies, SERVED, wallOff } from './row-security.js';

const ACCOUNTS = `(SELECT acting_scope()) IN ('system', 'sign-in', 'admin')`;

const TABLES: Readonly<Record<string, Policies>> = {
  memberships: {
    colleagues: { for: 'SELECT', as: `USING (${AT_WORK})` },
    own: { for: 'SELECT', as: `USING (person_id = ${ME})` },
    served: { as: `USING (${ACCOUNTS} OR ${SERVED})` },
  },
  persons: {
    administered: { as: `USING (${ACCOUNTS})` },
    own: { for: 'UPDATE', as: `USING (id = ${ME})` },
    // Whoever sees where somebody works, or as whom an HR system knows them, sees who it is; admins are known to everybody.
    seen: {
      for: 'SELECT',
      as: `USING (id = ${ME} OR (admin AND ${ME} IS NOT NULL) OR EXISTS (SELECT FROM memberships m WHERE m.person_id = persons.id)
             OR EXISTS (SELECT FROM scim_users s WHERE s.person_id = persons.id))`,
    },
    served: {
      for: 'UPDATE',
      as: `USING (EXISTS (SELECT FROM memberships m WHERE m.person_id = persons.id AND m.${SERVED}))`,
    },
  },
  posts: {
    own_or_served: {
      as: `USING (${ACCOUNTS} OR EXISTS (SELECT FROM memberships m
             WHERE m.id = membership_id AND (m.person_id = ${ME} OR m.${SERVED})))`,
    },
  },
};

export class WallOffPeople1764500000024 implements MigrationInterface {
  readonly name = 'WallOffPeople1764500000024';

  async up(runner: QueryRunner): Promise<void> {
    await wallOff(runner, TABLES);
    // A look is put on record by the product: no viewer writes of themselves.
    await runner.query('DROP POLICY noted ON accesses');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE POLICY noted ON accesses FOR INSERT TO lernlotse_app WITH CHECK (viewer_id = ${ME})`);
    await openUp(runner, TABLES);
  }
}
