import type { MigrationInterface, QueryRunner } from 'typeorm';

export class EditionsByTheirNumbers1764500000111 implements MigrationInterface {
  readonly name = 'EditionsByTheirNumbers1764500000111';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The same order as in src/kernel/codes.ts: edition 10 comes after edition 9.
      -- contract: what still serves reads the same texts, in another order.
      CREATE COLLATION by_numbers (provider = icu, locale = 'en-u-kn');
      ALTER TABLE frameworks ALTER COLUMN edition TYPE text COLLATE by_numbers;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE frameworks ALTER COLUMN edition TYPE text COLLATE "default"');
    await runner.query('DROP COLLATION by_numbers');
  }
}
