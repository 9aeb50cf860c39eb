import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Table and the column that names the person whose rows these are. */
const OWN: readonly (readonly [table: string, column: string])[] = [
  ['idempotency_answers', 'actor_id'],
  ['notice_acknowledgements', 'person_id'],
  ['participant_ids', 'person_id'],
];

/** Rows that only the person and the system have to do with; a course platform acts as the system. */
export class WallOffWhatIsAPersonsAlone1764400000032 implements MigrationInterface {
  readonly name = 'WallOffWhatIsAPersonsAlone1764400000032';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, column] of OWN) {
      await runner.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        CREATE POLICY owner_keeps_all ON ${table} TO CURRENT_USER USING (true);
        CREATE POLICY own ON ${table} TO lernlotse_app
          USING ((SELECT acting_scope()) = 'system' OR ${column} = (SELECT acting_person()))`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table] of OWN) {
      await runner.query(`
        DROP POLICY own ON ${table};
        DROP POLICY owner_keeps_all ON ${table};
        ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY`);
    }
  }
}
