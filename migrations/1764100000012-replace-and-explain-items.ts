import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ReplaceAndExplainItems1764100000012 implements MigrationInterface {
  readonly name = 'ReplaceAndExplainItems1764100000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Which items a person could not take says something about their body: it is kept only while the check needs it.
      ALTER TABLE checks ADD COLUMN replaced jsonb NOT NULL DEFAULT '[]';
      ALTER TABLE checks ADD CONSTRAINT ended_check_forgets_replaced CHECK (state = 'started' OR replaced = '[]');

      CREATE TABLE explanations_seen (
        person_id uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
        item_id uuid NOT NULL REFERENCES items (id),
        seen_at timestamptz NOT NULL,
        PRIMARY KEY (person_id, item_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE explanations_seen;
      ALTER TABLE checks DROP COLUMN replaced;
    `);
  }
}
