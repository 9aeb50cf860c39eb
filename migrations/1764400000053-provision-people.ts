import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ProvisionPeople1764400000053 implements MigrationInterface {
  readonly name = 'ProvisionPeople1764400000053';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- As whom the HR system of a municipality knows a person; it goes with the person.
      CREATE TABLE scim_users (
        municipality_id uuid NOT NULL REFERENCES municipalities (id),
        person_id uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
        user_name text NOT NULL,
        external_id text,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        PRIMARY KEY (municipality_id, person_id)
      );
      CREATE UNIQUE INDEX one_scim_user_per_name ON scim_users (municipality_id, lower(user_name));
      CREATE INDEX scim_users_of_person ON scim_users (person_id);

      -- Organisational units that an HR system keeps as groups; their members are the people whose unit bears that name.
      CREATE TABLE scim_groups (
        id uuid PRIMARY KEY,
        municipality_id uuid NOT NULL REFERENCES municipalities (id),
        display_name text NOT NULL,
        external_id text,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX one_scim_group_per_name ON scim_groups (municipality_id, lower(display_name));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE scim_groups, scim_users;`);
  }
}
