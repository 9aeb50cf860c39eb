import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeepTheCatalogue1764100000061 implements MigrationInterface {
  readonly name = 'KeepTheCatalogue1764100000061';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What helps people who see, hear or read otherwise; an import says nothing of it and leaves it as it is.
      ALTER TABLE courses ADD COLUMN accessibility text[] NOT NULL DEFAULT '{}';
      CREATE INDEX courses_by_code ON courses (code);

      -- Courses that must be completed before a course. Cycles are refused by the rule, one writer at a time.
      CREATE TABLE course_prerequisites (
        course_id uuid NOT NULL REFERENCES courses (id) ON DELETE CASCADE,
        prerequisite_id uuid NOT NULL REFERENCES courses (id) ON DELETE CASCADE,
        PRIMARY KEY (course_id, prerequisite_id),
        CONSTRAINT course_prerequisites_cyclic CHECK (course_id <> prerequisite_id)
      );
      CREATE INDEX course_prerequisites_by_prerequisite ON course_prerequisites (prerequisite_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE course_prerequisites;
      DROP INDEX courses_by_code;
      ALTER TABLE courses DROP COLUMN accessibility;
    `);
  }
}
