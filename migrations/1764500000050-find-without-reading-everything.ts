import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Behind a policy PostgreSQL uses an index only for conditions that cannot betray a row, and `lower(email)` could: whoever
 * signed in read all persons. Addresses are written in their canonical spelling, so that they are found as they stand.
 */
export class FindWithoutReadingEverything1764500000050 implements MigrationInterface {
  readonly name = 'FindWithoutReadingEverything1764500000050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE persons SET email = lower(email) WHERE email <> lower(email);
      ALTER TABLE persons ADD CONSTRAINT email_is_canonical CHECK (email = lower(email));
      CREATE INDEX persons_by_email ON persons (email);
      CREATE INDEX admins ON persons (id) WHERE admin;

      CREATE INDEX checks_by_end ON checks (municipality_id, ended_at);
      CREATE INDEX releases_by_check ON releases (check_id);
      CREATE INDEX releases_in_force ON releases (municipality_id, valid_until) WHERE revoked_at IS NULL;
      CREATE INDEX completion_claims_by_person ON completion_claims (person_id, claimed_at);
      CREATE INDEX xapi_statements_by_person ON xapi_statements (person_id);

      -- What somebody did for others, which their own data and their erasure ask for.
      CREATE INDEX jobs_by_creator ON jobs (created_by, created_at) WHERE created_by IS NOT NULL;
      CREATE INDEX completion_claims_by_decider ON completion_claims (decided_by) WHERE decided_by IS NOT NULL;
      CREATE INDEX completions_by_recorder ON completions (recorded_by) WHERE recorded_by IS NOT NULL;
      CREATE INDEX rights_request_moves_by_mover ON rights_request_moves (moved_by) WHERE moved_by IS NOT NULL;
      CREATE INDEX voucher_offers_by_offerer ON voucher_offers (offered_by);
      CREATE INDEX voucher_requests_by_decider ON voucher_requests (decided_by) WHERE decided_by IS NOT NULL;
      CREATE INDEX vouchers_by_assigner ON vouchers (assigned_by);
      CREATE INDEX vouchers_by_completer ON vouchers (completed_by) WHERE completed_by IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX vouchers_by_completer, vouchers_by_assigner, voucher_requests_by_decider, voucher_offers_by_offerer,
        rights_request_moves_by_mover, completions_by_recorder, completion_claims_by_decider, jobs_by_creator,
        xapi_statements_by_person, completion_claims_by_person, releases_in_force, releases_by_check,
        checks_by_end, admins, persons_by_email;
      ALTER TABLE persons DROP CONSTRAINT email_is_canonical;
    `);
  }
}
