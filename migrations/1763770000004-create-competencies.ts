import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCompetencies1763770000004 implements MigrationInterface {
  readonly name = 'CreateCompetencies1763770000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE frameworks (
        id uuid PRIMARY KEY,
        code text NOT NULL,
        edition text NOT NULL,
        vocabulary text NOT NULL,
        title jsonb NOT NULL,
        description jsonb NOT NULL,
        source text NOT NULL,
        licence text NOT NULL,
        updated_at timestamptz NOT NULL,
        CONSTRAINT one_framework_per_edition UNIQUE (code, edition)
      );

      CREATE TABLE framework_levels (
        framework_id uuid NOT NULL REFERENCES frameworks (id),
        number integer NOT NULL CONSTRAINT level_positive CHECK (number > 0),
        coarse integer NOT NULL CONSTRAINT coarse_level_positive CHECK (coarse > 0),
        name jsonb NOT NULL,
        coarse_name jsonb NOT NULL,
        description jsonb NOT NULL,
        PRIMARY KEY (framework_id, number)
      );

      CREATE TABLE areas (
        framework_id uuid NOT NULL REFERENCES frameworks (id),
        code text NOT NULL,
        position integer NOT NULL,
        title jsonb NOT NULL,
        description jsonb NOT NULL,
        PRIMARY KEY (framework_id, code)
      );

      CREATE TABLE competencies (
        framework_id uuid NOT NULL REFERENCES frameworks (id),
        code text NOT NULL,
        area_code text NOT NULL,
        position integer NOT NULL,
        title jsonb NOT NULL,
        description jsonb NOT NULL,
        PRIMARY KEY (framework_id, code),
        CONSTRAINT competence_lies_in_area FOREIGN KEY (framework_id, area_code) REFERENCES areas (framework_id, code)
      );

      CREATE TABLE level_texts (
        framework_id uuid NOT NULL,
        competence_code text NOT NULL,
        level integer NOT NULL,
        text jsonb NOT NULL,
        PRIMARY KEY (framework_id, competence_code, level),
        CONSTRAINT level_text_describes_competence FOREIGN KEY (framework_id, competence_code) REFERENCES competencies (framework_id, code),
        CONSTRAINT level_text_describes_level FOREIGN KEY (framework_id, level) REFERENCES framework_levels (framework_id, number)
      );

      CREATE TABLE statements (
        framework_id uuid NOT NULL,
        code text NOT NULL,
        kind text NOT NULL CONSTRAINT statement_kind_known CHECK (kind IN ('statement', 'learning-outcome')),
        competence_code text NOT NULL,
        coarse_level integer NOT NULL,
        dimension text CONSTRAINT statement_dimension_known CHECK (dimension IN ('knowledge', 'skill', 'attitude')),
        label text,
        text jsonb NOT NULL,
        PRIMARY KEY (framework_id, code),
        CONSTRAINT statement_belongs_to_competence FOREIGN KEY (framework_id, competence_code) REFERENCES competencies (framework_id, code)
      );

      CREATE TABLE item_banks (
        id uuid PRIMARY KEY,
        code text NOT NULL,
        edition text NOT NULL,
        framework_code text NOT NULL,
        vocabulary text NOT NULL,
        title jsonb NOT NULL,
        updated_at timestamptz NOT NULL,
        CONSTRAINT one_item_bank_per_code UNIQUE (code)
      );

      CREATE TABLE answer_scales (
        bank_id uuid NOT NULL REFERENCES item_banks (id),
        code text NOT NULL,
        title jsonb NOT NULL,
        options jsonb NOT NULL,
        PRIMARY KEY (bank_id, code)
      );

      -- An item never changes: a new wording is a new row, and the old one is retired, so that old results stay explainable.
      CREATE TABLE items (
        id uuid PRIMARY KEY,
        bank_id uuid NOT NULL REFERENCES item_banks (id),
        code text NOT NULL,
        competence_code text NOT NULL,
        anchor double precision NOT NULL,
        dimension text NOT NULL CONSTRAINT item_dimension_known CHECK (dimension IN ('knowledge', 'skill', 'attitude')),
        kind text NOT NULL CONSTRAINT item_kind_known CHECK (kind IN ('self-rating', 'single-choice', 'multiple-choice', 'ordering')),
        text jsonb NOT NULL,
        options jsonb NOT NULL,
        answer_key jsonb,
        explanation jsonb,
        minutes double precision NOT NULL CONSTRAINT item_takes_time CHECK (minutes > 0),
        created_at timestamptz NOT NULL,
        retired_at timestamptz,
        CONSTRAINT keyed_item_has_key CHECK ((kind = 'self-rating') = (answer_key IS NULL))
      );
      CREATE UNIQUE INDEX one_current_item_per_code ON items (bank_id, code) WHERE retired_at IS NULL;

      CREATE TABLE instruments (
        id uuid PRIMARY KEY,
        bank_id uuid NOT NULL REFERENCES item_banks (id),
        version integer NOT NULL,
        settings jsonb NOT NULL,
        published_at timestamptz,
        CONSTRAINT one_instrument_per_version UNIQUE (bank_id, version)
      );

      CREATE TABLE instrument_items (
        instrument_id uuid NOT NULL REFERENCES instruments (id),
        item_id uuid NOT NULL REFERENCES items (id),
        parameters jsonb NOT NULL,
        PRIMARY KEY (instrument_id, item_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE instrument_items, instruments, items, answer_scales, item_banks, statements, level_texts, competencies, areas, framework_levels, frameworks;
    `);
  }
}
