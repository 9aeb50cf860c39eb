import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePlatform1763770000001 implements MigrationInterface {
  readonly name = 'CreatePlatform1763770000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A row that must never change again: used by every append-only table.
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '23514', CONSTRAINT = TG_TABLE_NAME || '_append_only';
      END $$;

      CREATE TABLE jobs (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        payload jsonb NOT NULL,
        dedupe_key text,
        state text NOT NULL DEFAULT 'waiting' CONSTRAINT job_state_known CHECK (state IN ('waiting', 'active', 'done', 'failed')),
        attempts integer NOT NULL DEFAULT 0,
        progress jsonb,
        result jsonb,
        error jsonb,
        created_by uuid,
        created_at timestamptz NOT NULL,
        run_after timestamptz NOT NULL,
        started_at timestamptz,
        lease_until timestamptz,
        finished_at timestamptz,
        CONSTRAINT active_job_has_lease CHECK ((state = 'active') = (lease_until IS NOT NULL))
      );
      CREATE UNIQUE INDEX one_waiting_job_per_key ON jobs (name, dedupe_key) WHERE state = 'waiting';
      CREATE INDEX jobs_to_sweep ON jobs (created_at) WHERE state IN ('waiting', 'active');

      CREATE TABLE imports (
        id uuid PRIMARY KEY,
        kind text NOT NULL,
        mode text NOT NULL CONSTRAINT import_mode_known CHECK (mode IN ('all-or-nothing', 'good-rows', 'preview')),
        file_name text NOT NULL,
        address text,
        file bytea,
        state text NOT NULL DEFAULT 'waiting'
          CONSTRAINT import_state_known CHECK (state IN ('waiting', 'running', 'applied', 'previewed', 'rejected', 'failed')),
        progress jsonb,
        counts jsonb,
        findings jsonb NOT NULL DEFAULT '[]',
        findings_total integer NOT NULL DEFAULT 0,
        job_id uuid REFERENCES jobs (id),
        started_by uuid,
        created_at timestamptz NOT NULL,
        finished_at timestamptz
      );
      CREATE INDEX imports_newest_first ON imports (created_at DESC, id DESC);

      CREATE TABLE import_progress (
        import_id uuid PRIMARY KEY,
        progress jsonb NOT NULL
      );

      CREATE TABLE idempotency_answers (
        actor_id uuid NOT NULL,
        operation text NOT NULL,
        key text NOT NULL,
        body_hash text NOT NULL,
        answer jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (actor_id, operation, key)
      );

      CREATE TABLE audit_acts (
        position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL,
        actor_id uuid,
        act text NOT NULL,
        subject text NOT NULL,
        municipality_id uuid,
        details jsonb NOT NULL
      );
      CREATE TRIGGER audit_acts_append_only BEFORE UPDATE OR DELETE ON audit_acts FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE audit_acts, idempotency_answers, import_progress, imports, jobs;
      DROP FUNCTION refuse_change();
    `);
  }
}
