import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MailLinksToReset1764300000051 implements MigrationInterface {
  readonly name = 'MailLinksToReset1764300000051';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Links that prove who reads a mailbox. The token is in the mail only; here is its SHA-256.
      CREATE TABLE mailed_links (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
        purpose text NOT NULL
          CONSTRAINT mailed_link_purpose_known CHECK (purpose IN ('reset-password', 'change-email')),
        token_hash bytea NOT NULL CONSTRAINT one_mailed_link_per_token UNIQUE,
        email text,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        CONSTRAINT mailed_link_names_new_address CHECK ((purpose = 'change-email') = (email IS NOT NULL)),
        CONSTRAINT mailed_link_ends_after_begin CHECK (expires_at > created_at)
      );
      CREATE INDEX mailed_links_by_person ON mailed_links (person_id, purpose, created_at);

      -- What such a mail says is erased as soon as the mail has left.
      ALTER TABLE mails ADD confidential boolean NOT NULL DEFAULT false;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE mails DROP confidential; DROP TABLE mailed_links;`);
  }
}
