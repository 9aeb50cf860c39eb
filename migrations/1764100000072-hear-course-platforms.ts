import type { MigrationInterface, QueryRunner } from 'typeorm';

export class HearCoursePlatforms1764100000072 implements MigrationInterface {
  readonly name = 'HearCoursePlatforms1764100000072';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Keys with which course platforms report completions of one provider's courses.
      CREATE TABLE course_platforms (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        provider text NOT NULL,
        key text NOT NULL CONSTRAINT platform_key_unique UNIQUE,
        -- SHA-256 of 256 bits of chance: nothing that could be guessed, so nothing that has to be slow.
        secret_hash text NOT NULL,
        created_by uuid NOT NULL,
        created_at timestamptz NOT NULL,
        revoked_at timestamptz
      );

      -- Under which name a provider knows a person. It says nothing about them and differs from provider to provider.
      CREATE TABLE participant_ids (
        person_id uuid NOT NULL REFERENCES persons (id),
        provider text NOT NULL,
        participant_id uuid NOT NULL,
        issued_at timestamptz NOT NULL,
        PRIMARY KEY (person_id, provider),
        CONSTRAINT participant_id_unique UNIQUE (participant_id)
      );

      -- What platforms have said, as far as it matters here; the statement itself is not kept.
      CREATE TABLE xapi_statements (
        provider text NOT NULL,
        id uuid NOT NULL,
        platform_id uuid NOT NULL REFERENCES course_platforms (id),
        -- SHA-256 of the content, to tell a repetition from another statement under the same id.
        fingerprint text NOT NULL,
        effect text NOT NULL
          CONSTRAINT statement_effect_known CHECK (effect IN ('completes', 'voids', 'none')),
        person_id uuid REFERENCES persons (id),
        course_id uuid REFERENCES courses (id),
        -- Of a statement that voids: the other one, which may come later.
        voids uuid,
        stored_at timestamptz NOT NULL,
        PRIMARY KEY (provider, id),
        CONSTRAINT statement_says_what_it_does CHECK (
          (effect = 'completes') = (person_id IS NOT NULL) AND (effect = 'completes') = (course_id IS NOT NULL)
          AND (effect = 'voids') = (voids IS NOT NULL))
      );
      CREATE INDEX xapi_statements_that_void ON xapi_statements (provider, voids) WHERE effect = 'voids';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE xapi_statements, participant_ids, course_platforms;`);
  }
}
