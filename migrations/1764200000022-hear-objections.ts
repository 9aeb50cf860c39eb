import type { MigrationInterface, QueryRunner } from 'typeorm';

export class HearObjections1764200000022 implements MigrationInterface {
  readonly name = 'HearObjections1764200000022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE objections (
        id uuid PRIMARY KEY,
        distribution_id uuid NOT NULL REFERENCES distributions (id),
        municipality_id uuid NOT NULL REFERENCES municipalities (id),
        text text NOT NULL CONSTRAINT objection_not_empty CHECK (text <> ''),
        state text NOT NULL DEFAULT 'open'
          CONSTRAINT objection_state_known CHECK (state IN ('open', 'upheld', 'dismissed', 'lapsed')),
        raised_by uuid NOT NULL,
        raised_at timestamptz NOT NULL,
        answer text,
        answered_by uuid,
        answered_at timestamptz,
        CONSTRAINT answer_of_objection CHECK (
          (state IN ('upheld', 'dismissed')) = (answer IS NOT NULL AND answered_by IS NOT NULL AND answered_at IS NOT NULL)),
        CONSTRAINT nobody_answers_themselves CHECK (answered_by <> raised_by)
      );
      CREATE UNIQUE INDEX one_open_objection_per_municipality ON objections (distribution_id, municipality_id) WHERE state = 'open';
      CREATE INDEX objections_by_distribution ON objections (distribution_id, raised_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE objections');
  }
}
