import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AskForASecondFactor1764300000053 implements MigrationInterface {
  readonly name = 'AskForASecondFactor1764300000053';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The secret is encrypted; the last step of 30 seconds whose code was taken keeps a code from being used twice.
      CREATE TABLE second_factors (
        person_id uuid PRIMARY KEY REFERENCES persons (id) ON DELETE CASCADE,
        sealed_secret text NOT NULL,
        created_at timestamptz NOT NULL,
        confirmed_at timestamptz,
        last_step bigint
      );

      CREATE TABLE recovery_codes (
        person_id uuid NOT NULL REFERENCES second_factors (person_id) ON DELETE CASCADE,
        code_hash bytea NOT NULL,
        used_at timestamptz,
        PRIMARY KEY (person_id, code_hash)
      );

      -- Whether its person has shown a second factor.
      ALTER TABLE sessions ADD strong boolean NOT NULL DEFAULT false;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE sessions DROP strong;
      DROP TABLE recovery_codes;
      DROP TABLE second_factors;
    `);
  }
}
