import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SearchCourses1764100000062 implements MigrationInterface {
  readonly name = 'SearchCourses1764100000062';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SPELLINGS);
    await runner.query(DOCUMENTS);
    await runner.query(FRESHNESS);
    await runner.query(`SELECT refresh_course_search((SELECT array_agg(id) FROM courses))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER course_search_after_insert ON courses;
      DROP TRIGGER course_search_after_update ON courses;
      DROP TRIGGER course_search_after_insert ON course_lessons;
      DROP TRIGGER course_search_after_delete ON course_lessons;
      DROP TRIGGER course_search_after_insert ON competencies;
      DROP TRIGGER course_search_after_update ON competencies;
      DROP FUNCTION search_new_courses(), search_changed_courses(), search_courses_of_lessons(), search_courses_of_competencies();
      DROP FUNCTION refresh_course_search(uuid[]);
      DROP TABLE course_search;
      DROP FUNCTION catalogue_folded(text);
      DROP FUNCTION catalogue_spelling(text);
      DROP EXTENSION pg_trgm;
    `);
  }
}

/** One spelling for all ways to write a word; the same as src/kernel/search-words.ts. */
const SPELLINGS = `
  CREATE EXTENSION IF NOT EXISTS pg_trgm;

  -- Small letters, ß as ss, other accents left out, and ae, oe, ue as umlauts unless a vowel or q stands before (Steuer):
  -- the German stemmer then knows Buergerbuero and Bürgerbüro as one word, and für as a word that says nothing.
  CREATE FUNCTION catalogue_spelling(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT regexp_replace(regexp_replace(regexp_replace(
             translate(replace(replace(lower(normalize(value, NFC)), 'ß', 'ss'), 'ẞ', 'ss'),
                       'ÄÖÜÁÀÂÃÅÉÈÊËÍÌÎÏÓÒÔÕÚÙÛÇÑáàâãåéèêëíìîïóòôõúùûçñ', 'äöüaaaaaeeeeiiiioooouuucnaaaaaeeeeiiiioooouuucn'),
             '(?<![aeiouyäöüq])ae', 'ä', 'g'), '(?<![aeiouyäöüq])oe', 'ö', 'g'), '(?<![aeiouyäöüq])ue', 'ü', 'g')
  $$;

  -- Without the umlauts' dots, for likeness: Burgerburo too is meant to find Bürgerbüro.
  CREATE FUNCTION catalogue_folded(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT translate(catalogue_spelling(value), 'äöü', 'aou')
  $$;`;

const DOCUMENTS = `
  -- What a course is found by. Kept by the triggers below, since no generated column sees the names of competences.
  CREATE TABLE course_search (
    course_id uuid PRIMARY KEY REFERENCES courses (id) ON DELETE CASCADE,
    -- Weight A title, B provider, C competences, D description; German and English.
    words tsvector NOT NULL,
    -- Title, provider, code and competences, folded, for parts of words and for words that are alike.
    spelling text NOT NULL,
    -- Codes of the competences that the course teaches.
    competences text[] NOT NULL
  );
  CREATE INDEX course_search_by_words ON course_search USING gin (words);
  CREATE INDEX course_search_by_spelling ON course_search USING gin (spelling gin_trgm_ops);
  CREATE INDEX course_search_by_competences ON course_search USING gin (competences);

  CREATE FUNCTION refresh_course_search(ids uuid[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO course_search (course_id, words, spelling, competences)
    SELECT c.id,
           setweight(to_tsvector('german', catalogue_spelling(concat_ws(' ', c.title ->> 'de', c.title ->> 'en'))), 'A')
             || setweight(to_tsvector('english', lower(concat_ws(' ', c.title ->> 'en', c.title ->> 'de'))), 'A')
             || setweight(to_tsvector('german', catalogue_spelling(c.provider)), 'B')
             || setweight(to_tsvector('german', catalogue_spelling(taught.de)), 'C')
             || setweight(to_tsvector('english', lower(taught.en)), 'C')
             || setweight(to_tsvector('german', catalogue_spelling(COALESCE(c.description ->> 'de', ''))), 'D')
             || setweight(to_tsvector('english', lower(COALESCE(c.description ->> 'en', ''))), 'D'),
           catalogue_folded(concat_ws(' ', c.title ->> 'de', c.title ->> 'en', c.provider, c.code, taught.de, taught.en)),
           taught.codes
      FROM courses c
     CROSS JOIN LATERAL (
           SELECT COALESCE(array_agg(DISTINCT l.competence_code), '{}') AS codes,
                  COALESCE(string_agg(DISTINCT k.title ->> 'de', ' '), '') AS de,
                  COALESCE(string_agg(DISTINCT k.title ->> 'en', ' '), '') AS en
             FROM course_lessons l
             LEFT JOIN frameworks f ON f.vocabulary = l.vocabulary
             LEFT JOIN competencies k ON k.framework_id = f.id AND k.code = l.competence_code
            WHERE l.course_id = c.id) AS taught
     WHERE c.id = ANY (ids)
    ON CONFLICT (course_id) DO UPDATE
       SET words = excluded.words, spelling = excluded.spelling, competences = excluded.competences
  $$;`;

/** Whoever writes a course, a lesson or a competence, by whatever statement: the search follows in the same transaction. */
const FRESHNESS = `
  CREATE FUNCTION search_new_courses() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM refresh_course_search((SELECT array_agg(id) FROM written));
    RETURN NULL;
  END $$;

  CREATE FUNCTION search_changed_courses() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM refresh_course_search((
      SELECT array_agg(id) FROM written JOIN replaced USING (id)
       WHERE (written.title, written.description, written.provider, written.code)
             IS DISTINCT FROM (replaced.title, replaced.description, replaced.provider, replaced.code)));
    RETURN NULL;
  END $$;

  CREATE FUNCTION search_courses_of_lessons() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM refresh_course_search((SELECT array_agg(DISTINCT course_id) FROM written));
    RETURN NULL;
  END $$;

  CREATE FUNCTION search_courses_of_competencies() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM refresh_course_search((
      SELECT array_agg(DISTINCT l.course_id)
        FROM written w JOIN frameworks f ON f.id = w.framework_id
        JOIN course_lessons l ON l.vocabulary = f.vocabulary AND l.competence_code = w.code));
    RETURN NULL;
  END $$;

  CREATE TRIGGER course_search_after_insert AFTER INSERT ON courses
    REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION search_new_courses();
  CREATE TRIGGER course_search_after_update AFTER UPDATE ON courses
    REFERENCING OLD TABLE AS replaced NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION search_changed_courses();
  CREATE TRIGGER course_search_after_insert AFTER INSERT ON course_lessons
    REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION search_courses_of_lessons();
  CREATE TRIGGER course_search_after_delete AFTER DELETE ON course_lessons
    REFERENCING OLD TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION search_courses_of_lessons();
  CREATE TRIGGER course_search_after_insert AFTER INSERT ON competencies
    REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION search_courses_of_competencies();
  CREATE TRIGGER course_search_after_update AFTER UPDATE ON competencies
    REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION search_courses_of_competencies();`;
