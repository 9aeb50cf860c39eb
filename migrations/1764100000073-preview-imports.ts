import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PreviewImports1764100000073 implements MigrationInterface {
  readonly name = 'PreviewImports1764100000073';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE imports
        DROP CONSTRAINT import_state_known,
        ADD CONSTRAINT import_state_known CHECK (state IN (
          'waiting', 'running', 'applied', 'previewed', 'rejected', 'failed', 'outdated', 'expired')),
        -- SHA-256 of what the preview showed: applied is that, or nothing.
        ADD COLUMN digest text,
        -- How a preview is to be applied, from the moment that somebody asked for it.
        ADD COLUMN applying text CONSTRAINT import_applying_known CHECK (applying IN ('all-or-nothing', 'good-rows'));

      -- What a previewed import would do, row by row.
      CREATE TABLE import_rows (
        import_id uuid NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
        position integer NOT NULL,
        pile text NOT NULL CONSTRAINT import_pile_known CHECK (pile IN ('new', 'changed', 'unchanged', 'rejected')),
        -- Of a rejected row: where it stands in the file.
        line integer,
        name text,
        changes jsonb NOT NULL,
        findings jsonb NOT NULL,
        PRIMARY KEY (import_id, position)
      );
      CREATE INDEX import_rows_by_pile ON import_rows (import_id, pile, position);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE import_rows;
      UPDATE imports SET state = 'rejected' WHERE state IN ('outdated', 'expired');
      ALTER TABLE imports
        DROP COLUMN digest,
        DROP COLUMN applying,
        DROP CONSTRAINT import_state_known,
        ADD CONSTRAINT import_state_known CHECK (state IN (
          'waiting', 'running', 'applied', 'previewed', 'rejected', 'failed'));
    `);
  }
}
