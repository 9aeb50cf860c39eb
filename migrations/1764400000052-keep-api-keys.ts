import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeepApiKeys1764400000052 implements MigrationInterface {
  readonly name = 'KeepApiKeys1764400000052';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Keys of programs: of one municipality, or of the platform where the municipality is null.
      CREATE TABLE api_keys (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        municipality_id uuid REFERENCES municipalities (id),
        scopes text[] NOT NULL CONSTRAINT api_key_opens_something CHECK (cardinality(scopes) > 0),
        created_by uuid NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz,
        revoked_at timestamptz
      );
      CREATE INDEX api_keys_of_municipality ON api_keys (municipality_id);

      -- After a rotation the old secret opens for a while besides the new one.
      CREATE TABLE api_key_secrets (
        -- What a key is recognised by; it may be shown.
        prefix text CONSTRAINT api_key_prefix_unique PRIMARY KEY,
        key_id uuid NOT NULL REFERENCES api_keys (id) ON DELETE CASCADE,
        -- SHA-256 of 256 bits of chance: nothing that could be guessed, so nothing that has to be slow.
        secret_hash text NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz,
        last_used_at timestamptz
      );
      CREATE INDEX api_key_secrets_of_key ON api_key_secrets (key_id);

      INSERT INTO api_keys (id, name, scopes, created_by, created_at, revoked_at)
        SELECT id, name, '{xapi:write,voucher-codes:check}', created_by, created_at, revoked_at FROM course_platforms;
      INSERT INTO api_key_secrets (prefix, key_id, secret_hash, created_at)
        SELECT key, id, secret_hash, created_at FROM course_platforms;

      -- A course platform is a key that speaks of one provider's courses.
      ALTER TABLE course_platforms
        DROP name, DROP key, DROP secret_hash, DROP created_by, DROP created_at, DROP revoked_at,
        ADD CONSTRAINT course_platform_is_a_key FOREIGN KEY (id) REFERENCES api_keys (id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE course_platforms
        DROP CONSTRAINT course_platform_is_a_key,
        ADD name text, ADD key text, ADD secret_hash text, ADD created_by uuid, ADD created_at timestamptz, ADD revoked_at timestamptz;
      UPDATE course_platforms p SET name = k.name, created_by = k.created_by, created_at = k.created_at, revoked_at = k.revoked_at,
        (key, secret_hash) = (SELECT prefix, secret_hash FROM api_key_secrets WHERE key_id = k.id ORDER BY created_at DESC LIMIT 1)
        FROM api_keys k WHERE k.id = p.id;
      ALTER TABLE course_platforms
        ALTER name SET NOT NULL, ALTER key SET NOT NULL, ALTER secret_hash SET NOT NULL, ALTER created_by SET NOT NULL,
        ALTER created_at SET NOT NULL, ADD CONSTRAINT platform_key_unique UNIQUE (key);
      DROP TABLE api_key_secrets, api_keys;
    `);
  }
}
