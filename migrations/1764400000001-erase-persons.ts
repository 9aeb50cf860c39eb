import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A person who is erased leaves a pseudonym behind: the id of a row of `erasures`, which names nobody. Where vouchers,
 * requests and alarms outlive the person, they name that id instead, so they no longer end at `persons`.
 */
export class ErasePersons1764400000001 implements MigrationInterface {
  readonly name = 'ErasePersons1764400000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE erasures (
        id uuid PRIMARY KEY,
        -- Whom the follow-up looks for: id, address and name; emptied as soon as it has ended.
        leaver jsonb,
        erased_at timestamptz NOT NULL,
        finished_at timestamptz,
        CONSTRAINT finished_erasure_names_nobody CHECK ((finished_at IS NULL) = (leaver IS NOT NULL))
      );
      COMMENT ON COLUMN erasures.leaver IS 'Emptied by the follow-up of the erasure itself';

      ALTER TABLE vouchers DROP CONSTRAINT vouchers_person_id_fkey;
      ALTER TABLE voucher_requests DROP CONSTRAINT voucher_requests_person_id_fkey;
      ALTER TABLE tally_alarms DROP CONSTRAINT tally_alarms_cleared_by_fkey;

      -- What the foreign keys did for new rows: they name a person who is there, and who stays until the commit.
      CREATE FUNCTION name_a_person() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
      BEGIN
        PERFORM FROM persons WHERE id = NEW.person_id FOR KEY SHARE;
        IF NOT FOUND THEN
          RAISE EXCEPTION 'nobody has this id' USING ERRCODE = '23503', CONSTRAINT = TG_TABLE_NAME || '_person_id_fkey';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER name_a_person BEFORE INSERT ON vouchers FOR EACH ROW EXECUTE FUNCTION name_a_person();
      CREATE TRIGGER name_a_person BEFORE INSERT ON voucher_requests FOR EACH ROW EXECUTE FUNCTION name_a_person();

      -- A voucher never goes to another person; it may only lose its own.
      CREATE OR REPLACE FUNCTION keep_allotment_count() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        occupying constant text[] := ARRAY['assigned', 'redeemed', 'completed'];
        step integer := 0;
      BEGIN
        IF TG_OP = 'UPDATE' AND ((NEW.programme_id, NEW.municipality_id) IS DISTINCT FROM (OLD.programme_id, OLD.municipality_id)
           OR (NEW.person_id <> OLD.person_id AND NOT EXISTS (SELECT FROM erasures WHERE id = NEW.person_id))) THEN
          RAISE EXCEPTION 'a voucher keeps its allotment' USING ERRCODE = '23514', CONSTRAINT = 'voucher_keeps_allotment';
        END IF;
        IF TG_OP <> 'DELETE' AND NEW.state = ANY (occupying) THEN step := step + 1; END IF;
        IF TG_OP <> 'INSERT' AND OLD.state = ANY (occupying) THEN step := step - 1; END IF;
        IF step <> 0 THEN
          UPDATE allotments SET occupied = occupied + step
           WHERE programme_id = COALESCE(NEW.programme_id, OLD.programme_id)
             AND municipality_id = COALESCE(NEW.municipality_id, OLD.municipality_id);
        END IF;
        RETURN NULL;
      END $$;

      -- Case-insensitive, and nothing in a name means anything but itself.
      CREATE FUNCTION without_person(value text, erasure uuid, leaver jsonb) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
      DECLARE
        word text;
      BEGIN
        value := replace(value, leaver ->> 'personId', erasure::text);
        FOREACH word IN ARRAY ARRAY[
          leaver ->> 'email',
          concat_ws(' ', leaver ->> 'givenName', leaver ->> 'familyName'),
          concat_ws(' ', leaver ->> 'familyName', leaver ->> 'givenName'),
          concat_ws(', ', leaver ->> 'familyName', leaver ->> 'givenName'),
          concat_ws(' ', 'Frau', leaver ->> 'familyName'), concat_ws(' ', 'Herr', leaver ->> 'familyName'),
          concat_ws(' ', 'Herrn', leaver ->> 'familyName')
        ] LOOP
          value := regexp_replace(value, '(?<![[:alnum:]])' || regexp_replace(word, '([^[:alnum:][:space:]])', '\\\\\\1', 'g') || '(?![[:alnum:]])', '[…]', 'gi');
        END LOOP;
        RETURN value;
      END $$;

      -- An act stays as it was done; only its person may go, and only here.
      CREATE FUNCTION keep_acts() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND current_setting('lernlotse.erasing', true) = 'on'
           AND to_jsonb(NEW) - ARRAY['actor_id', 'subject', 'details'] = to_jsonb(OLD) - ARRAY['actor_id', 'subject', 'details'] THEN
          RETURN NEW;
        END IF;
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '23514', CONSTRAINT = TG_TABLE_NAME || '_append_only';
      END $$;
      DROP TRIGGER audit_acts_append_only ON audit_acts;
      CREATE TRIGGER audit_acts_append_only BEFORE DELETE OR UPDATE ON audit_acts FOR EACH ROW EXECUTE FUNCTION keep_acts();

      CREATE FUNCTION pseudonymise_acts(erasure uuid) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = public SET lernlotse.erasing = 'on' AS $$
      DECLARE
        gone jsonb;
        changed bigint;
      BEGIN
        SELECT leaver INTO gone FROM erasures WHERE id = erasure AND finished_at IS NULL;
        IF gone IS NULL THEN RETURN 0; END IF;
        UPDATE audit_acts SET
          actor_id = CASE WHEN actor_id = (gone ->> 'personId')::uuid THEN erasure ELSE actor_id END,
          subject = without_person(subject, erasure, gone),
          details = without_person(details::text, erasure, gone)::jsonb
        WHERE actor_id = (gone ->> 'personId')::uuid
           OR subject <> without_person(subject, erasure, gone)
           OR details::text <> without_person(details::text, erasure, gone);
        GET DIAGNOSTICS changed = ROW_COUNT;
        RETURN changed;
      END $$;
      REVOKE ALL ON FUNCTION pseudonymise_acts(uuid) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION pseudonymise_acts(uuid) TO lernlotse_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION pseudonymise_acts(uuid);
      DROP TRIGGER audit_acts_append_only ON audit_acts;
      DROP FUNCTION keep_acts();
      CREATE TRIGGER audit_acts_append_only BEFORE DELETE OR UPDATE ON audit_acts FOR EACH ROW EXECUTE FUNCTION refuse_change();
      DROP FUNCTION without_person(text, uuid, jsonb);
      CREATE OR REPLACE FUNCTION keep_allotment_count() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        occupying constant text[] := ARRAY['assigned', 'redeemed', 'completed'];
        step integer := 0;
      BEGIN
        IF TG_OP = 'UPDATE' AND (NEW.programme_id, NEW.municipality_id, NEW.person_id) IS DISTINCT FROM (OLD.programme_id, OLD.municipality_id, OLD.person_id) THEN
          RAISE EXCEPTION 'a voucher keeps its allotment' USING ERRCODE = '23514', CONSTRAINT = 'voucher_keeps_allotment';
        END IF;
        IF TG_OP <> 'DELETE' AND NEW.state = ANY (occupying) THEN step := step + 1; END IF;
        IF TG_OP <> 'INSERT' AND OLD.state = ANY (occupying) THEN step := step - 1; END IF;
        IF step <> 0 THEN
          UPDATE allotments SET occupied = occupied + step
           WHERE programme_id = COALESCE(NEW.programme_id, OLD.programme_id)
             AND municipality_id = COALESCE(NEW.municipality_id, OLD.municipality_id);
        END IF;
        RETURN NULL;
      END $$;
      DROP TRIGGER name_a_person ON voucher_requests;
      DROP TRIGGER name_a_person ON vouchers;
      DROP FUNCTION name_a_person();
      ALTER TABLE tally_alarms ADD CONSTRAINT tally_alarms_cleared_by_fkey FOREIGN KEY (cleared_by) REFERENCES persons (id);
      ALTER TABLE voucher_requests ADD CONSTRAINT voucher_requests_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons (id);
      ALTER TABLE vouchers ADD CONSTRAINT vouchers_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons (id);
      DROP TABLE erasures;
    `);
  }
}
