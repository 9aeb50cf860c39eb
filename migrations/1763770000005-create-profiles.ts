import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateProfiles1763770000005 implements MigrationInterface {
  readonly name = 'CreateProfiles1763770000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE profiles (
        id uuid PRIMARY KEY,
        code text NOT NULL,
        version integer NOT NULL,
        framework_id uuid NOT NULL REFERENCES frameworks (id),
        title jsonb NOT NULL,
        summary jsonb NOT NULL,
        domain text NOT NULL CONSTRAINT profile_domain_known CHECK (domain IN ('cross-cutting', 'social-services', 'it', 'tax', 'justice', 'education')),
        career_group text NOT NULL CONSTRAINT profile_group_known CHECK (career_group IN ('specialist', 'leadership')),
        career_level text NOT NULL CONSTRAINT profile_career_level_known CHECK (career_level IN ('clerk', 'officer', 'decision-maker')),
        state text NOT NULL DEFAULT 'draft' CONSTRAINT profile_state_known CHECK (state IN ('draft', 'published', 'retired')),
        revision integer NOT NULL DEFAULT 1,
        published_at timestamptz,
        updated_at timestamptz NOT NULL,
        CONSTRAINT one_profile_per_version UNIQUE (code, version)
      );
      CREATE UNIQUE INDEX one_published_profile_per_code ON profiles (code) WHERE state = 'published';
      CREATE UNIQUE INDEX one_draft_profile_per_code ON profiles (code) WHERE state = 'draft';

      CREATE TABLE requirements (
        profile_id uuid NOT NULL REFERENCES profiles (id),
        competence_code text NOT NULL,
        minimum integer NOT NULL CONSTRAINT minimum_is_a_level CHECK (minimum > 0),
        maximum integer CONSTRAINT maximum_not_below_minimum CHECK (maximum >= minimum),
        weight integer NOT NULL CONSTRAINT weight_between_1_and_5 CHECK (weight BETWEEN 1 AND 5),
        essential boolean NOT NULL,
        alternative text,
        PRIMARY KEY (profile_id, competence_code)
      );

      -- The post of a membership, by the profile's code: a new version of the profile applies without a new choice.
      CREATE TABLE posts (
        membership_id uuid PRIMARY KEY REFERENCES memberships (id) ON DELETE CASCADE,
        profile_code text NOT NULL,
        chosen_at timestamptz NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE posts, requirements, profiles;
    `);
  }
}
