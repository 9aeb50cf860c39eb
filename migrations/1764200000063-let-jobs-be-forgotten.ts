import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LetJobsBeForgotten1764200000063 implements MigrationInterface {
  readonly name = 'LetJobsBeForgotten1764200000063';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The report of an import outlives the job that did it.
      ALTER TABLE imports DROP CONSTRAINT imports_job_id_fkey,
        ADD CONSTRAINT imports_job_id_fkey FOREIGN KEY (job_id) REFERENCES jobs (id) ON DELETE SET NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE imports DROP CONSTRAINT imports_job_id_fkey,
        ADD CONSTRAINT imports_job_id_fkey FOREIGN KEY (job_id) REFERENCES jobs (id);
    `);
  }
}
