import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CheckShownFactors1764500000040 implements MigrationInterface {
  readonly name = 'CheckShownFactors1764500000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What a provider says in acr or amr when it has asked for a second factor; empty: amr says mfa (RFC 8176).
      ALTER TABLE identity_providers ADD factor_values text[] NOT NULL DEFAULT '{}';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE identity_providers DROP factor_values`);
  }
}
