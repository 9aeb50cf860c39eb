import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RecordDistributionDecisions1764200000021 implements MigrationInterface {
  readonly name = 'RecordDistributionDecisions1764200000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE distributions
        DROP CONSTRAINT distribution_state_known,
        -- pending: decided upon, and a job is to make the allotments.
        ADD CONSTRAINT distribution_state_known CHECK (state IN ('pending', 'committed', 'reversed')),
        ADD COLUMN kind text NOT NULL DEFAULT 'distribution'
          CONSTRAINT distribution_kind_known CHECK (kind IN ('distribution', 'top-up')),
        -- Of the key that signs the programme's ledger; null where it had none.
        ADD COLUMN key_fingerprint text,
        ADD COLUMN reversed_by uuid,
        ADD COLUMN reversed_at timestamptz,
        ADD COLUMN reversal_reason text,
        ADD CONSTRAINT reversal_has_reason CHECK (
          (state = 'reversed') = (reversed_by IS NOT NULL AND reversed_at IS NOT NULL AND reversal_reason IS NOT NULL));
      DROP INDEX one_distribution_in_force;
      CREATE UNIQUE INDEX one_distribution_in_force ON distributions (programme_id)
        WHERE kind = 'distribution' AND state <> 'reversed';
      CREATE INDEX distributions_by_programme ON distributions (programme_id, committed_at);

      -- Persons with a need per municipality and quarter, once and for all: as it may be disclosed, never the exact counts.
      CREATE TABLE need_reports (
        period text PRIMARY KEY,
        figures jsonb NOT NULL,
        made_at timestamptz NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE need_reports;
      DROP INDEX distributions_by_programme, one_distribution_in_force;
      CREATE UNIQUE INDEX one_distribution_in_force ON distributions (programme_id) WHERE state = 'committed';
      ALTER TABLE distributions
        DROP COLUMN kind, DROP COLUMN key_fingerprint, DROP CONSTRAINT reversal_has_reason,
        DROP COLUMN reversed_by, DROP COLUMN reversed_at, DROP COLUMN reversal_reason,
        DROP CONSTRAINT distribution_state_known,
        ADD CONSTRAINT distribution_state_known CHECK (state IN ('committed', 'reversed'));
    `);
  }
}
