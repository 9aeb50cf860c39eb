import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AssessItems1764100000031 implements MigrationInterface {
  readonly name = 'AssessItems1764100000031';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A draft is a proposal; its version is decided on before there is another one.
      CREATE UNIQUE INDEX one_draft_instrument_per_bank ON instruments (bank_id) WHERE published_at IS NULL;

      -- Figures of a quarter that is over, made once: two reports of one quarter could be subtracted from each other.
      CREATE TABLE item_quality_reports (
        instrument_id uuid NOT NULL REFERENCES instruments (id) ON DELETE CASCADE,
        period text NOT NULL,
        figures jsonb NOT NULL,
        made_at timestamptz NOT NULL,
        PRIMARY KEY (instrument_id, period)
      );

      -- How a proposed version came about, and what it would change.
      CREATE TABLE instrument_impacts (
        instrument_id uuid PRIMARY KEY REFERENCES instruments (id) ON DELETE CASCADE,
        period text NOT NULL,
        calibration jsonb NOT NULL,
        figures jsonb NOT NULL,
        made_at timestamptz NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE instrument_impacts, item_quality_reports;
      DROP INDEX one_draft_instrument_per_bank;
    `);
  }
}
