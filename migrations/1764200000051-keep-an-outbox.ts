import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeepAnOutbox1764200000051 implements MigrationInterface {
  readonly name = 'KeepAnOutbox1764200000051';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE persons ADD language text NOT NULL DEFAULT 'de'
        CONSTRAINT person_language_known CHECK (language IN ('de', 'en'));

      CREATE TABLE mails (
        id uuid PRIMARY KEY,
        recipient_id uuid NOT NULL REFERENCES persons (id),
        kind text NOT NULL,
        occasion text NOT NULL,
        state text NOT NULL
          CONSTRAINT mail_state_known CHECK (state IN ('waiting', 'sending', 'sent', 'kept', 'unclear', 'failed')),
        address text,
        subject text,
        plain text,
        html text,
        tries integer NOT NULL DEFAULT 0,
        fault text,
        created_at timestamptz NOT NULL,
        tried_at timestamptz,
        CONSTRAINT one_mail_per_occasion UNIQUE (recipient_id, kind, occasion),
        CONSTRAINT mail_to_send_is_whole CHECK (state NOT IN ('waiting', 'sending') OR num_nulls(address, subject, plain, html) = 0)
      );
      CREATE INDEX mails_in_hand ON mails (created_at) WHERE state IN ('waiting', 'sending');
      CREATE INDEX mails_with_content ON mails (created_at) WHERE address IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE mails; ALTER TABLE persons DROP language;`);
  }
}
