import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who has read what of whom: append-only, one row per viewer, person, kind and hour. */
export class LogAccesses1764400000011 implements MigrationInterface {
  readonly name = 'LogAccesses1764400000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE accesses (
        position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
        -- A person, or the key of a course platform.
        viewer_id uuid NOT NULL,
        viewer_role text NOT NULL CONSTRAINT access_role_known CHECK (viewer_role IN ('hr', 'admin', 'course-platform', 'visitor')),
        municipality_id uuid REFERENCES municipalities (id),
        kind text NOT NULL,
        -- The first look of the hour.
        at timestamptz NOT NULL,
        hour timestamptz NOT NULL,
        -- What the person released it for.
        purpose text,
        -- How a course platform is called.
        provider text,
        CONSTRAINT one_access_per_viewer_kind_and_hour
          UNIQUE NULLS NOT DISTINCT (person_id, viewer_id, kind, hour, municipality_id, purpose)
      );
      COMMENT ON COLUMN accesses.person_id IS 'The row goes with the person who is erased';
      COMMENT ON COLUMN accesses.viewer_id IS 'Becomes the pseudonym when the viewer is erased';
      CREATE INDEX accesses_by_person ON accesses (person_id, at DESC, position DESC);
      CREATE INDEX accesses_by_viewer ON accesses (viewer_id);

      -- A row stays as it was written: only the viewer may become a pseudonym, and it goes with its person or after two years.
      CREATE FUNCTION keep_accesses() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'viewer_id' = to_jsonb(OLD) - 'viewer_id'
           AND EXISTS (SELECT FROM erasures WHERE id = NEW.viewer_id) THEN
          RETURN NEW;
        END IF;
        IF TG_OP = 'DELETE' AND (OLD.at < now() - interval '24 months'
           OR NOT EXISTS (SELECT FROM persons WHERE id = OLD.person_id)
           OR EXISTS (SELECT FROM erasures WHERE leaver ->> 'personId' = OLD.person_id::text)) THEN
          RETURN OLD;
        END IF;
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '23514', CONSTRAINT = TG_TABLE_NAME || '_append_only';
      END $$;
      CREATE TRIGGER accesses_append_only BEFORE UPDATE OR DELETE ON accesses FOR EACH ROW EXECUTE FUNCTION keep_accesses();
      REVOKE UPDATE ON accesses FROM lernlotse_app;
      GRANT UPDATE (viewer_id) ON accesses TO lernlotse_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE accesses; DROP FUNCTION keep_accesses()');
  }
}
