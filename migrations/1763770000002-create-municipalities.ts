import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateMunicipalities1763770000002 implements MigrationInterface {
  readonly name = 'CreateMunicipalities1763770000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE municipalities (
        id uuid PRIMARY KEY,
        ars char(12) NOT NULL CONSTRAINT one_municipality_per_ars UNIQUE CONSTRAINT ars_has_twelve_digits CHECK (ars ~ '^[0-9]{12}$'),
        name text NOT NULL,
        kind text NOT NULL CONSTRAINT municipality_kind_known CHECK (kind IN ('independent-city', 'district', 'independent-municipality', 'collective-municipality')),
        seat text,
        population integer NOT NULL CONSTRAINT population_not_negative CHECK (population >= 0),
        headcount integer CONSTRAINT headcount_positive CHECK (headcount > 0),
        source text NOT NULL,
        updated_at timestamptz NOT NULL
      );
      CREATE INDEX municipalities_by_name ON municipalities (name, id);

      CREATE TABLE works_agreements (
        id uuid PRIMARY KEY,
        municipality_id uuid NOT NULL REFERENCES municipalities (id),
        version integer NOT NULL,
        reference text NOT NULL,
        agreed_on date NOT NULL,
        clauses jsonb NOT NULL,
        recorded_by uuid NOT NULL,
        recorded_at timestamptz NOT NULL,
        confirmed_by uuid,
        confirmed_at timestamptz,
        CONSTRAINT agreement_needs_second_person CHECK (confirmed_by <> recorded_by),
        CONSTRAINT confirmed_by_somebody CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL)),
        CONSTRAINT minimum_group_size_at_least_five CHECK ((clauses ->> 'minimumGroupSize')::int >= 5),
        CONSTRAINT one_agreement_per_version UNIQUE (municipality_id, version)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE works_agreements, municipalities;
    `);
  }
}
