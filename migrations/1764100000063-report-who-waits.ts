import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ReportWhoWaits1764100000063 implements MigrationInterface {
  readonly name = 'ReportWhoWaits1764100000063';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- How many persons wait for a course, per quarter once and for all: as it may be disclosed, never the exact counts.
      CREATE TABLE waiting_reports (
        framework_id uuid NOT NULL REFERENCES frameworks (id),
        period text NOT NULL,
        counts jsonb NOT NULL,
        made_at timestamptz NOT NULL,
        PRIMARY KEY (framework_id, period)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE waiting_reports');
  }
}
