import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The HR system of a municipality provides its people by SCIM 2.0, and its looks at them are on record. */
export class ProvisionPeople1764500000010 implements MigrationInterface {
  readonly name = 'ProvisionPeople1764500000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- As whom the HR system of a municipality knows a person; it goes with the person.
      CREATE TABLE scim_users (
        municipality_id uuid NOT NULL REFERENCES municipalities (id),
        person_id uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
        user_name text NOT NULL,
        external_id text,
        email text NOT NULL,
        given_name text NOT NULL,
        family_name text NOT NULL,
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

      ALTER TABLE scim_users ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      ALTER TABLE scim_groups ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_keeps_all ON scim_users TO CURRENT_USER USING (true);
      CREATE POLICY owner_keeps_all ON scim_groups TO CURRENT_USER USING (true);
      CREATE POLICY own_or_served ON scim_users FOR ALL TO lernlotse_app USING ((SELECT acting_scope()) = 'system'
        OR person_id = (SELECT acting_person()) OR municipality_id = ANY ((SELECT acting_municipalities())::uuid[]));
      CREATE POLICY served ON scim_groups FOR ALL TO lernlotse_app USING ((SELECT acting_scope()) = 'system'
        OR municipality_id = ANY ((SELECT acting_municipalities())::uuid[]));

      ALTER TABLE accesses DROP CONSTRAINT access_role_known, ADD CONSTRAINT access_role_known
        CHECK (viewer_role IN ('hr', 'hr-system', 'admin', 'course-platform', 'visitor'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE scim_groups, scim_users;
      ALTER TABLE accesses DROP CONSTRAINT access_role_known, ADD CONSTRAINT access_role_known
        CHECK (viewer_role IN ('hr', 'admin', 'course-platform', 'visitor')) NOT VALID;
    `);
  }
}
