import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SearchProfiles1764300000001 implements MigrationInterface {
  readonly name = 'SearchProfiles1764300000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What a profile is found by, folded like the courses' words. Kept by the trigger below.
      CREATE TABLE profile_search (
        profile_id uuid PRIMARY KEY REFERENCES profiles (id) ON DELETE CASCADE,
        -- Code and title, for words that are alike: a summary has so many that something in it always is.
        names text NOT NULL,
        -- Code, title and summary, for words and parts of them.
        spelling text NOT NULL
      );
      CREATE INDEX profile_search_by_names ON profile_search USING gin (names gin_trgm_ops);
      CREATE INDEX profile_search_by_spelling ON profile_search USING gin (spelling gin_trgm_ops);

      CREATE FUNCTION search_profile() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO profile_search (profile_id, names, spelling)
        VALUES (NEW.id, ${NAMES}, ${SPELLING})
        ON CONFLICT (profile_id) DO UPDATE SET names = excluded.names, spelling = excluded.spelling;
        RETURN NULL;
      END $$;
      CREATE TRIGGER profile_search_after_write AFTER INSERT OR UPDATE OF code, title, summary ON profiles
        FOR EACH ROW EXECUTE FUNCTION search_profile();

      INSERT INTO profile_search (profile_id, names, spelling)
      SELECT id, ${NAMES.replaceAll('NEW.', '')}, ${SPELLING.replaceAll('NEW.', '')} FROM profiles;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER profile_search_after_write ON profiles;
      DROP FUNCTION search_profile();
      DROP TABLE profile_search;
    `);
  }
}

const TITLES = `NEW.code, NEW.title ->> 'de', NEW.title ->> 'en'`;
const NAMES = `catalogue_folded(concat_ws(' ', ${TITLES}))`;
const SPELLING = `catalogue_folded(concat_ws(' ', ${TITLES}, NEW.summary ->> 'de', NEW.summary ->> 'en'))`;
