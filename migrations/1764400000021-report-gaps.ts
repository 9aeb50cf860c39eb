import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ReportGaps1764400000021 implements MigrationInterface {
  readonly name = 'ReportGaps1764400000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What a municipality learns of its groups, per quarter once and for all: as it may be disclosed, never the exact counts.
      CREATE TABLE insight_reports (
        municipality_id uuid NOT NULL REFERENCES municipalities (id),
        period text NOT NULL CONSTRAINT insight_period_is_a_quarter CHECK (period ~ '^[0-9]{4}-Q[1-4]$'),
        report jsonb NOT NULL,
        made_at timestamptz NOT NULL,
        PRIMARY KEY (municipality_id, period)
      );
      CREATE TRIGGER insight_reports_kept BEFORE UPDATE ON insight_reports
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE insight_reports');
  }
}
