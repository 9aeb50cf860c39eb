import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RuleSignInByMunicipality1764400000051 implements MigrationInterface {
  readonly name = 'RuleSignInByMunicipality1764400000051';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A provider can be kept and not offered; where it is required, its people have no other way in.
      ALTER TABLE identity_providers
        ADD enabled boolean NOT NULL DEFAULT true,
        ADD required boolean NOT NULL DEFAULT false,
        ADD CONSTRAINT required_provider_is_enabled CHECK (enabled OR NOT required);

      -- Who acts as what they are only after a second factor, beyond what the environment demands of all: HR of one
      -- municipality, or the admins of the platform.
      CREATE TABLE second_factor_demands (
        municipality_id uuid REFERENCES municipalities (id),
        role text NOT NULL CONSTRAINT demanding_role_known CHECK (role IN ('hr', 'admin')),
        demanded_at timestamptz NOT NULL,
        CONSTRAINT admins_are_demanded_everywhere CHECK ((role = 'admin') = (municipality_id IS NULL)),
        CONSTRAINT one_demand_per_role_and_municipality UNIQUE NULLS NOT DISTINCT (municipality_id, role)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE second_factor_demands;
      ALTER TABLE identity_providers DROP CONSTRAINT required_provider_is_enabled, DROP required, DROP enabled;
    `);
  }
}
