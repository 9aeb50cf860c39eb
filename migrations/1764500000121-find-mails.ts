import type { MigrationInterface, QueryRunner } from 'typeorm';

import { PAGED_BY_SYSTEM, SYSTEM } from './row-security.js';

/** Mails stay as rows for as long as their persons do: nobody is told twice. So nothing may look through all of them. */
export class FindMails1764500000121 implements MigrationInterface {
  readonly name = 'FindMails1764500000121';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER POLICY system ON mails USING (${PAGED_BY_SYSTEM});
      CREATE INDEX mails_by_occasion ON mails (kind, occasion);
      -- What every sending looks for when it has ended: usually one.
      CREATE INDEX confidential_mails ON mails (created_at) WHERE confidential AND address IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX confidential_mails, mails_by_occasion;
      ALTER POLICY system ON mails USING (${SYSTEM});
    `);
  }
}
