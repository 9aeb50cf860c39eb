import type { MigrationInterface, QueryRunner } from 'typeorm';

import { ADMIN_OR_SYSTEM, ME, PAGED_BY_ADMIN_OR_SYSTEM, SERVED } from './row-security.js';

const ofRequests = (seen: string): string =>
  `ALTER POLICY own_or_served ON rights_requests USING (${seen} OR person_id = ${ME} OR ${SERVED})`;

export class FindWhatAnAdminLists1764500000120 implements MigrationInterface {
  readonly name = 'FindWhatAnAdminLists1764500000120';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ofRequests(PAGED_BY_ADMIN_OR_SYSTEM));
    await runner.query(`
      -- Behind the policy no index on payload ->> 'municipalityId' is used, because ->> might betray a row. A column is found.
      ALTER TABLE jobs ADD COLUMN municipality_id uuid;
      UPDATE jobs SET municipality_id = (payload ->> 'municipalityId')::uuid WHERE payload ? 'municipalityId';
      DROP INDEX jobs_by_municipality, jobs_by_state;
      CREATE INDEX jobs_by_municipality ON jobs (municipality_id, created_at DESC, id DESC) WHERE municipality_id IS NOT NULL;
      -- Whose job it is stands in the index because the policy asks for it: jobs are counted without being read.
      CREATE INDEX jobs_by_state ON jobs (state, created_at DESC, id DESC) INCLUDE (created_by);

      -- By their time, not by their position, by which the whole log is in order too: it would be walked for a kind that is rare.
      CREATE INDEX acts_of_a_kind ON audit_acts (act, at DESC);

      CREATE INDEX open_rights_requests ON rights_requests (due_on, id) INCLUDE (person_id, municipality_id) WHERE state = 'open';
      CREATE INDEX closed_rights_requests ON rights_requests (closed_at DESC, id DESC) WHERE state <> 'open';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX closed_rights_requests, open_rights_requests, acts_of_a_kind, jobs_by_state, jobs_by_municipality;
      CREATE INDEX jobs_by_state ON jobs (state, created_at DESC, id DESC);
      CREATE INDEX jobs_by_municipality ON jobs ((payload ->> 'municipalityId'), created_at DESC, id DESC);
      ALTER TABLE jobs DROP COLUMN municipality_id;
    `);
    await runner.query(ofRequests(ADMIN_OR_SYSTEM));
  }
}
