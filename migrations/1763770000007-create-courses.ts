import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCourses1763770000007 implements MigrationInterface {
  readonly name = 'CreateCourses1763770000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE courses (
        id uuid PRIMARY KEY,
        source text NOT NULL,
        source_id text NOT NULL,
        code text NOT NULL,
        title jsonb NOT NULL,
        description jsonb NOT NULL,
        provider text NOT NULL,
        url text,
        minutes integer CONSTRAINT course_takes_time CHECK (minutes > 0),
        price_cents integer CONSTRAINT price_not_negative CHECK (price_cents >= 0),
        languages text[] NOT NULL,
        formats text[] NOT NULL,
        access_modes text[] NOT NULL,
        state text NOT NULL CONSTRAINT course_state_known CHECK (state IN ('draft', 'published', 'withdrawn', 'archived')),
        revision integer NOT NULL DEFAULT 1,
        -- The record as it came, unknown fields included; null for a course written here.
        original jsonb,
        updated_at timestamptz NOT NULL,
        CONSTRAINT one_course_per_source_id UNIQUE (source, source_id),
        CONSTRAINT published_course_has_facts CHECK (state <> 'published' OR (minutes IS NOT NULL AND price_cents IS NOT NULL))
      );
      CREATE INDEX courses_by_title ON courses (COALESCE(title ->> 'de', title ->> 'en', ''), id) WHERE state = 'published';

      -- What a course teaches: it lifts who stands at from_level or above to to_level.
      CREATE TABLE course_lessons (
        course_id uuid NOT NULL REFERENCES courses (id) ON DELETE CASCADE,
        vocabulary text NOT NULL,
        competence_code text NOT NULL,
        from_level integer NOT NULL,
        to_level integer NOT NULL,
        PRIMARY KEY (course_id, vocabulary, competence_code),
        CONSTRAINT course_teaches_upwards CHECK (0 <= from_level AND from_level < to_level)
      );
      CREATE INDEX course_lessons_by_competence ON course_lessons (vocabulary, competence_code);

      -- Entry levels of other competences.
      CREATE TABLE course_requirements (
        course_id uuid NOT NULL REFERENCES courses (id) ON DELETE CASCADE,
        vocabulary text NOT NULL,
        competence_code text NOT NULL,
        level integer NOT NULL CONSTRAINT entry_level_positive CHECK (level > 0),
        PRIMARY KEY (course_id, vocabulary, competence_code)
      );

      CREATE TABLE completions (
        person_id uuid NOT NULL REFERENCES persons (id),
        course_id uuid NOT NULL REFERENCES courses (id),
        completed_at timestamptz NOT NULL,
        recorded_by uuid NOT NULL,
        PRIMARY KEY (person_id, course_id),
        CONSTRAINT nobody_records_own_completion CHECK (recorded_by <> person_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE completions, course_requirements, course_lessons, courses;
    `);
  }
}
