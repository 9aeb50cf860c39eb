import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddSchedules1764100000001 implements MigrationInterface {
  readonly name = 'AddSchedules1764100000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE job_schedules (
        name text PRIMARY KEY,
        next_round timestamptz NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE job_schedules;`);
  }
}
