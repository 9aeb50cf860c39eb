import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SearchActs1764400000042 implements MigrationInterface {
  readonly name = 'SearchActs1764400000042';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX acts_of_a_subject ON audit_acts (subject, position DESC);
      CREATE INDEX acts_in_a_municipality ON audit_acts (municipality_id, position DESC);
      CREATE INDEX acts_of_a_person ON audit_acts (actor_id, position DESC);
      CREATE TRIGGER audit_acts_never_emptied BEFORE TRUNCATE ON audit_acts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER audit_acts_never_emptied ON audit_acts;
      DROP INDEX acts_of_a_person, acts_in_a_municipality, acts_of_a_subject;
    `);
  }
}
