import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DraftEditions1764500000110 implements MigrationInterface {
  readonly name = 'DraftEditions1764500000110';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The next edition of a framework in the making, as the document that an import would read: nothing else reads it
      -- before it is published. Of a framework there is one at a time.
      CREATE TABLE framework_drafts (
        id uuid PRIMARY KEY,
        basis_id uuid NOT NULL REFERENCES frameworks (id),
        code text NOT NULL CONSTRAINT one_draft_edition_per_framework UNIQUE,
        content jsonb NOT NULL,
        revision integer NOT NULL DEFAULT 1,
        updated_at timestamptz NOT NULL
      );

      -- How many persons' checks and results refer to a competence, per vocabulary and quarter once and for all: as it may
      -- be disclosed, never the exact counts. Names nobody, so nothing happens to it when a person is erased.
      CREATE TABLE reference_reports (
        vocabulary text NOT NULL,
        period text NOT NULL CONSTRAINT reference_period_is_a_quarter CHECK (period ~ '^[0-9]{4}-Q[1-4]$'),
        report jsonb NOT NULL,
        made_at timestamptz NOT NULL,
        PRIMARY KEY (vocabulary, period)
      );
      CREATE TRIGGER reference_reports_kept BEFORE UPDATE ON reference_reports
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE reference_reports');
    await runner.query('DROP TABLE framework_drafts');
  }
}
