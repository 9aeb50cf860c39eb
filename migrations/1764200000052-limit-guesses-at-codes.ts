import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LimitGuessesAtCodes1764200000052 implements MigrationInterface {
  readonly name = 'LimitGuessesAtCodes1764200000052';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Kept for an hour; the codes themselves are not in it.
      CREATE TABLE voucher_code_misses (
        id uuid PRIMARY KEY,
        platform_id uuid NOT NULL REFERENCES course_platforms (id),
        at timestamptz NOT NULL
      );
      CREATE INDEX voucher_code_misses_by_platform ON voucher_code_misses (platform_id, at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE voucher_code_misses;`);
  }
}
