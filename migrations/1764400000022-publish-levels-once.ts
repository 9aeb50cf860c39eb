import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PublishLevelsOnce1764400000022 implements MigrationInterface {
  readonly name = 'PublishLevelsOnce1764400000022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- How many persons are under which level, per framework and quarter once and for all: as it may be disclosed, never
      -- the exact counts. Every impact of a draft is told from it. Names nobody, so nothing happens to it when a person is erased.
      CREATE TABLE level_reports (
        framework_id uuid NOT NULL REFERENCES frameworks (id),
        period text NOT NULL CONSTRAINT level_period_is_a_quarter CHECK (period ~ '^[0-9]{4}-Q[1-4]$'),
        report jsonb NOT NULL,
        made_at timestamptz NOT NULL,
        PRIMARY KEY (framework_id, period)
      );
      CREATE TRIGGER level_reports_kept BEFORE UPDATE ON level_reports
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE level_reports');
  }
}
