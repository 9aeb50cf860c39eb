import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the product may do while it serves: everything that a use case needs, and nothing that unmakes the record. */
export class CreateApplicationRole1764200000011 implements MigrationInterface {
  readonly name = 'CreateApplicationRole1764200000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Roles belong to the whole server: another database of it may have made this one, even at this very moment.
      DO $$
      BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'lernlotse_app') THEN
          CREATE ROLE lernlotse_app NOLOGIN;
          EXECUTE format('GRANT lernlotse_app TO %I', current_user);
        END IF;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END $$;
      DO $$
      BEGIN
        IF NOT pg_has_role(current_user, 'lernlotse_app', 'MEMBER') THEN
          EXECUTE format('GRANT lernlotse_app TO %I', current_user);
        END IF;
      END $$;
      GRANT USAGE ON SCHEMA public TO lernlotse_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO lernlotse_app;
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO lernlotse_app;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO lernlotse_app;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO lernlotse_app;
      REVOKE UPDATE, DELETE ON ledger_entries, audit_acts FROM lernlotse_app;
      REVOKE INSERT, UPDATE, DELETE ON migrations FROM lernlotse_app;
    `);
  }

  /** The role itself stays: other databases of the server may use it. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON TABLES FROM lernlotse_app;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON SEQUENCES FROM lernlotse_app;
      REVOKE ALL ON ALL TABLES IN SCHEMA public FROM lernlotse_app;
      REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM lernlotse_app;
      REVOKE ALL ON SCHEMA public FROM lernlotse_app;
    `);
  }
}
