import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A membership ends with its last day; what that brings is carried out once, after it. */
export class EndMemberships1764400000012 implements MigrationInterface {
  readonly name = 'EndMemberships1764400000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE memberships
        -- When vouchers were returned, requests withdrawn and releases ended.
        ADD COLUMN settled_at timestamptz,
        ADD CONSTRAINT only_ended_membership_settles CHECK (settled_at IS NULL OR valid_until IS NOT NULL);
      CREATE INDEX memberships_to_settle ON memberships (valid_until) WHERE valid_until IS NOT NULL AND settled_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE memberships DROP COLUMN settled_at');
  }
}
