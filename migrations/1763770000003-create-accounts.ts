import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAccounts1763770000003 implements MigrationInterface {
  readonly name = 'CreateAccounts1763770000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE persons (
        id uuid PRIMARY KEY,
        email text NOT NULL,
        given_name text NOT NULL,
        family_name text NOT NULL,
        password_hash text,
        admin boolean NOT NULL DEFAULT false,
        demo boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX one_person_per_email ON persons (lower(email));

      CREATE TABLE memberships (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES persons (id),
        municipality_id uuid NOT NULL REFERENCES municipalities (id),
        role text NOT NULL CONSTRAINT role_known CHECK (role IN ('employee', 'hr')),
        unit text,
        valid_from date NOT NULL,
        valid_until date,
        CONSTRAINT membership_ends_after_start CHECK (valid_until >= valid_from)
      );
      CREATE UNIQUE INDEX one_open_membership_per_role ON memberships (person_id, municipality_id, role) WHERE valid_until IS NULL;
      CREATE INDEX memberships_by_municipality ON memberships (municipality_id, role);

      CREATE TABLE sessions (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES persons (id),
        token_hash bytea NOT NULL CONSTRAINT one_session_per_token UNIQUE,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        ended_at timestamptz
      );
      CREATE INDEX sessions_by_person ON sessions (person_id);

      -- Keyed hashes, kept for minutes: the table names neither persons nor networks.
      CREATE TABLE sign_in_attempts (
        id uuid PRIMARY KEY,
        email_key bytea NOT NULL,
        address_key bytea NOT NULL,
        at timestamptz NOT NULL
      );
      CREATE INDEX sign_in_attempts_by_email ON sign_in_attempts (email_key);
      CREATE INDEX sign_in_attempts_by_address ON sign_in_attempts (address_key);
      CREATE INDEX sign_in_attempts_by_time ON sign_in_attempts (at);

      CREATE TABLE notice_acknowledgements (
        person_id uuid NOT NULL REFERENCES persons (id),
        version text NOT NULL,
        acknowledged_at timestamptz NOT NULL,
        PRIMARY KEY (person_id, version)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE notice_acknowledgements, sign_in_attempts, sessions, memberships, persons;
    `);
  }
}
