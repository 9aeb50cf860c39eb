import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SettleInstruments1764100000002 implements MigrationInterface {
  readonly name = 'SettleInstruments1764100000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What was published before asked a fixed form, and goes on doing so.
      UPDATE instruments SET settings =
        '{"mode": "fixed", "aim": "decision", "certainty": 0.9, "targetSd": null, "minutesInAll": null, "retakeAfterDays": 0}'::jsonb || settings;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE instruments SET settings = settings - '{mode,aim,certainty,targetSd,minutesInAll,retakeAfterDays}'::text[];
    `);
  }
}
