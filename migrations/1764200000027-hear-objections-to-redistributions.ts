import type { MigrationInterface, QueryRunner } from 'typeorm';

export class HearObjectionsToRedistributions1764200000027 implements MigrationInterface {
  readonly name = 'HearObjectionsToRedistributions1764200000027';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX one_open_objection_per_municipality;
      ALTER TABLE objections
        ALTER COLUMN distribution_id DROP NOT NULL,
        ADD COLUMN redistribution_id uuid REFERENCES redistributions (id),
        ADD CONSTRAINT objection_to_one_decision CHECK (num_nonnulls(distribution_id, redistribution_id) = 1);
      CREATE UNIQUE INDEX one_open_objection_per_municipality
        ON objections (COALESCE(distribution_id, redistribution_id), municipality_id) WHERE state = 'open';
      CREATE INDEX objections_by_redistribution ON objections (redistribution_id) WHERE redistribution_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX objections_by_redistribution, one_open_objection_per_municipality;
      DELETE FROM objections WHERE redistribution_id IS NOT NULL;
      ALTER TABLE objections
        DROP CONSTRAINT objection_to_one_decision, DROP COLUMN redistribution_id,
        ALTER COLUMN distribution_id SET NOT NULL;
      CREATE UNIQUE INDEX one_open_objection_per_municipality ON objections (distribution_id, municipality_id) WHERE state = 'open';
    `);
  }
}
