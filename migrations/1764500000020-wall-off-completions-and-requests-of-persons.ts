import type { MigrationInterface, QueryRunner } from 'typeorm';

import { ADMIN_OR_SYSTEM, ME, ofServedPerson, openUp, type Policies, SERVED, SYSTEM, wallOff } from './row-security.js';

const OWN = `person_id = ${ME}`;

/** Who claims a course sees what became of it; only HR, an admin in their place, or a course platform says that it is completed. */
const completed = (table: string): Policies => ({
  own: { for: 'SELECT', as: `USING (${OWN})` },
  served: { as: `USING (${SYSTEM} OR ${ofServedPerson(table)})` },
});

const TABLES: Readonly<Record<string, Policies>> = {
  completions: completed('completions'),
  completion_attestations: completed('completion_attestations'),
  completion_claims: {
    own_or_served: { as: `USING (${SYSTEM} OR ${OWN} OR ${ofServedPerson('completion_claims')})` },
  },
  objections: {
    administered: { as: `USING (${ADMIN_OR_SYSTEM})` },
    raised: { for: 'INSERT', as: `WITH CHECK (${SERVED} AND raised_by = ${ME} AND state = 'open')` },
    served: { for: 'SELECT', as: `USING (${SERVED})` },
  },
  rights_requests: { own_or_served: { as: `USING (${ADMIN_OR_SYSTEM} OR ${OWN} OR ${SERVED})` } },
  // Whoever sees a request sees its history.
  rights_request_moves: {
    of_request: { as: `USING (EXISTS (SELECT FROM rights_requests r WHERE r.id = request_id))` },
  },
  // Who looks says so, of themselves only; who was looked at reads it; nobody changes it.
  accesses: {
    noted: { for: 'INSERT', as: `WITH CHECK (viewer_id = ${ME})` },
    own: { for: 'SELECT', as: `USING (${OWN})` },
    system: { as: `USING (${SYSTEM})` },
  },
};

export class WallOffCompletionsAndRequestsOfPersons1764500000020 implements MigrationInterface {
  readonly name = 'WallOffCompletionsAndRequestsOfPersons1764500000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX memberships_of_a_person ON memberships (person_id, municipality_id)');
    await wallOff(runner, TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await openUp(runner, TABLES);
    await runner.query('DROP INDEX memberships_of_a_person');
  }
}
