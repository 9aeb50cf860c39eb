import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RefreshCatalogues1764100000074 implements MigrationInterface {
  readonly name = 'RefreshCatalogues1764100000074';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Catalogues that are fetched again and again.
      CREATE TABLE course_sources (
        id uuid PRIMARY KEY,
        kind text NOT NULL CONSTRAINT source_kind_known CHECK (kind IN ('moochub')),
        -- Whose catalogue it is, for people.
        provider text NOT NULL,
        address text NOT NULL CONSTRAINT one_source_per_address UNIQUE,
        interval_hours integer NOT NULL CONSTRAINT source_interval_sensible CHECK (interval_hours BETWEEN 1 AND 8784),
        state text NOT NULL CONSTRAINT source_state_known CHECK (state IN ('active', 'paused', 'failing')),
        -- What the server said of the document that was imported last.
        etag text,
        last_modified text,
        -- Since the last time that went well.
        failures integer NOT NULL DEFAULT 0 CONSTRAINT failures_not_negative CHECK (failures >= 0),
        last_outcome text
          CONSTRAINT source_outcome_known CHECK (last_outcome IN ('imported', 'not-modified', 'refused', 'rejected')),
        -- Code of the finding that says why the last run failed.
        last_problem text,
        last_import_id uuid REFERENCES imports (id) ON DELETE SET NULL,
        last_run_at timestamptz,
        next_run_at timestamptz NOT NULL
      );
      CREATE INDEX course_sources_due ON course_sources (next_run_at) WHERE state <> 'paused';

      -- What became of each course's link when it was tried.
      CREATE TABLE course_links (
        course_id uuid PRIMARY KEY REFERENCES courses (id) ON DELETE CASCADE,
        url text NOT NULL,
        link_status text NOT NULL
          CONSTRAINT link_status_known CHECK (link_status IN ('ok', 'broken', 'unreachable', 'refused')),
        -- Of an answer: its HTTP status.
        http_status integer,
        tries integer NOT NULL,
        link_checked_at timestamptz NOT NULL,
        -- Since when it has not been reached, as far as the checks know.
        failing_since timestamptz,
        CONSTRAINT good_link_does_not_fail CHECK ((link_status = 'ok') = (failing_since IS NULL))
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE course_links, course_sources;`);
  }
}
