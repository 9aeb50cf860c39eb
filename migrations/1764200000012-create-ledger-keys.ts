import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateLedgerKeys1764200000012 implements MigrationInterface {
  readonly name = 'CreateLedgerKeys1764200000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE ledger_keys (
        programme_id uuid PRIMARY KEY REFERENCES programmes (id),
        -- Ed25519, as SubjectPublicKeyInfo in hex.
        public_key text NOT NULL CONSTRAINT ledger_public_key_well_formed CHECK (public_key ~ '^302a300506032b6570032100[0-9a-f]{64}$'),
        -- AES-256-GCM under a key from the environment: nonce, tag, ciphertext in hex.
        sealed_private_key text NOT NULL,
        created_at timestamptz NOT NULL
      );
      REVOKE UPDATE, DELETE ON ledger_keys FROM lernlotse_app;
      CREATE TRIGGER ledger_keys_kept BEFORE UPDATE OR DELETE ON ledger_keys FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER ledger_keys_not_emptied BEFORE TRUNCATE ON ledger_keys FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE ledger_keys');
  }
}
