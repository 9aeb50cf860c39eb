import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MarkCourses1764200000001 implements MigrationInterface {
  readonly name = 'MarkCourses1764200000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What a person wants in the learning path in any case, and what not at all.
      CREATE TABLE course_marks (
        person_id uuid NOT NULL REFERENCES persons (id),
        course_id uuid NOT NULL REFERENCES courses (id),
        -- Where the person said so: the works agreement there says how long it is kept.
        municipality_id uuid NOT NULL REFERENCES municipalities (id),
        kind text NOT NULL CONSTRAINT mark_kind_known CHECK (kind IN ('pin', 'dismissal')),
        reason text CONSTRAINT mark_reason_short CHECK (length(reason) BETWEEN 1 AND 500),
        created_at timestamptz NOT NULL,
        PRIMARY KEY (person_id, course_id),
        CONSTRAINT dismissal_has_a_reason CHECK (kind = 'pin' OR reason IS NOT NULL)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE course_marks;`);
  }
}
