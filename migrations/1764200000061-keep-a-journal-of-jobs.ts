import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeepAJournalOfJobs1764200000061 implements MigrationInterface {
  readonly name = 'KeepAJournalOfJobs1764200000061';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A person may ask for further attempts: the count of attempts goes on, because it also tells runners apart.
      ALTER TABLE jobs ADD COLUMN max_attempts integer NOT NULL DEFAULT 5 CONSTRAINT job_attempts_allowed CHECK (max_attempts > 0);
      CREATE INDEX jobs_by_key ON jobs (name, dedupe_key, run_after DESC) WHERE dedupe_key IS NOT NULL;
      CREATE INDEX jobs_by_state ON jobs (state, created_at DESC, id DESC);
      CREATE INDEX jobs_by_municipality ON jobs ((payload ->> 'municipalityId'), created_at DESC, id DESC);

      CREATE TABLE job_journal (
        position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        job_id uuid NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
        at timestamptz NOT NULL,
        attempt integer NOT NULL,
        kind text NOT NULL
          CONSTRAINT journal_kind_known CHECK (kind IN ('started', 'progress', 'retry', 'problem', 'finished')),
        details jsonb NOT NULL DEFAULT '{}'
      );
      CREATE INDEX job_journal_by_job ON job_journal (job_id, position);

      CREATE INDEX idempotency_answers_by_age ON idempotency_answers (created_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX idempotency_answers_by_age, jobs_by_municipality, jobs_by_state, jobs_by_key;
      DROP TABLE job_journal;
      ALTER TABLE jobs DROP COLUMN max_attempts;
    `);
  }
}
