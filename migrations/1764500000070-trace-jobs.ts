import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TraceJobs1764500000070 implements MigrationInterface {
  readonly name = 'TraceJobs1764500000070';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What asked for the job, as a place in a trace (W3C Trace Context, traceparent); empty where nothing is traced.
      ALTER TABLE jobs ADD trace_parent text;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE jobs DROP trace_parent`);
  }
}
