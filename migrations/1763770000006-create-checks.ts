import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateChecks1763770000006 implements MigrationInterface {
  readonly name = 'CreateChecks1763770000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE checks (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES persons (id),
        municipality_id uuid NOT NULL REFERENCES municipalities (id),
        profile_id uuid NOT NULL REFERENCES profiles (id),
        instrument_id uuid NOT NULL REFERENCES instruments (id),
        agreement_id uuid NOT NULL REFERENCES works_agreements (id),
        state text NOT NULL DEFAULT 'started' CONSTRAINT check_state_known CHECK (state IN ('started', 'submitted', 'abandoned', 'expired')),
        seed text NOT NULL,
        form jsonb NOT NULL,
        started_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        ended_at timestamptz,
        CONSTRAINT ended_check_has_end CHECK ((state = 'started') = (ended_at IS NULL))
      );
      CREATE UNIQUE INDEX one_open_check_per_profile ON checks (person_id, profile_id) WHERE state = 'started';
      CREATE INDEX checks_by_person ON checks (person_id, started_at);

      CREATE TABLE answers (
        check_id uuid NOT NULL REFERENCES checks (id) ON DELETE CASCADE,
        item_id uuid NOT NULL REFERENCES items (id),
        response jsonb NOT NULL,
        answered_at timestamptz NOT NULL,
        PRIMARY KEY (check_id, item_id)
      );

      CREATE TABLE results (
        check_id uuid PRIMARY KEY REFERENCES checks (id) ON DELETE CASCADE,
        person_id uuid NOT NULL REFERENCES persons (id),
        instrument_id uuid NOT NULL REFERENCES instruments (id),
        framework_id uuid NOT NULL REFERENCES frameworks (id),
        measured_at timestamptz NOT NULL
      );
      CREATE INDEX results_by_person ON results (person_id, measured_at DESC);

      CREATE TABLE result_competencies (
        check_id uuid NOT NULL REFERENCES results (check_id) ON DELETE CASCADE,
        competence_code text NOT NULL,
        measured boolean NOT NULL,
        answers integer NOT NULL CONSTRAINT answers_not_negative CHECK (answers >= 0),
        estimate double precision,
        sd double precision,
        band_low double precision,
        band_high double precision,
        level integer,
        posterior double precision[],
        stop_reason text NOT NULL,
        PRIMARY KEY (check_id, competence_code),
        CONSTRAINT not_measured_has_no_numbers CHECK (
          measured = (estimate IS NOT NULL) AND measured = (sd IS NOT NULL) AND measured = (band_low IS NOT NULL)
          AND measured = (band_high IS NOT NULL) AND measured = (level IS NOT NULL) AND measured = (posterior IS NOT NULL))
      );

      CREATE TABLE releases (
        id uuid PRIMARY KEY,
        check_id uuid NOT NULL REFERENCES results (check_id) ON DELETE CASCADE,
        municipality_id uuid NOT NULL REFERENCES municipalities (id),
        purpose text NOT NULL,
        valid_until date NOT NULL,
        released_at timestamptz NOT NULL,
        revoked_at timestamptz
      );
      CREATE UNIQUE INDEX one_open_release_per_result ON releases (check_id) WHERE revoked_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE releases, result_competencies, results, answers, checks;
    `);
  }
}
