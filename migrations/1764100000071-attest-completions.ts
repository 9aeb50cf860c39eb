import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AttestCompletions1764100000071 implements MigrationInterface {
  readonly name = 'AttestCompletions1764100000071';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- On whose word a completion stands: a person of HR, or a statement of a course platform. Without any it falls.
      CREATE TABLE completion_attestations (
        person_id uuid NOT NULL,
        course_id uuid NOT NULL,
        kind text NOT NULL CONSTRAINT attestation_kind_known CHECK (kind IN ('person', 'statement')),
        -- The person who says so, or the statement.
        reference uuid NOT NULL,
        attested_at timestamptz NOT NULL,
        PRIMARY KEY (person_id, course_id, kind, reference),
        FOREIGN KEY (person_id, course_id) REFERENCES completions (person_id, course_id) ON DELETE CASCADE
      );
      INSERT INTO completion_attestations (person_id, course_id, kind, reference, attested_at)
      SELECT person_id, course_id, 'person', recorded_by, completed_at FROM completions;

      CREATE TABLE completion_claims (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES persons (id),
        course_id uuid NOT NULL REFERENCES courses (id),
        -- Kept for the decision and erased with it.
        proof jsonb,
        state text NOT NULL
          CONSTRAINT claim_state_known CHECK (state IN ('claimed', 'confirmed', 'declined', 'withdrawn')),
        claimed_at timestamptz NOT NULL,
        decided_by uuid,
        decided_at timestamptz,
        reason text,
        CONSTRAINT nobody_decides_own_claim CHECK (state = 'withdrawn' OR decided_by <> person_id),
        CONSTRAINT decided_claim_keeps_no_proof CHECK ((state = 'claimed') = (proof IS NOT NULL))
      );
      CREATE UNIQUE INDEX one_open_claim_per_course ON completion_claims (person_id, course_id) WHERE state = 'claimed';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE completion_claims, completion_attestations;`);
  }
}
