import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RedistributeUnusedVouchers1764200000026 implements MigrationInterface {
  readonly name = 'RedistributeUnusedVouchers1764200000026';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A redistribution from its announcement to its end; what was decided and what was moved stay beside each other.
      CREATE TABLE redistributions (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes (id),
        due_on date NOT NULL,
        window_days integer NOT NULL CONSTRAINT redistribution_window_in_range CHECK (window_days BETWEEN 0 AND 60),
        rules jsonb NOT NULL,
        state text NOT NULL CONSTRAINT redistribution_state_known
          CHECK (state IN ('announced', 'decided', 'carried-out', 'cancelled', 'reversed')),
        revision integer NOT NULL DEFAULT 1,
        announced_by uuid NOT NULL,
        announced_at timestamptz NOT NULL,
        decided_by uuid,
        decided_at timestamptz,
        objections_until timestamptz,
        inputs jsonb,
        lines jsonb,
        record_hash text,
        -- Of the key that signs the programme's ledger.
        key_fingerprint text,
        carried_out_at timestamptz,
        outcome jsonb,
        outcome_hash text,
        ended_by uuid,
        ended_at timestamptz,
        end_reason text,
        kept jsonb,
        CONSTRAINT redistribution_decision_whole CHECK (
          num_nonnulls(decided_by, decided_at, objections_until, inputs, lines, record_hash) IN (0, 6)
          AND (state IN ('announced', 'cancelled') OR record_hash IS NOT NULL)),
        CONSTRAINT redistribution_outcome_whole CHECK (
          num_nonnulls(carried_out_at, outcome, outcome_hash) = CASE WHEN state IN ('carried-out', 'reversed') THEN 3 ELSE 0 END),
        CONSTRAINT redistribution_end_has_reason CHECK (
          num_nonnulls(ended_by, ended_at, end_reason) = CASE WHEN state IN ('cancelled', 'reversed') THEN 3 ELSE 0 END)
      );
      CREATE UNIQUE INDEX one_redistribution_under_way ON redistributions (programme_id) WHERE state IN ('announced', 'decided');
      CREATE INDEX redistributions_by_programme ON redistributions (programme_id, announced_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE redistributions');
  }
}
