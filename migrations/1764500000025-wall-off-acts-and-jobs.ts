import type { MigrationInterface, QueryRunner } from 'typeorm';

import { ADMIN_OR_SYSTEM, ME, openUp, type Policies, SERVED, wallOff } from './row-security.js';

const TABLES: Readonly<Record<string, Policies>> = {
  // Whoever acts says so, of themselves; HR reads what was done in their municipality.
  audit_acts: {
    administered: { as: `USING (${ADMIN_OR_SYSTEM})` },
    said: { for: 'INSERT', as: `WITH CHECK (actor_id = ${ME})` },
    served: { for: 'SELECT', as: `USING (${SERVED})` },
  },
  // Whoever asked for a job may follow it.
  jobs: {
    administered: { as: `USING (${ADMIN_OR_SYSTEM})` },
    own: { for: 'SELECT', as: `USING (created_by = ${ME})` },
  },
  job_journal: {
    administered: { as: `USING (${ADMIN_OR_SYSTEM})` },
    of_job: { for: 'SELECT', as: 'USING (EXISTS (SELECT FROM jobs j WHERE j.id = job_id))' },
  },
};

export class WallOffActsAndJobs1764500000025 implements MigrationInterface {
  readonly name = 'WallOffActsAndJobs1764500000025';

  async up(runner: QueryRunner): Promise<void> {
    await wallOff(runner, TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await openUp(runner, TABLES);
  }
}
