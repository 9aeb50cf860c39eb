import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LetRedistributionsLapse1764300000013 implements MigrationInterface {
  readonly name = 'LetRedistributionsLapse1764300000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE redistributions
        DROP CONSTRAINT redistribution_state_known, DROP CONSTRAINT redistribution_decision_whole,
        DROP CONSTRAINT redistribution_end_has_reason;
      -- What was under way when its programme closed: nobody could decide it or carry it out any more.
      UPDATE objections SET state = 'lapsed' WHERE state = 'open' AND redistribution_id IN (
        SELECT r.id FROM redistributions r JOIN programmes p ON p.id = r.programme_id
         WHERE r.state IN ('announced', 'decided') AND p.state IN ('closed', 'settled'));
      UPDATE redistributions SET state = 'lapsed', ended_at = now()
       WHERE state IN ('announced', 'decided')
         AND programme_id IN (SELECT id FROM programmes WHERE state IN ('closed', 'settled'));
      ALTER TABLE redistributions
        ADD CONSTRAINT redistribution_state_known
          CHECK (state IN ('announced', 'decided', 'carried-out', 'cancelled', 'reversed', 'lapsed')),
        ADD CONSTRAINT redistribution_decision_whole CHECK (
          num_nonnulls(decided_by, decided_at, objections_until, inputs, lines, record_hash) IN (0, 6)
          AND (state IN ('announced', 'cancelled', 'lapsed') OR record_hash IS NOT NULL)),
        -- Nobody in person lets it lapse, and the reason is always the same.
        ADD CONSTRAINT redistribution_end_has_reason CHECK (
          num_nonnulls(ended_by, end_reason) = CASE WHEN state IN ('cancelled', 'reversed') THEN 2 ELSE 0 END
          AND (ended_at IS NOT NULL) = (state IN ('cancelled', 'reversed', 'lapsed')));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE redistributions
        DROP CONSTRAINT redistribution_state_known, DROP CONSTRAINT redistribution_decision_whole,
        DROP CONSTRAINT redistribution_end_has_reason;
      UPDATE redistributions SET state = 'cancelled', ended_by = announced_by, end_reason = 'Programme closed' WHERE state = 'lapsed';
      ALTER TABLE redistributions
        ADD CONSTRAINT redistribution_state_known CHECK (state IN ('announced', 'decided', 'carried-out', 'cancelled', 'reversed')),
        ADD CONSTRAINT redistribution_decision_whole CHECK (
          num_nonnulls(decided_by, decided_at, objections_until, inputs, lines, record_hash) IN (0, 6)
          AND (state IN ('announced', 'cancelled') OR record_hash IS NOT NULL)),
        ADD CONSTRAINT redistribution_end_has_reason CHECK (
          num_nonnulls(ended_by, ended_at, end_reason) = CASE WHEN state IN ('cancelled', 'reversed') THEN 3 ELSE 0 END);
    `);
  }
}
