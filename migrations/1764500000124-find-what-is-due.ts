import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rounds look every hour for the few rows whose time has come: nothing that grows with the people may be read for it. */
export class FindWhatIsDue1764500000124 implements MigrationInterface {
  readonly name = 'FindWhatIsDue1764500000124';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX assigned_vouchers_by_end ON vouchers (expires_on, id) WHERE state = 'assigned';
      CREATE INDEX untouched_requests ON voucher_requests (requested_at) WHERE state = 'requested';
      CREATE INDEX accesses_by_time ON accesses (at);
      CREATE INDEX mailed_links_by_end ON mailed_links (expires_at);
      CREATE INDEX sessions_by_end ON sessions (least(ended_at, ends_at));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX sessions_by_end, mailed_links_by_end, accesses_by_time, untouched_requests, assigned_vouchers_by_end;
    `);
  }
}
