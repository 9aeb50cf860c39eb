import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Processes keep courses in memory by their revision: a change by hand must not escape them. */
export class EveryChangeOfACourseRaisesItsRevision1764500000123 implements MigrationInterface {
  readonly name = 'EveryChangeOfACourseRaisesItsRevision1764500000123';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION raise_course_revision() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.revision := OLD.revision + 1;
        RETURN NEW;
      END $$;
      CREATE TRIGGER changed_course_has_a_new_revision BEFORE UPDATE ON courses
        FOR EACH ROW WHEN (NEW.revision = OLD.revision AND NEW IS DISTINCT FROM OLD) EXECUTE FUNCTION raise_course_revision();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER changed_course_has_a_new_revision ON courses;
      DROP FUNCTION raise_course_revision();
    `);
  }
}
