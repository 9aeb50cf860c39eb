import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ListAndRefreshSessions1764300000052 implements MigrationInterface {
  readonly name = 'ListAndRefreshSessions1764300000052';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE sessions
        ADD kind text NOT NULL DEFAULT 'token' CONSTRAINT session_kind_known CHECK (kind IN ('cookie', 'token')),
        ADD seen_at timestamptz,
        ADD ends_at timestamptz,
        ADD device text;
      UPDATE sessions SET seen_at = created_at, ends_at = expires_at;
      ALTER TABLE sessions ALTER kind DROP DEFAULT, ALTER seen_at SET NOT NULL, ALTER ends_at SET NOT NULL;

      -- Each is good once. A second use means that two have it: then its session ends.
      CREATE TABLE refresh_tokens (
        token_hash bytea PRIMARY KEY,
        session_id uuid NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        issued_at timestamptz NOT NULL,
        used_at timestamptz
      );
      CREATE INDEX refresh_tokens_by_session ON refresh_tokens (session_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE refresh_tokens;
      ALTER TABLE sessions DROP kind, DROP seen_at, DROP ends_at, DROP device;
    `);
  }
}
