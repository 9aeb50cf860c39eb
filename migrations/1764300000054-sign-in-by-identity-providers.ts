import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SignInByIdentityProviders1764300000054 implements MigrationInterface {
  readonly name = 'SignInByIdentityProviders1764300000054';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The client's secret is encrypted here, or stands in the environment under the name given here.
      CREATE TABLE identity_providers (
        municipality_id uuid PRIMARY KEY REFERENCES municipalities (id),
        issuer text NOT NULL,
        client_id text NOT NULL,
        sealed_secret text,
        secret_variable text,
        scope text NOT NULL,
        role_claim text,
        hr_values text[] NOT NULL DEFAULT '{}',
        asks_second_factor boolean NOT NULL DEFAULT false,
        updated_at timestamptz NOT NULL,
        CONSTRAINT identity_provider_has_one_secret CHECK (num_nonnulls(sealed_secret, secret_variable) <= 1)
      );

      -- As whom a provider knows a person; a mailbox may be given to somebody else, a subject never.
      CREATE TABLE provider_identities (
        municipality_id uuid NOT NULL REFERENCES identity_providers (municipality_id) ON DELETE CASCADE,
        subject text NOT NULL,
        person_id uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
        linked_at timestamptz NOT NULL,
        PRIMARY KEY (municipality_id, subject),
        CONSTRAINT one_identity_per_person_and_provider UNIQUE (person_id, municipality_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE provider_identities; DROP TABLE identity_providers;`);
  }
}
