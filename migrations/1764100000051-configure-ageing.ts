import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ConfigureAgeing1764100000051 implements MigrationInterface {
  readonly name = 'ConfigureAgeing1764100000051';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Days after which evidence weighs half, per vocabulary: one document that an admin writes. Without a row, two years.
      CREATE TABLE half_lives (
        vocabulary text PRIMARY KEY,
        revision integer NOT NULL,
        default_days integer NOT NULL CONSTRAINT half_life_between_30_and_36500 CHECK (default_days BETWEEN 30 AND 36500),
        competencies jsonb NOT NULL,
        updated_at timestamptz NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE half_lives');
  }
}
