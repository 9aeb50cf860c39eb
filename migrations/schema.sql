-- Generated from the migrations by `npm run generate`.

CREATE EXTENSION pg_trgm;

CREATE OR REPLACE FUNCTION public.acting_municipalities()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
        SELECT coalesce(nullif(current_setting('lernlotse.municipalities', true), ''), '{}')::uuid[] $function$;

CREATE OR REPLACE FUNCTION public.acting_person()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
        SELECT nullif(current_setting('lernlotse.person', true), '')::uuid $function$;

CREATE OR REPLACE FUNCTION public.acting_places()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
        SELECT coalesce(array_agg(DISTINCT municipality_id), '{}') FROM memberships WHERE person_id = acting_person() $function$;

CREATE OR REPLACE FUNCTION public.acting_scope()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
        SELECT coalesce(current_setting('lernlotse.scope', true), '') $function$;

CREATE OR REPLACE FUNCTION public.agreement_in_force(municipality uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
        SELECT coalesce((SELECT ended_at IS NULL FROM works_agreements
                          WHERE municipality_id = municipality AND confirmed_at IS NOT NULL
                          ORDER BY version DESC LIMIT 1), false)
      $function$;

CREATE OR REPLACE FUNCTION public.catalogue_folded(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
    SELECT translate(catalogue_spelling(value), 'äöü', 'aou')
  $function$;

CREATE OR REPLACE FUNCTION public.catalogue_spelling(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
    SELECT regexp_replace(regexp_replace(regexp_replace(
             translate(replace(replace(lower(normalize(value, NFC)), 'ß', 'ss'), 'ẞ', 'ss'),
                       'ÄÖÜÁÀÂÃÅÉÈÊËÍÌÎÏÓÒÔÕÚÙÛÇÑáàâãåéèêëíìîïóòôõúùûçñ', 'äöüaaaaaeeeeiiiioooouuucnaaaaaeeeeiiiioooouuucn'),
             '(?<![aeiouyäöüq])ae', 'ä', 'g'), '(?<![aeiouyäöüq])oe', 'ö', 'g'), '(?<![aeiouyäöüq])ue', 'ü', 'g')
  $function$;

CREATE OR REPLACE FUNCTION public.is_limited(person uuid, municipality uuid, rights text[] DEFAULT '{restriction,objection}'::text[])
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
        SELECT EXISTS (SELECT FROM rights_requests
                        WHERE person_id = person AND municipality_id = municipality AND "right" = ANY (rights)
                          AND state = 'granted' AND "right" IN ('restriction', 'objection') AND (lifted_at IS NULL OR lifted_at > now())) $function$;

CREATE OR REPLACE FUNCTION public.is_own_check(the_check uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
        SELECT EXISTS (SELECT FROM checks WHERE id = the_check AND person_id = acting_person()) $function$;

CREATE OR REPLACE FUNCTION public.is_released_check(the_check uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
        SELECT EXISTS (SELECT FROM releases l JOIN checks c ON c.id = l.check_id
                        WHERE l.check_id = the_check AND l.revoked_at IS NULL AND l.municipality_id = ANY (acting_municipalities())
                          AND NOT is_limited(c.person_id, l.municipality_id)) $function$;

CREATE OR REPLACE FUNCTION public.keep_accesses()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
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
      END $function$;

CREATE OR REPLACE FUNCTION public.keep_acts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      BEGIN
        IF TG_OP = 'UPDATE' AND current_setting('lernlotse.erasing', true) = 'on'
           AND to_jsonb(NEW) - ARRAY['actor_id', 'subject', 'details'] = to_jsonb(OLD) - ARRAY['actor_id', 'subject', 'details'] THEN
          RETURN NEW;
        END IF;
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '23514', CONSTRAINT = TG_TABLE_NAME || '_append_only';
      END $function$;

CREATE OR REPLACE FUNCTION public.keep_allotment_count()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
      END $function$;

CREATE OR REPLACE FUNCTION public.keep_allotment_of_programme()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      BEGIN
        RAISE EXCEPTION 'an allotment stays with its programme' USING ERRCODE = '23514', CONSTRAINT = 'allotment_keeps_programme';
      END $function$;

CREATE OR REPLACE FUNCTION public.keep_payment_within_cap()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      BEGIN
        IF NEW.price_cents <= 0 THEN
          RAISE EXCEPTION 'a free course takes no voucher' USING ERRCODE = '23514', CONSTRAINT = 'free_course_takes_no_voucher';
        END IF;
        IF NEW.paid_cents IS NULL OR NEW.paid_cents > (SELECT max_price_cents FROM programmes WHERE id = NEW.programme_id) THEN
          RAISE EXCEPTION 'paid more than the cap' USING ERRCODE = '23514', CONSTRAINT = 'paid_within_cap';
        END IF;
        RETURN NEW;
      END $function$;

CREATE OR REPLACE FUNCTION public.keep_programme_sum()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      BEGIN
        IF TG_OP = 'INSERT' THEN
          UPDATE programmes p SET granted = p.granted + step.sum
            FROM (SELECT programme_id, sum(granted) AS sum FROM given GROUP BY programme_id) step
           WHERE p.id = step.programme_id;
        ELSIF TG_OP = 'DELETE' THEN
          UPDATE programmes p SET granted = p.granted - step.sum
            FROM (SELECT programme_id, sum(granted) AS sum FROM taken GROUP BY programme_id) step
           WHERE p.id = step.programme_id;
        ELSE
          UPDATE programmes p SET granted = p.granted + step.sum
            FROM (SELECT programme_id, sum(change) AS sum
                    FROM (SELECT programme_id, granted AS change FROM given
                          UNION ALL SELECT programme_id, -granted FROM taken) changes
                   GROUP BY programme_id HAVING sum(change) <> 0) step
           WHERE p.id = step.programme_id;
        END IF;
        RETURN NULL;
      END $function$;

CREATE OR REPLACE FUNCTION public.keep_settlement_final()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      BEGIN
        IF EXISTS (SELECT 1 FROM vouchers WHERE programme_id = NEW.id AND state IN ('assigned', 'redeemed'))
           OR EXISTS (SELECT 1 FROM voucher_requests WHERE programme_id = NEW.id AND state IN ('requested', 'waitlisted')) THEN
          RAISE EXCEPTION 'something is still open' USING ERRCODE = '23514', CONSTRAINT = 'settled_with_nothing_open';
        END IF;
        RETURN NEW;
      END $function$;

CREATE OR REPLACE FUNCTION public.keep_slot_in_limit()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      BEGIN
        IF NEW.slot < 1 OR NEW.slot > (SELECT limit_per_year FROM programmes WHERE id = NEW.programme_id) THEN
          RAISE EXCEPTION 'slot outside of the yearly limit' USING ERRCODE = '23514', CONSTRAINT = 'yearly_limit_per_person';
        END IF;
        RETURN NEW;
      END $function$;

CREATE OR REPLACE FUNCTION public.may_name(value text, leaver jsonb)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
        SELECT position(leaver ->> 'personId' IN value) > 0 OR position(lower(leaver ->> 'familyName') IN lower(value)) > 0
            OR position(lower(leaver ->> 'email') IN lower(value)) > 0
      $function$;

CREATE OR REPLACE FUNCTION public.name_a_person()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
      BEGIN
        PERFORM FROM persons WHERE id = NEW.person_id FOR KEY SHARE;
        IF NOT FOUND THEN
          RAISE EXCEPTION 'nobody has this id' USING ERRCODE = '23503', CONSTRAINT = TG_TABLE_NAME || '_person_id_fkey';
        END IF;
        RETURN NEW;
      END $function$;

CREATE OR REPLACE FUNCTION public.pseudonymise_acts(erasure uuid)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
 SET "lernlotse.erasing" TO 'on'
AS $function$
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
        WHERE actor_id = (gone ->> 'personId')::uuid OR may_name(subject, gone) OR may_name(details::text, gone);
        GET DIAGNOSTICS changed = ROW_COUNT;
        RETURN changed;
      END $function$;

CREATE OR REPLACE FUNCTION public.raise_course_revision()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      BEGIN
        NEW.revision := OLD.revision + 1;
        RETURN NEW;
      END $function$;

CREATE OR REPLACE FUNCTION public.refresh_course_search(ids uuid[])
 RETURNS void
 LANGUAGE sql
AS $function$
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
  $function$;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '23514', CONSTRAINT = TG_TABLE_NAME || '_append_only';
      END $function$;

CREATE OR REPLACE FUNCTION public.responses_of_check(the_check uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
AS $function$
      BEGIN
        RETURN coalesce(
          (SELECT jsonb_agg(jsonb_build_object('itemId', item_id, 'response', response)) FROM answers WHERE check_id = the_check),
          '[]');
      END $function$;

CREATE OR REPLACE FUNCTION public.search_changed_courses()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    PERFORM refresh_course_search((
      SELECT array_agg(id) FROM written JOIN replaced USING (id)
       WHERE (written.title, written.description, written.provider, written.code)
             IS DISTINCT FROM (replaced.title, replaced.description, replaced.provider, replaced.code)));
    RETURN NULL;
  END $function$;

CREATE OR REPLACE FUNCTION public.search_courses_of_competencies()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    PERFORM refresh_course_search((
      SELECT array_agg(DISTINCT l.course_id)
        FROM written w JOIN frameworks f ON f.id = w.framework_id
        JOIN course_lessons l ON l.vocabulary = f.vocabulary AND l.competence_code = w.code));
    RETURN NULL;
  END $function$;

CREATE OR REPLACE FUNCTION public.search_courses_of_lessons()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    PERFORM refresh_course_search((SELECT array_agg(DISTINCT course_id) FROM written));
    RETURN NULL;
  END $function$;

CREATE OR REPLACE FUNCTION public.search_new_courses()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    PERFORM refresh_course_search((SELECT array_agg(id) FROM written));
    RETURN NULL;
  END $function$;

CREATE OR REPLACE FUNCTION public.search_profile()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      BEGIN
        INSERT INTO profile_search (profile_id, names, spelling)
        VALUES (NEW.id, catalogue_folded(concat_ws(' ', NEW.code, NEW.title ->> 'de', NEW.title ->> 'en')), catalogue_folded(concat_ws(' ', NEW.code, NEW.title ->> 'de', NEW.title ->> 'en', NEW.summary ->> 'de', NEW.summary ->> 'en')))
        ON CONFLICT (profile_id) DO UPDATE SET names = excluded.names, spelling = excluded.spelling;
        RETURN NULL;
      END $function$;

CREATE OR REPLACE FUNCTION public.without_person(value text, erasure uuid, leaver jsonb)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE
AS $function$
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
          value := regexp_replace(value, '(?<![[:alnum:]])' || regexp_replace(word, '([^[:alnum:][:space:]])', '\\\1', 'g') || '(?![[:alnum:]])', '[…]', 'gi');
        END LOOP;
        RETURN value;
      END $function$;

CREATE TABLE accesses (
  position bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  person_id uuid NOT NULL,
  viewer_id uuid NOT NULL,
  viewer_role text NOT NULL,
  municipality_id uuid,
  kind text NOT NULL,
  at timestamp with time zone NOT NULL,
  hour timestamp with time zone NOT NULL,
  purpose text,
  provider text,
  CONSTRAINT access_role_known CHECK ((viewer_role = ANY (ARRAY['hr'::text, 'hr-system'::text, 'admin'::text, 'course-platform'::text, 'visitor'::text]))),
  CONSTRAINT accesses_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipalities(id),
  CONSTRAINT accesses_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id) ON DELETE CASCADE,
  CONSTRAINT accesses_pkey PRIMARY KEY ("position"),
  CONSTRAINT one_access_per_viewer_kind_and_hour UNIQUE NULLS NOT DISTINCT (person_id, viewer_id, kind, hour, municipality_id, purpose)
);
CREATE INDEX accesses_by_person ON public.accesses USING btree (person_id, at DESC, "position" DESC);
CREATE INDEX accesses_by_time ON public.accesses USING btree (at);
CREATE INDEX accesses_by_viewer ON public.accesses USING btree (viewer_id);
CREATE TRIGGER accesses_append_only BEFORE DELETE OR UPDATE ON public.accesses FOR EACH ROW EXECUTE FUNCTION keep_accesses();
GRANT SELECT, INSERT, DELETE ON accesses TO lernlotse_app;
ALTER TABLE accesses ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON accesses FOR SELECT TO lernlotse_app USING ((person_id = ( SELECT acting_person() AS acting_person)));
CREATE POLICY system ON accesses FOR ALL TO lernlotse_app USING ((( SELECT acting_scope() AS acting_scope) = 'system'::text));

CREATE TABLE allotments (
  programme_id uuid NOT NULL,
  municipality_id uuid NOT NULL,
  granted integer NOT NULL,
  occupied integer DEFAULT 0 NOT NULL,
  quota text NOT NULL,
  CONSTRAINT granted_not_negative CHECK ((granted >= 0)),
  CONSTRAINT occupied_within_granted CHECK (((0 <= occupied) AND (occupied <= granted))),
  CONSTRAINT allotments_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipalities(id),
  CONSTRAINT allotments_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id),
  CONSTRAINT allotments_pkey PRIMARY KEY (programme_id, municipality_id)
);
CREATE TRIGGER keep_allotment_of_programme BEFORE UPDATE OF programme_id ON public.allotments FOR EACH ROW WHEN ((new.programme_id <> old.programme_id)) EXECUTE FUNCTION keep_allotment_of_programme();
CREATE TRIGGER keep_programme_sum_changed AFTER UPDATE ON public.allotments REFERENCING OLD TABLE AS taken NEW TABLE AS given FOR EACH STATEMENT EXECUTE FUNCTION keep_programme_sum();
CREATE TRIGGER keep_programme_sum_given AFTER INSERT ON public.allotments REFERENCING NEW TABLE AS given FOR EACH STATEMENT EXECUTE FUNCTION keep_programme_sum();
CREATE TRIGGER keep_programme_sum_taken AFTER DELETE ON public.allotments REFERENCING OLD TABLE AS taken FOR EACH STATEMENT EXECUTE FUNCTION keep_programme_sum();
ALTER TABLE allotments ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY administered ON allotments FOR ALL TO lernlotse_app USING ((( SELECT acting_scope() AS acting_scope) = ANY (ARRAY['system'::text, 'admin'::text])));
CREATE POLICY moved ON allotments FOR UPDATE TO lernlotse_app USING (((municipality_id = ANY (( SELECT acting_municipalities() AS acting_municipalities)::uuid[])) OR (municipality_id = ANY (( SELECT acting_places() AS acting_places)::uuid[]))));
CREATE POLICY served_or_at_work ON allotments FOR SELECT TO lernlotse_app USING (((municipality_id = ANY (( SELECT acting_municipalities() AS acting_municipalities)::uuid[])) OR (municipality_id = ANY (( SELECT acting_places() AS acting_places)::uuid[]))));

CREATE TABLE answer_scales (
  bank_id uuid NOT NULL,
  code text NOT NULL,
  title jsonb NOT NULL,
  options jsonb NOT NULL,
  CONSTRAINT answer_scales_bank_id_fkey FOREIGN KEY (bank_id) REFERENCES item_banks(id),
  CONSTRAINT answer_scales_pkey PRIMARY KEY (bank_id, code)
);

CREATE TABLE answers (
  check_id uuid NOT NULL,
  item_id uuid NOT NULL,
  response jsonb NOT NULL,
  answered_at timestamp with time zone NOT NULL,
  CONSTRAINT answers_check_id_fkey FOREIGN KEY (check_id) REFERENCES checks(id) ON DELETE CASCADE,
  CONSTRAINT answers_item_id_fkey FOREIGN KEY (item_id) REFERENCES items(id),
  CONSTRAINT answers_pkey PRIMARY KEY (check_id, item_id)
);
ALTER TABLE answers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON answers FOR ALL TO lernlotse_app USING (((( SELECT acting_scope() AS acting_scope) = 'system'::text) OR (EXISTS ( SELECT
   FROM checks c
  WHERE ((c.id = answers.check_id) AND (c.person_id = ( SELECT acting_person() AS acting_person)))))));

CREATE TABLE api_key_secrets (
  prefix text NOT NULL,
  key_id uuid NOT NULL,
  secret_hash text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  CONSTRAINT api_key_secrets_key_id_fkey FOREIGN KEY (key_id) REFERENCES api_keys(id) ON DELETE CASCADE,
  CONSTRAINT api_key_prefix_unique PRIMARY KEY (prefix)
);
CREATE INDEX api_key_secrets_of_key ON public.api_key_secrets USING btree (key_id);
ALTER TABLE api_key_secrets ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY of_key ON api_key_secrets FOR ALL TO lernlotse_app USING ((EXISTS ( SELECT
   FROM api_keys k
  WHERE (k.id = api_key_secrets.key_id))));

CREATE TABLE api_keys (
  id uuid NOT NULL,
  name text NOT NULL,
  municipality_id uuid,
  scopes text[] NOT NULL,
  created_by uuid NOT NULL,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  CONSTRAINT api_key_opens_something CHECK ((cardinality(scopes) > 0)),
  CONSTRAINT api_keys_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipalities(id),
  CONSTRAINT api_keys_pkey PRIMARY KEY (id)
);
CREATE INDEX api_keys_of_municipality ON public.api_keys USING btree (municipality_id);
ALTER TABLE api_keys ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY served ON api_keys FOR ALL TO lernlotse_app USING (((( SELECT acting_scope() AS acting_scope) = ANY (ARRAY['system'::text, 'sign-in'::text, 'admin'::text])) OR (municipality_id = ANY (( SELECT acting_municipalities() AS acting_municipalities)::uuid[]))));

CREATE TABLE areas (
  framework_id uuid NOT NULL,
  code text NOT NULL,
  position integer NOT NULL,
  title jsonb NOT NULL,
  description jsonb NOT NULL,
  CONSTRAINT areas_framework_id_fkey FOREIGN KEY (framework_id) REFERENCES frameworks(id),
  CONSTRAINT areas_pkey PRIMARY KEY (framework_id, code)
);

CREATE TABLE audit_acts (
  position bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  at timestamp with time zone NOT NULL,
  actor_id uuid,
  act text NOT NULL,
  subject text NOT NULL,
  municipality_id uuid,
  details jsonb NOT NULL,
  CONSTRAINT audit_acts_pkey PRIMARY KEY ("position")
);
CREATE INDEX acts_in_a_municipality ON public.audit_acts USING btree (municipality_id, "position" DESC);
CREATE INDEX acts_of_a_kind ON public.audit_acts USING btree (act, at DESC);
CREATE INDEX acts_of_a_person ON public.audit_acts USING btree (actor_id, "position" DESC);
CREATE INDEX acts_of_a_subject ON public.audit_acts USING btree (subject, "position" DESC);
CREATE TRIGGER audit_acts_append_only BEFORE DELETE OR UPDATE ON public.audit_acts FOR EACH ROW EXECUTE FUNCTION keep_acts();
CREATE TRIGGER audit_acts_never_emptied BEFORE TRUNCATE ON public.audit_acts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON audit_acts TO lernlotse_app;
ALTER TABLE audit_acts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY administered ON audit_acts FOR ALL TO lernlotse_app USING ((( SELECT acting_scope() AS acting_scope) = ANY (ARRAY['system'::text, 'admin'::text])));
CREATE POLICY said ON audit_acts FOR INSERT TO lernlotse_app WITH CHECK ((actor_id = ( SELECT acting_person() AS acting_person)));
CREATE POLICY served ON audit_acts FOR SELECT TO lernlotse_app USING ((municipality_id = ANY (( SELECT acting_municipalities() AS acting_municipalities)::uuid[])));

CREATE TABLE checks (
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  municipality_id uuid NOT NULL,
  profile_id uuid NOT NULL,
  instrument_id uuid NOT NULL,
  agreement_id uuid NOT NULL,
  state text DEFAULT 'started'::text NOT NULL,
  seed text NOT NULL,
  form jsonb NOT NULL,
  started_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  targets jsonb NOT NULL,
  seen jsonb DEFAULT '[]'::jsonb NOT NULL,
  share double precision DEFAULT 0 NOT NULL,
  total integer NOT NULL,
  minutes_left integer DEFAULT 0 NOT NULL,
  replaced jsonb DEFAULT '[]'::jsonb NOT NULL,
  reminded_at timestamp with time zone,
  CONSTRAINT check_state_known CHECK ((state = ANY (ARRAY['started'::text, 'submitted'::text, 'abandoned'::text, 'expired'::text]))),
  CONSTRAINT ended_check_forgets_replaced CHECK (((state = 'started'::text) OR (replaced = '[]'::jsonb))),
  CONSTRAINT ended_check_has_end CHECK (((state = 'started'::text) = (ended_at IS NULL))),
  CONSTRAINT minutes_left_not_negative CHECK ((minutes_left >= 0)),
  CONSTRAINT share_between_none_and_all CHECK (((share >= (0)::double precision) AND (share <= (1)::double precision))),
  CONSTRAINT checks_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES works_agreements(id),
  CONSTRAINT checks_instrument_id_fkey FOREIGN KEY (instrument_id) REFERENCES instruments(id),
  CONSTRAINT checks_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipalities(id),
  CONSTRAINT checks_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id),
  CONSTRAINT checks_profile_id_fkey FOREIGN KEY (profile_id) REFERENCES profiles(id),
  CONSTRAINT checks_pkey PRIMARY KEY (id)
);
CREATE INDEX checks_by_end ON public.checks USING btree (municipality_id, ended_at);
CREATE INDEX checks_by_person ON public.checks USING btree (person_id, started_at);
CREATE UNIQUE INDEX one_open_check_per_profile ON public.checks USING btree (person_id, profile_id) WHERE (state = 'started'::text);
ALTER TABLE checks ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON checks FOR ALL TO lernlotse_app USING (((( SELECT acting_scope() AS acting_scope) = 'system'::text) OR (person_id = ( SELECT acting_person() AS acting_person))));
CREATE POLICY released ON checks FOR SELECT TO lernlotse_app USING (((( SELECT acting_scope() AS acting_scope) = 'system'::text) OR (person_id = ( SELECT acting_person() AS acting_person)) OR is_released_check(id)));

CREATE TABLE competencies (
  framework_id uuid NOT NULL,
  code text NOT NULL,
  area_code text NOT NULL,
  position integer NOT NULL,
  title jsonb NOT NULL,
  description jsonb NOT NULL,
  CONSTRAINT competence_lies_in_area FOREIGN KEY (framework_id, area_code) REFERENCES areas(framework_id, code),
  CONSTRAINT competencies_framework_id_fkey FOREIGN KEY (framework_id) REFERENCES frameworks(id),
  CONSTRAINT competencies_pkey PRIMARY KEY (framework_id, code)
);
CREATE TRIGGER course_search_after_insert AFTER INSERT ON public.competencies REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION search_courses_of_competencies();
CREATE TRIGGER course_search_after_update AFTER UPDATE ON public.competencies REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION search_courses_of_competencies();

CREATE TABLE completion_attestations (
  person_id uuid NOT NULL,
  course_id uuid NOT NULL,
  kind text NOT NULL,
  reference uuid NOT NULL,
  attested_at timestamp with time zone NOT NULL,
  CONSTRAINT attestation_kind_known CHECK ((kind = ANY (ARRAY['person'::text, 'statement'::text]))),
  CONSTRAINT completion_attestations_person_id_course_id_fkey FOREIGN KEY (person_id, course_id) REFERENCES completions(person_id, course_id) ON DELETE CASCADE,
  CONSTRAINT completion_attestations_pkey PRIMARY KEY (person_id, course_id, kind, reference)
);
ALTER TABLE completion_attestations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON completion_attestations FOR SELECT TO lernlotse_app USING ((person_id = ( SELECT acting_person() AS acting_person)));
CREATE POLICY served ON completion_attestations FOR ALL TO lernlotse_app USING (((( SELECT acting_scope() AS acting_scope) = 'system'::text) OR (EXISTS ( SELECT
   FROM memberships m
  WHERE ((m.person_id = completion_attestations.person_id) AND ((m.municipality_id = ANY (( SELECT acting_municipalities() AS acting_municipalities)::uuid[])) OR ((m.role = 'hr'::text) AND (( SELECT acting_scope() AS acting_scope) = 'admin'::text))))))));

CREATE TABLE completion_claims (
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  course_id uuid NOT NULL,
  proof jsonb,
  state text NOT NULL,
  claimed_at timestamp with time zone NOT NULL,
  decided_by uuid,
  decided_at timestamp with time zone,
  reason text,
  CONSTRAINT claim_state_known CHECK ((state = ANY (ARRAY['claimed'::text, 'confirmed'::text, 'declined'::text, 'withdrawn'::text]))),
  CONSTRAINT decided_claim_keeps_no_proof CHECK (((state = 'claimed'::text) = (proof IS NOT NULL))),
  CONSTRAINT nobody_decides_own_claim CHECK (((state = 'withdrawn'::text) OR (decided_by <> person_id))),
  CONSTRAINT completion_claims_course_id_fkey FOREIGN KEY (course_id) REFERENCES courses(id),
  CONSTRAINT completion_claims_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id),
  CONSTRAINT completion_claims_pkey PRIMARY KEY (id)
);
CREATE INDEX completion_claims_by_decider ON public.completion_claims USING btree (decided_by) WHERE (decided_by IS NOT NULL);
CREATE INDEX completion_claims_by_person ON public.completion_claims USING btree (person_id, claimed_at);
CREATE UNIQUE INDEX one_open_claim_per_course ON public.completion_claims USING btree (person_id, course_id) WHERE (state = 'claimed'::text);
ALTER TABLE completion_claims ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_or_served ON completion_claims FOR ALL TO lernlotse_app USING (((( SELECT acting_scope() AS acting_scope) = 'system'::text) OR (person_id = ( SELECT acting_person() AS acting_person)) OR (EXISTS ( SELECT
   FROM memberships m
  WHERE ((m.person_id = completion_claims.person_id) AND ((m.municipality_id = ANY (( SELECT acting_municipalities() AS acting_municipalities)::uuid[])) OR ((m.role = 'hr'::text) AND (( SELECT acting_scope() AS acting_scope) = 'admin'::text))))))));

CREATE TABLE completions (
  person_id uuid NOT NULL,
  course_id uuid NOT NULL,
  completed_at timestamp with time zone NOT NULL,
  recorded_by uuid NOT NULL,
  CONSTRAINT nobody_records_own_completion CHECK ((recorded_by <> person_id)),
  CONSTRAINT completions_course_id_fkey FOREIGN KEY (course_id) REFERENCES courses(id),
  CONSTRAINT completions_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id),
  CONSTRAINT completions_pkey PRIMARY KEY (person_id, course_id)
);
CREATE INDEX completions_by_recorder ON public.completions USING btree (recorded_by) WHERE (recorded_by IS NOT NULL);
ALTER TABLE completions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON completions FOR SELECT TO lernlotse_app USING ((person_id = ( SELECT acting_person() AS acting_person)));
CREATE POLICY served ON completions FOR ALL TO lernlotse_app USING (((( SELECT acting_scope() AS acting_scope) = 'system'::text) OR (EXISTS ( SELECT
   FROM memberships m
  WHERE ((m.person_id = completions.person_id) AND ((m.municipality_id = ANY (( SELECT acting_municipalities() AS acting_municipalities)::uuid[])) OR ((m.role = 'hr'::text) AND (( SELECT acting_scope() AS acting_scope) = 'admin'::text))))))));

CREATE TABLE course_lessons (
  course_id uuid NOT NULL,
  vocabulary text NOT NULL,
  competence_code text NOT NULL,
  from_level integer NOT NULL,
  to_level integer NOT NULL,
  CONSTRAINT course_teaches_upwards CHECK (((0 <= from_level) AND (from_level < to_level))),
  CONSTRAINT course_lessons_course_id_fkey FOREIGN KEY (course_id) REFERENCES courses(id) ON DELETE CASCADE,
  CONSTRAINT course_lessons_pkey PRIMARY KEY (course_id, vocabulary, competence_code)
);
CREATE INDEX course_lessons_by_competence ON public.course_lessons USING btree (vocabulary, competence_code);
CREATE TRIGGER course_search_after_delete AFTER DELETE ON public.course_lessons REFERENCING OLD TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION search_courses_of_lessons();
CREATE TRIGGER course_search_after_insert AFTER INSERT ON public.course_lessons REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION search_courses_of_lessons();

CREATE TABLE course_links (
  course_id uuid NOT NULL,
  url text NOT NULL,
  link_status text NOT NULL,
  http_status integer,
  tries integer NOT NULL,
  link_checked_at timestamp with time zone NOT NULL,
  failing_since timestamp with time zone,
  CONSTRAINT good_link_does_not_fail CHECK (((link_status = 'ok'::text) = (failing_since IS NULL))),
  CONSTRAINT link_status_known CHECK ((link_status = ANY (ARRAY['ok'::text, 'broken'::text, 'unreachable'::text, 'refused'::text]))),
  CONSTRAINT course_links_course_id_fkey FOREIGN KEY (course_id) REFERENCES courses(id) ON DELETE CASCADE,
  CONSTRAINT course_links_pkey PRIMARY KEY (course_id)
);

CREATE TABLE course_marks (
  person_id uuid NOT NULL,
  course_id uuid NOT NULL,
  municipality_id uuid NOT NULL,
  kind text NOT NULL,
  reason text,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT dismissal_has_a_reason CHECK (((kind = 'pin'::text) OR (reason IS NOT NULL))),
  CONSTRAINT mark_kind_known CHECK ((kind = ANY (ARRAY['pin'::text, 'dismissal'::text]))),
  CONSTRAINT mark_reason_short CHECK (((length(reason) >= 1) AND (length(reason) <= 500))),
  CONSTRAINT course_marks_course_id_fkey FOREIGN KEY (course_id) REFERENCES courses(id),
  CONSTRAINT course_marks_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipalities(id),
  CONSTRAINT course_marks_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id),
  CONSTRAINT course_marks_pkey PRIMARY KEY (person_id, course_id)
);
ALTER TABLE course_marks ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON course_marks FOR ALL TO lernlotse_app USING (((( SELECT acting_scope() AS acting_scope) = 'system'::text) OR (person_id = ( SELECT acting_person() AS acting_person))));

CREATE TABLE course_platforms (
  id uuid NOT NULL,
  provider text NOT NULL,
  CONSTRAINT course_platform_is_a_key FOREIGN KEY (id) REFERENCES api_keys(id),
  CONSTRAINT course_platforms_pkey PRIMARY KEY (id)
);

CREATE TABLE course_prerequisites (
  course_id uuid NOT NULL,
  prerequisite_id uuid NOT NULL,
  CONSTRAINT course_prerequisites_cyclic CHECK ((course_id <> prerequisite_id)),
  CONSTRAINT course_prerequisites_course_id_fkey FOREIGN KEY (course_id) REFERENCES courses(id) ON DELETE CASCADE,
  CONSTRAINT course_prerequisites_prerequisite_id_fkey FOREIGN KEY (prerequisite_id) REFERENCES courses(id) ON DELETE CASCADE,
  CONSTRAINT course_prerequisites_pkey PRIMARY KEY (course_id, prerequisite_id)
);
CREATE INDEX course_prerequisites_by_prerequisite ON public.course_prerequisites USING btree (prerequisite_id);

CREATE TABLE course_requirements (
  course_id uuid NOT NULL,
  vocabulary text NOT NULL,
  competence_code text NOT NULL,
  level integer NOT NULL,
  CONSTRAINT entry_level_positive CHECK ((level > 0)),
  CONSTRAINT course_requirements_course_id_fkey FOREIGN KEY (course_id) REFERENCES courses(id) ON DELETE CASCADE,
  CONSTRAINT course_requirements_pkey PRIMARY KEY (course_id, vocabulary, competence_code)
);

CREATE TABLE course_search (
  course_id uuid NOT NULL,
  words tsvector NOT NULL,
  spelling text NOT NULL,
  competences text[] NOT NULL,
  CONSTRAINT course_search_course_id_fkey FOREIGN KEY (course_id) REFERENCES courses(id) ON DELETE CASCADE,
  CONSTRAINT course_search_pkey PRIMARY KEY (course_id)
);
CREATE INDEX course_search_by_competences ON public.course_search USING gin (competences);
CREATE INDEX course_search_by_spelling ON public.course_search USING gin (spelling gin_trgm_ops);
CREATE INDEX course_search_by_words ON public.course_search USING gin (words);

CREATE TABLE course_sources (
  id uuid NOT NULL,
  kind text NOT NULL,
  provider text NOT NULL,
  address text NOT NULL,
  interval_hours integer NOT NULL,
  state text NOT NULL,
  etag text,
  last_modified text,
  failures integer DEFAULT 0 NOT NULL,
  last_outcome text,
  last_problem text,
  last_import_id uuid,
  last_run_at timestamp with time zone,
  next_run_at timestamp with time zone NOT NULL,
  CONSTRAINT failures_not_negative CHECK ((failures >= 0)),
  CONSTRAINT source_interval_sensible CHECK (((interval_hours >= 1) AND (interval_hours <= 8784))),
  CONSTRAINT source_kind_known CHECK ((kind = 'moochub'::text)),
  CONSTRAINT source_outcome_known CHECK ((last_outcome = ANY (ARRAY['imported'::text, 'not-modified'::text, 'refused'::text, 'rejected'::text]))),
  CONSTRAINT source_state_known CHECK ((state = ANY (ARRAY['active'::text, 'paused'::text, 'failing'::text]))),
  CONSTRAINT course_sources_last_import_id_fkey FOREIGN KEY (last_import_id) REFERENCES imports(id) ON DELETE SET NULL,
  CONSTRAINT course_sources_pkey PRIMARY KEY (id),
  CONSTRAINT one_source_per_address UNIQUE (address)
);
CREATE INDEX course_sources_due ON public.course_sources USING btree (next_run_at) WHERE (state <> 'paused'::text);

CREATE TABLE courses (
  id uuid NOT NULL,
  source text NOT NULL,
  source_id text NOT NULL,
  code text NOT NULL,
  title jsonb NOT NULL,
  description jsonb NOT NULL,
  provider text NOT NULL,
  url text,
  minutes integer,
  price_cents integer,
  languages text[] NOT NULL,
  formats text[] NOT NULL,
  access_modes text[] NOT NULL,
  state text NOT NULL,
  revision integer DEFAULT 1 NOT NULL,
  original jsonb,
  updated_at timestamp with time zone NOT NULL,
  accessibility text[] DEFAULT '{}'::text[] NOT NULL,
  CONSTRAINT course_state_known CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'withdrawn'::text, 'archived'::text]))),
  CONSTRAINT course_takes_time CHECK ((minutes > 0)),
  CONSTRAINT price_not_negative CHECK ((price_cents >= 0)),
  CONSTRAINT published_course_has_facts CHECK (((state <> 'published'::text) OR ((minutes IS NOT NULL) AND (price_cents IS NOT NULL)))),
  CONSTRAINT courses_pkey PRIMARY KEY (id),
  CONSTRAINT one_course_per_source_id UNIQUE (source, source_id)
);
CREATE INDEX courses_by_code ON public.courses USING btree (code);
CREATE INDEX courses_by_title ON public.courses USING btree (COALESCE((title ->> 'de'::text), (title ->> 'en'::text), ''::text), id) WHERE (state = 'published'::text);
CREATE TRIGGER changed_course_has_a_new_revision BEFORE UPDATE ON public.courses FOR EACH ROW WHEN (((new.revision = old.revision) AND (new.* IS DISTINCT FROM old.*))) EXECUTE FUNCTION raise_course_revision();
CREATE TRIGGER course_search_after_insert AFTER INSERT ON public.courses REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION search_new_courses();
CREATE TRIGGER course_search_after_update AFTER UPDATE ON public.courses REFERENCING OLD TABLE AS replaced NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION search_changed_courses();

CREATE TABLE distributions (
  id uuid NOT NULL,
  programme_id uuid NOT NULL,
  inputs jsonb NOT NULL,
  shares jsonb NOT NULL,
  record_hash text NOT NULL,
  state text DEFAULT 'committed'::text NOT NULL,
  committed_by uuid NOT NULL,
  committed_at timestamp with time zone NOT NULL,
  objections_until timestamp with time zone NOT NULL,
  kind text DEFAULT 'distribution'::text NOT NULL,
  key_fingerprint text,
  reversed_by uuid,
  reversed_at timestamp with time zone,
  reversal_reason text,
  CONSTRAINT distribution_kind_known CHECK ((kind = ANY (ARRAY['distribution'::text, 'top-up'::text]))),
  CONSTRAINT distribution_state_known CHECK ((state = ANY (ARRAY['pending'::text, 'committed'::text, 'reversed'::text]))),
  CONSTRAINT reversal_has_reason CHECK (((state = 'reversed'::text) = ((reversed_by IS NOT NULL) AND (reversed_at IS NOT NULL) AND (reversal_reason IS NOT NULL)))),
  CONSTRAINT distributions_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id),
  CONSTRAINT distributions_pkey PRIMARY KEY (id)
);
CREATE INDEX distributions_by_programme ON public.distributions USING btree (programme_id, committed_at);
CREATE UNIQUE INDEX one_distribution_in_force ON public.distributions USING btree (programme_id) WHERE ((kind = 'distribution'::text) AND (state <> 'reversed'::text));
ALTER TABLE distributions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY administered ON distributions FOR ALL TO lernlotse_app USING ((( SELECT acting_scope() AS acting_scope) = ANY (ARRAY['system'::text, 'admin'::text])));
CREATE POLICY known ON distributions FOR SELECT TO lernlotse_app USING ((( SELECT acting_scope() AS acting_scope) = ANY (ARRAY['person'::text, 'admin'::text, 'system'::text])));
COMMENT ON TABLE distributions IS 'Whoever is signed in may read a decision: it is about all municipalities together, and each may object to it; only an admin, or a job, writes.';

CREATE TABLE erasures (
  id uuid NOT NULL,
  leaver jsonb,
  erased_at timestamp with time zone NOT NULL,
  finished_at timestamp with time zone,
  CONSTRAINT finished_erasure_names_nobody CHECK (((finished_at IS NULL) = (leaver IS NOT NULL))),
  CONSTRAINT erasures_pkey PRIMARY KEY (id)
);
ALTER TABLE erasures ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY system ON erasures FOR ALL TO lernlotse_app USING ((( SELECT acting_scope() AS acting_scope) = 'system'::text));

CREATE TABLE explanations_seen (
  person_id uuid NOT NULL,
  item_id uuid NOT NULL,
  seen_at timestamp with time zone NOT NULL,
  CONSTRAINT explanations_seen_item_id_fkey FOREIGN KEY (item_id) REFERENCES items(id),
  CONSTRAINT explanations_seen_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id) ON DELETE CASCADE,
  CONSTRAINT explanations_seen_pkey PRIMARY KEY (person_id, item_id)
);
ALTER TABLE explanations_seen ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON explanations_seen FOR ALL TO lernlotse_app USING (((( SELECT acting_scope() AS acting_scope) = 'system'::text) OR (person_id = ( SELECT acting_person() AS acting_person))));

CREATE TABLE framework_drafts (
  id uuid NOT NULL,
  basis_id uuid NOT NULL,
  code text NOT NULL,
  content jsonb NOT NULL,
  revision integer DEFAULT 1 NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT framework_drafts_basis_id_fkey FOREIGN KEY (basis_id) REFERENCES frameworks(id),
  CONSTRAINT framework_drafts_pkey PRIMARY KEY (id),
  CONSTRAINT one_draft_edition_per_framework UNIQUE (code)
);

CREATE TABLE framework_levels (
  framework_id uuid NOT NULL,
  number integer NOT NULL,
  coarse integer NOT NULL,
  name jsonb NOT NULL,
  coarse_name jsonb NOT NULL,
  description jsonb NOT NULL,
  CONSTRAINT coarse_level_positive CHECK ((coarse > 0)),
  CONSTRAINT level_positive CHECK ((number > 0)),
  CONSTRAINT framework_levels_framework_id_fkey FOREIGN KEY (framework_id) REFERENCES frameworks(id),
  CONSTRAINT framework_levels_pkey PRIMARY KEY (framework_id, number)
);

CREATE TABLE frameworks (
  id uuid NOT NULL,
  code text NOT NULL,
  edition text COLLATE by_numbers NOT NULL,
  vocabulary text NOT NULL,
  title jsonb NOT NULL,
  description jsonb NOT NULL,
  source text NOT NULL,
  licence text NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT frameworks_pkey PRIMARY KEY (id),
  CONSTRAINT one_framework_per_edition UNIQUE (code, edition)
);

CREATE TABLE half_lives (
  vocabulary text NOT NULL,
  revision integer NOT NULL,
  default_days integer NOT NULL,
  competencies jsonb NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT half_life_between_30_and_36500 CHECK (((default_days >= 30) AND (default_days <= 36500))),
  CONSTRAINT half_lives_pkey PRIMARY KEY (vocabulary)
);

CREATE TABLE idempotency_answers (
  actor_id uuid NOT NULL,
  operation text NOT NULL,
  key text NOT NULL,
  body_hash text NOT NULL,
  answer jsonb NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT idempotency_answers_pkey PRIMARY KEY (actor_id, operation, key)
);
CREATE INDEX idempotency_answers_by_age ON public.idempotency_answers USING btree (created_at);
ALTER TABLE idempotency_answers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON idempotency_answers FOR ALL TO lernlotse_app USING (((( SELECT acting_scope() AS acting_scope) = 'system'::text) OR (actor_id = ( SELECT acting_person() AS acting_person))));

CREATE TABLE identity_providers (
  municipality_id uuid NOT NULL,
  issuer text NOT NULL,
  client_id text NOT NULL,
  sealed_secret text,
  secret_variable text,
  scope text NOT NULL,
  role_claim text,
  hr_values text[] DEFAULT '{}'::text[] NOT NULL,
  asks_second_factor boolean DEFAULT false NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  enabled boolean DEFAULT true NOT NULL,
  required boolean DEFAULT false NOT NULL,
  factor_values text[] DEFAULT '{}'::text[] NOT NULL,
  CONSTRAINT identity_provider_has_one_secret CHECK ((num_nonnulls(sealed_secret, secret_variable) <= 1)),
  CONSTRAINT required_provider_is_enabled CHECK ((enabled OR (NOT required))),
  CONSTRAINT identity_providers_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipalities(id),
  CONSTRAINT identity_providers_pkey PRIMARY KEY (municipality_id)
);
ALTER TABLE identity_providers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY administered ON identity_providers FOR ALL TO lernlotse_app USING ((( SELECT acting_scope() AS acting_scope) = ANY (ARRAY['system'::text, 'sign-in'::text, 'admin'::text])));

CREATE TABLE import_progress (
  import_id uuid NOT NULL,
  progress jsonb NOT NULL,
  CONSTRAINT import_progress_pkey PRIMARY KEY (import_id)
);

CREATE TABLE import_rows (
  import_id uuid NOT NULL,
  position integer NOT NULL,
  pile text NOT NULL,
  line integer,
  name text,
  changes jsonb NOT NULL,
  findings jsonb NOT NULL,
  CONSTRAINT import_pile_known CHECK ((pile = ANY (ARRAY['new'::text, 'changed'::text, 'unchanged'::text, 'rejected'::text]))),
  CONSTRAINT import_rows_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id) ON DELETE CASCADE,
  CONSTRAINT import_rows_pkey PRIMARY KEY (import_id, "position")
);
CREATE INDEX import_rows_by_pile ON public.import_rows USING btree (import_id, pile, "position");
ALTER TABLE import_rows ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY of_import ON import_rows FOR ALL TO lernlotse_app USING ((EXISTS ( SELECT
   FROM imports i
  WHERE (i.id = import_rows.import_id))));

CREATE TABLE imports (
  id uuid NOT NULL,
  kind text NOT NULL,
  mode text NOT NULL,
  file_name text NOT NULL,
  address text,
  file bytea,
  state text DEFAULT 'waiting'::text NOT NULL,
  progress jsonb,
  counts jsonb,
  findings jsonb DEFAULT '[]'::jsonb NOT NULL,
  findings_total integer DEFAULT 0 NOT NULL,
  job_id uuid,
  started_by uuid,
  created_at timestamp with time zone NOT NULL,
  finished_at timestamp with time zone,
  digest text,
  applying text,
  invite boolean DEFAULT false NOT NULL,
  CONSTRAINT import_applying_known CHECK ((applying = ANY (ARRAY['all-or-nothing'::text, 'good-rows'::text]))),
  CONSTRAINT import_mode_known CHECK ((mode = ANY (ARRAY['all-or-nothing'::text, 'good-rows'::text, 'preview'::text]))),
  CONSTRAINT import_state_known CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'applied'::text, 'previewed'::text, 'rejected'::text, 'failed'::text, 'outdated'::text, 'expired'::text]))),
  CONSTRAINT imports_job_id_fkey FOREIGN KEY (job_id) REFERENCES jobs(id) ON DELETE SET NULL,
  CONSTRAINT imports_pkey PRIMARY KEY (id)
);
CREATE INDEX imports_newest_first ON public.imports USING btree (created_at DESC, id DESC);
ALTER TABLE imports ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY started ON imports FOR ALL TO lernlotse_app USING (((( SELECT acting_scope() AS acting_scope) = ANY (ARRAY['system'::text, 'admin'::text])) OR (started_by = ( SELECT acting_person() AS acting_person))));

CREATE TABLE insight_reports (
  municipality_id uuid NOT NULL,
  period text NOT NULL,
  report jsonb NOT NULL,
  made_at timestamp with time zone NOT NULL,
  CONSTRAINT insight_period_is_a_quarter CHECK ((period ~ '^[0-9]{4}-Q[1-4]$'::text)),
  CONSTRAINT insight_reports_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipalities(id),
  CONSTRAINT insight_reports_pkey PRIMARY KEY (municipality_id, period)
);
CREATE TRIGGER insight_reports_kept BEFORE UPDATE ON public.insight_reports FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE insight_reports ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY served ON insight_reports FOR SELECT TO lernlotse_app USING (((( SELECT acting_scope() AS acting_scope) = ANY (ARRAY['system'::text, 'admin'::text])) OR (municipality_id = ANY (( SELECT acting_municipalities() AS acting_municipalities)::uuid[]))));
CREATE POLICY system ON insight_reports FOR ALL TO lernlotse_app USING ((( SELECT acting_scope() AS acting_scope) = 'system'::text));

CREATE TABLE instrument_impacts (
  instrument_id uuid NOT NULL,
  period text NOT NULL,
  calibration jsonb NOT NULL,
  figures jsonb NOT NULL,
  made_at timestamp with time zone NOT NULL,
  CONSTRAINT instrument_impacts_instrument_id_fkey FOREIGN KEY (instrument_id) REFERENCES instruments(id) ON DELETE CASCADE,
  CONSTRAINT instrument_impacts_pkey PRIMARY KEY (instrument_id)
);

CREATE TABLE instrument_items (
  instrument_id uuid NOT NULL,
  item_id uuid NOT NULL,
  parameters jsonb NOT NULL,
  CONSTRAINT instrument_items_instrument_id_fkey FOREIGN KEY (instrument_id) REFERENCES instruments(id),
  CONSTRAINT instrument_items_item_id_fkey FOREIGN KEY (item_id) REFERENCES items(id),
  CONSTRAINT instrument_items_pkey PRIMARY KEY (instrument_id, item_id)
);

CREATE TABLE instruments (
  id uuid NOT NULL,
  bank_id uuid NOT NULL,
  version integer NOT NULL,
  settings jsonb NOT NULL,
  published_at timestamp with time zone,
  CONSTRAINT instruments_bank_id_fkey FOREIGN KEY (bank_id) REFERENCES item_banks(id),
  CONSTRAINT instruments_pkey PRIMARY KEY (id),
  CONSTRAINT one_instrument_per_version UNIQUE (bank_id, version)
);
CREATE UNIQUE INDEX one_draft_instrument_per_bank ON public.instruments USING btree (bank_id) WHERE (published_at IS NULL);

CREATE TABLE item_banks (
  id uuid NOT NULL,
  code text NOT NULL,
  edition text NOT NULL,
  framework_code text NOT NULL,
  vocabulary text NOT NULL,
  title jsonb NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT item_banks_pkey PRIMARY KEY (id),
  CONSTRAINT one_item_bank_per_code UNIQUE (code)
);

CREATE TABLE item_figure_draws (
  bank_id uuid NOT NULL,
  period text NOT NULL,
  salt text NOT NULL,
  CONSTRAINT draw_period_is_a_quarter CHECK ((period ~ '^[0-9]{4}-Q[1-4]$'::text)),
  CONSTRAINT item_figure_draws_bank_id_fkey FOREIGN KEY (bank_id) REFERENCES item_banks(id) ON DELETE CASCADE,
  CONSTRAINT one_draw_per_bank_and_quarter PRIMARY KEY (bank_id, period)
);
CREATE TRIGGER item_figure_draws_kept BEFORE UPDATE ON public.item_figure_draws FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE item_media (
  id uuid NOT NULL,
  item_id uuid NOT NULL,
  position integer NOT NULL,
  type text NOT NULL,
  bytes bytea NOT NULL,
  sha256 bytea NOT NULL,
  alternative jsonb NOT NULL,
  transcript jsonb,
  CONSTRAINT media_type_known CHECK ((type = ANY (ARRAY['image/png'::text, 'image/jpeg'::text, 'image/webp'::text, 'audio/mpeg'::text, 'audio/ogg'::text, 'video/mp4'::text, 'video/webm'::text]))),
  CONSTRAINT media_within_limit CHECK (((octet_length(bytes) >= 1) AND (octet_length(bytes) <= 262144))),
  CONSTRAINT sound_has_transcript CHECK (((type ~~ 'image/%'::text) OR (transcript IS NOT NULL))),
  CONSTRAINT two_media_per_item CHECK (("position" = ANY (ARRAY[1, 2]))),
  CONSTRAINT item_media_item_id_fkey FOREIGN KEY (item_id) REFERENCES items(id),
  CONSTRAINT item_media_pkey PRIMARY KEY (id),
  CONSTRAINT one_medium_per_place UNIQUE (item_id, "position")
);

CREATE TABLE item_quality_reports (
  instrument_id uuid NOT NULL,
  period text NOT NULL,
  figures jsonb NOT NULL,
  made_at timestamp with time zone NOT NULL,
  CONSTRAINT item_quality_reports_instrument_id_fkey FOREIGN KEY (instrument_id) REFERENCES instruments(id) ON DELETE CASCADE,
  CONSTRAINT item_quality_reports_pkey PRIMARY KEY (instrument_id, period)
);

CREATE TABLE items (
  id uuid NOT NULL,
  bank_id uuid NOT NULL,
  code text NOT NULL,
  competence_code text NOT NULL,
  anchor double precision NOT NULL,
  dimension text NOT NULL,
  kind text NOT NULL,
  text jsonb NOT NULL,
  options jsonb NOT NULL,
  answer_key jsonb,
  explanation jsonb,
  minutes double precision NOT NULL,
  created_at timestamp with time zone NOT NULL,
  retired_at timestamp with time zone,
  needs jsonb DEFAULT '[]'::jsonb NOT NULL,
  CONSTRAINT item_dimension_known CHECK ((dimension = ANY (ARRAY['knowledge'::text, 'skill'::text, 'attitude'::text]))),
  CONSTRAINT item_kind_known CHECK ((kind = ANY (ARRAY['self-rating'::text, 'single-choice'::text, 'multiple-choice'::text, 'ordering'::text]))),
  CONSTRAINT item_needs_known CHECK ((needs <@ '["sight", "colour", "hearing", "pointer"]'::jsonb)),
  CONSTRAINT item_takes_time CHECK ((minutes > (0)::double precision)),
  CONSTRAINT keyed_item_has_key CHECK (((kind = 'self-rating'::text) = (answer_key IS NULL))),
  CONSTRAINT items_bank_id_fkey FOREIGN KEY (bank_id) REFERENCES item_banks(id),
  CONSTRAINT items_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX one_current_item_per_code ON public.items USING btree (bank_id, code) WHERE (retired_at IS NULL);

CREATE TABLE job_journal (
  position bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  job_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  attempt integer NOT NULL,
  kind text NOT NULL,
  details jsonb DEFAULT '{}'::jsonb NOT NULL,
  CONSTRAINT journal_kind_known CHECK ((kind = ANY (ARRAY['started'::text, 'progress'::text, 'retry'::text, 'problem'::text, 'finished'::text]))),
  CONSTRAINT job_journal_job_id_fkey FOREIGN KEY (job_id) REFERENCES jobs(id) ON DELETE CASCADE,
  CONSTRAINT job_journal_pkey PRIMARY KEY ("position")
);
CREATE INDEX job_journal_by_job ON public.job_journal USING btree (job_id, "position");
ALTER TABLE job_journal ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY administered ON job_journal FOR ALL TO lernlotse_app USING ((( SELECT acting_scope() AS acting_scope) = ANY (ARRAY['system'::text, 'admin'::text])));
CREATE POLICY of_job ON job_journal FOR SELECT TO lernlotse_app USING (((( SELECT acting_scope() AS acting_scope) = ANY (ARRAY['system'::text, 'admin'::text])) OR (EXISTS ( SELECT
   FROM jobs j
  WHERE (j.id = job_journal.job_id)))));

CREATE TABLE job_schedules (
  name text NOT NULL,
  next_round timestamp with time zone NOT NULL,
  CONSTRAINT job_schedules_pkey PRIMARY KEY (name)
);

CREATE TABLE jobs (
  id uuid NOT NULL,
  name text NOT NULL,
  payload jsonb NOT NULL,
  dedupe_key text,
  state text DEFAULT 'waiting'::text NOT NULL,
  attempts integer DEFAULT 0 NOT NULL,
  progress jsonb,
  result jsonb,
  error jsonb,
  created_by uuid,
  created_at timestamp with time zone NOT NULL,
  run_after timestamp with time zone NOT NULL,
  started_at timestamp with time zone,
  lease_until timestamp with time zone,
  finished_at timestamp with time zone,
  max_attempts integer DEFAULT 5 NOT NULL,
  trace_parent text,
  municipality_id uuid,
  CONSTRAINT active_job_has_lease CHECK (((state = 'active'::text) = (lease_until IS NOT NULL))),
  CONSTRAINT job_attempts_allowed CHECK ((max_attempts > 0)),
  CONSTRAINT job_state_known CHECK ((state = ANY (ARRAY['waiting'::text, 'active'::text, 'done'::text, 'failed'::text]))),
  CONSTRAINT jobs_pkey PRIMARY KEY (id)
);
CREATE INDEX jobs_by_creator ON public.jobs USING btree (created_by, created_at) WHERE (created_by IS NOT NULL);
CREATE INDEX jobs_by_key ON public.jobs USING btree (name, dedupe_key, run_after DESC) WHERE (dedupe_key IS NOT NULL);
CREATE INDEX jobs_by_municipality ON public.jobs USING btree (municipality_id, created_at DESC, id DESC) WHERE (municipality_id IS NOT NULL);
CREATE INDEX jobs_by_state ON public.jobs USING btree (state, created_at DESC, id DESC) INCLUDE (created_by);
CREATE INDEX jobs_to_sweep ON public.jobs USING btree (created_at) WHERE (state = ANY (ARRAY['waiting'::text, 'active'::text]));
CREATE UNIQUE INDEX one_waiting_job_per_key ON public.jobs USING btree (name, dedupe_key) WHERE (state = 'waiting'::text);
ALTER TABLE jobs ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY administered ON jobs FOR ALL TO lernlotse_app USING ((( SELECT acting_scope() AS acting_scope) = ANY (ARRAY['system'::text, 'admin'::text])));
CREATE POLICY own ON jobs FOR SELECT TO lernlotse_app USING ((created_by = ( SELECT acting_person() AS acting_person)));

CREATE TABLE ledger_entries (
  programme_id uuid NOT NULL,
  position bigint NOT NULL,
  municipality_id uuid NOT NULL,
  kind text NOT NULL,
  entry jsonb NOT NULL,
  salt text NOT NULL,
  entry_hash text NOT NULL,
  chain_hash text NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  CONSTRAINT ledger_position_positive CHECK (("position" > 0)),
  CONSTRAINT ledger_entries_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipalities(id),
  CONSTRAINT ledger_entries_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id),
  CONSTRAINT ledger_entries_pkey PRIMARY KEY (programme_id, "position")
);
CREATE INDEX ledger_entries_by_municipality ON public.ledger_entries USING btree (programme_id, municipality_id, "position");
CREATE TRIGGER ledger_entries_append_only BEFORE DELETE OR UPDATE ON public.ledger_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_entries_not_emptied BEFORE TRUNCATE ON public.ledger_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON ledger_entries TO lernlotse_app;
ALTER TABLE ledger_entries ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY administered ON ledger_entries FOR ALL TO lernlotse_app USING ((( SELECT acting_scope() AS acting_scope) = ANY (ARRAY['system'::text, 'admin'::text])));
CREATE POLICY moved ON ledger_entries FOR INSERT TO lernlotse_app WITH CHECK (((municipality_id = ANY (( SELECT acting_municipalities() AS acting_municipalities)::uuid[])) OR (municipality_id = ANY (( SELECT acting_places() AS acting_places)::uuid[]))));
CREATE POLICY served ON ledger_entries FOR SELECT TO lernlotse_app USING ((municipality_id = ANY (( SELECT acting_municipalities() AS acting_municipalities)::uuid[])));

CREATE TABLE ledger_keys (
  programme_id uuid NOT NULL,
  public_key text NOT NULL,
  sealed_private_key text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT ledger_public_key_well_formed CHECK ((public_key ~ '^302a300506032b6570032100[0-9a-f]{64}$'::text)),
  CONSTRAINT ledger_keys_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id),
  CONSTRAINT ledger_keys_pkey PRIMARY KEY (programme_id)
);
CREATE TRIGGER ledger_keys_kept BEFORE DELETE OR UPDATE ON public.ledger_keys FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_keys_not_emptied BEFORE TRUNCATE ON public.ledger_keys FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON ledger_keys TO lernlotse_app;

CREATE TABLE level_reports (
  framework_id uuid NOT NULL,
  period text NOT NULL,
  report jsonb NOT NULL,
  made_at timestamp with time zone NOT NULL,
  CONSTRAINT level_period_is_a_quarter CHECK ((period ~ '^[0-9]{4}-Q[1-4]$'::text)),
  CONSTRAINT level_reports_framework_id_fkey FOREIGN KEY (framework_id) REFERENCES frameworks(id),
  CONSTRAINT level_reports_pkey PRIMARY KEY (framework_id, period)
);
CREATE TRIGGER level_reports_kept BEFORE UPDATE ON public.level_reports FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE level_texts (
  framework_id uuid NOT NULL,
  competence_code text NOT NULL,
  level integer NOT NULL,
  text jsonb NOT NULL,
  CONSTRAINT level_text_describes_competence FOREIGN KEY (framework_id, competence_code) REFERENCES competencies(framework_id, code),
  CONSTRAINT level_text_describes_level FOREIGN KEY (framework_id, level) REFERENCES framework_levels(framework_id, number),
  CONSTRAINT level_texts_pkey PRIMARY KEY (framework_id, competence_code, level)
);

CREATE TABLE mailed_links (
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  purpose text NOT NULL,
  token_hash bytea NOT NULL,
  email text,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  used_at timestamp with time zone,
  CONSTRAINT mailed_link_ends_after_begin CHECK ((expires_at > created_at)),
  CONSTRAINT mailed_link_names_new_address CHECK (((purpose = 'change-email'::text) = (email IS NOT NULL))),
  CONSTRAINT mailed_link_purpose_known CHECK ((purpose = ANY (ARRAY['reset-password'::text, 'change-email'::text]))),
  CONSTRAINT mailed_links_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id) ON DELETE CASCADE,
  CONSTRAINT mailed_links_pkey PRIMARY KEY (id),
  CONSTRAINT one_mailed_link_per_token UNIQUE (token_hash)
);
CREATE INDEX mailed_links_by_end ON public.mailed_links USING btree (expires_at);
CREATE INDEX mailed_links_by_person ON public.mailed_links USING btree (person_id, purpose, created_at);
ALTER TABLE mailed_links ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON mailed_links FOR ALL TO lernlotse_app USING (((( SELECT acting_scope() AS acting_scope) = ANY (ARRAY['system'::text, 'sign-in'::text])) OR (person_id = ( SELECT acting_person() AS acting_person))));

CREATE TABLE mails (
  id uuid NOT NULL,
  recipient_id uuid NOT NULL,
  kind text NOT NULL,
  occasion text NOT NULL,
  state text NOT NULL,
  address text,
  subject text,
  plain text,
  html text,
  tries integer DEFAULT 0 NOT NULL,
  fault text,
  created_at timestamp with time zone NOT NULL,
  tried_at timestamp with time zone,
  confidential boolean DEFAULT false NOT NULL,
  CONSTRAINT mail_state_known CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'kept'::text, 'unclear'::text, 'failed'::text]))),
  CONSTRAINT mail_to_send_is_whole CHECK (((state <> ALL (ARRAY['waiting'::text, 'sending'::text])) OR (num_nulls(address, subject, plain, html) = 0))),
  CONSTRAINT mails_recipient_id_fkey FOREIGN KEY (recipient_id) REFERENCES persons(id),
  CONSTRAINT mails_pkey PRIMARY KEY (id),
  CONSTRAINT one_mail_per_occasion UNIQUE (recipient_id, kind, occasion)
);
CREATE INDEX confidential_mails ON public.mails USING btree (created_at) WHERE (confidential AND (address IS NOT NULL));
CREATE INDEX mails_by_occasion ON public.mails USING btree (kind, occasion);
CREATE INDEX mails_in_hand ON public.mails USING btree (created_at) WHERE (state = ANY (ARRAY['waiting'::text, 'sending'::text]));
CREATE INDEX mails_with_content ON public.mails USING btree (created_at) WHERE (address IS NOT NULL);
ALTER TABLE mails ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY system ON mails FOR ALL TO lernlotse_app USING (( SELECT (acting_scope() = 'system'::text)));

CREATE TABLE memberships (
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  municipality_id uuid NOT NULL,
  role text NOT NULL,
  unit text,
  valid_from date NOT NULL,
  valid_until date,
  settled_at timestamp with time zone,
  CONSTRAINT membership_ends_after_start CHECK ((valid_until >= valid_from)),
  CONSTRAINT only_ended_membership_settles CHECK (((settled_at IS NULL) OR (valid_until IS NOT NULL))),
  CONSTRAINT role_known CHECK ((role = ANY (ARRAY['employee'::text, 'hr'::text]))),
  CONSTRAINT memberships_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipalities(id),
  CONSTRAINT memberships_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id),
  CONSTRAINT memberships_pkey PRIMARY KEY (id)
);
CREATE INDEX memberships_by_municipality ON public.memberships USING btree (municipality_id, role);
CREATE INDEX memberships_of_a_person ON public.memberships USING btree (person_id, municipality_id);
CREATE INDEX memberships_to_settle ON public.memberships USING btree (valid_until) WHERE ((valid_until IS NOT NULL) AND (settled_at IS NULL));
CREATE UNIQUE INDEX one_open_membership_per_role ON public.memberships USING btree (person_id, municipality_id, role) WHERE (valid_until IS NULL);
ALTER TABLE memberships ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY colleagues ON memberships FOR SELECT TO lernlotse_app USING ((municipality_id = ANY (( SELECT acting_places() AS acting_places)::uuid[])));
CREATE POLICY own ON memberships FOR SELECT TO lernlotse_app USING ((person_id = ( SELECT acting_person() AS acting_person)));
CREATE POLICY served ON memberships FOR ALL TO lernlotse_app USING (((( SELECT acting_scope() AS acting_scope) = ANY (ARRAY['system'::text, 'sign-in'::text, 'admin'::text])) OR (municipality_id = ANY (( SELECT acting_municipalities() AS acting_municipalities)::uuid[]))));

CREATE TABLE municipalities (
  id uuid NOT NULL,
  ars character(12) NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  seat text,
  population integer NOT NULL,
  headcount integer,
  source text NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT ars_has_twelve_digits CHECK ((ars ~ '^[0-9]{12}$'::text)),
  CONSTRAINT headcount_positive CHECK ((headcount > 0)),
  CONSTRAINT municipality_kind_known CHECK ((kind = ANY (ARRAY['independent-city'::text, 'district'::text, 'independent-municipality'::text, 'collective-municipality'::text]))),
  CONSTRAINT population_not_negative CHECK ((population >= 0)),
  CONSTRAINT municipalities_pkey PRIMARY KEY (id),
  CONSTRAINT one_municipality_per_ars UNIQUE (ars)
);
CREATE INDEX municipalities_by_name ON public.municipalities USING btree (name, id);

CREATE TABLE need_reports (
  period text NOT NULL,
  figures jsonb NOT NULL,
  made_at timestamp with time zone NOT NULL,
  CONSTRAINT need_reports_pkey PRIMARY KEY (period)
);

CREATE TABLE notice_acknowledgements (
  person_id uuid NOT NULL,
  version text NOT NULL,
  acknowledged_at timestamp with time zone NOT NULL,
  CONSTRAINT notice_acknowledgements_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id),
  CONSTRAINT notice_acknowledgements_pkey PRIMARY KEY (person_id, version)
);
ALTER TABLE notice_acknowledgements ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON notice_acknowledgements FOR ALL TO lernlotse_app USING (((( SELECT acting_scope() AS acting_scope) = 'system'::text) OR (person_id = ( SELECT acting_person() AS acting_person))));

CREATE TABLE objections (
  id uuid NOT NULL,
  distribution_id uuid,
  municipality_id uuid NOT NULL,
  text text NOT NULL,
  state text DEFAULT 'open'::text NOT NULL,
  raised_by uuid NOT NULL,
  raised_at timestamp with time zone NOT NULL,
  answer text,
  answered_by uuid,
  answered_at timestamp with time zone,
  redistribution_id uuid,
  CONSTRAINT answer_of_objection CHECK (((state = ANY (ARRAY['upheld'::text, 'dismissed'::text])) = ((answer IS NOT NULL) AND (answered_by IS NOT NULL) AND (answered_at IS NOT NULL)))),
  CONSTRAINT nobody_answers_themselves CHECK ((answered_by <> raised_by)),
  CONSTRAINT objection_not_empty CHECK ((text <> ''::text)),
  CONSTRAINT objection_state_known CHECK ((state = ANY (ARRAY['open'::text, 'upheld'::text, 'dismissed'::text, 'lapsed'::text]))),
  CONSTRAINT objection_to_one_decision CHECK ((num_nonnulls(distribution_id, redistribution_id) = 1)),
  CONSTRAINT objections_distribution_id_fkey FOREIGN KEY (distribution_id) REFERENCES distributions(id),
  CONSTRAINT objections_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipalities(id),
  CONSTRAINT objections_redistribution_id_fkey FOREIGN KEY (redistribution_id) REFERENCES redistributions(id),
  CONSTRAINT objections_pkey PRIMARY KEY (id)
);
CREATE INDEX objections_by_distribution ON public.objections USING btree (distribution_id, raised_at);
CREATE INDEX objections_by_redistribution ON public.objections USING btree (redistribution_id) WHERE (redistribution_id IS NOT NULL);
CREATE UNIQUE INDEX one_open_objection_per_municipality ON public.objections USING btree (COALESCE(distribution_id, redistribution_id), municipality_id) WHERE (state = 'open'::text);
ALTER TABLE objections ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY administered ON objections FOR ALL TO lernlotse_app USING ((( SELECT acting_scope() AS acting_scope) = ANY (ARRAY['system'::text, 'admin'::text])));
CREATE POLICY raised ON objections FOR INSERT TO lernlotse_app WITH CHECK (((municipality_id = ANY (( SELECT acting_municipalities() AS acting_municipalities)::uuid[])) AND (raised_by = ( SELECT acting_person() AS acting_person)) AND (state = 'open'::text)));
CREATE POLICY served ON objections FOR SELECT TO lernlotse_app USING ((municipality_id = ANY (( SELECT acting_municipalities() AS acting_municipalities)::uuid[])));

CREATE TABLE participant_ids (
  person_id uuid NOT NULL,
  provider text NOT NULL,
  participant_id uuid NOT NULL,
  issued_at timestamp with time zone NOT NULL,
  CONSTRAINT participant_ids_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id),
  CONSTRAINT participant_ids_pkey PRIMARY KEY (person_id, provider),
  CONSTRAINT participant_id_unique UNIQUE (participant_id)
);
ALTER TABLE participant_ids ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON participant_ids FOR ALL TO lernlotse_app USING (((( SELECT acting_scope() AS acting_scope) = 'system'::text) OR (person_id = ( SELECT acting_person() AS acting_person))));

CREATE TABLE persons (
  id uuid NOT NULL,
  email text NOT NULL,
  given_name text NOT NULL,
  family_name text NOT NULL,
  password_hash text,
  admin boolean DEFAULT false NOT NULL,
  demo boolean DEFAULT false NOT NULL,
  created_at timestamp with time zone NOT NULL,
  language text DEFAULT 'de'::text NOT NULL,
  CONSTRAINT email_is_canonical CHECK ((email = lower(email))),
  CONSTRAINT person_language_known CHECK ((language = ANY (ARRAY['de'::text, 'en'::text]))),
  CONSTRAINT persons_pkey PRIMARY KEY (id)
);
CREATE INDEX admins ON public.persons USING btree (id) WHERE admin;
CREATE UNIQUE INDEX one_person_per_email ON public.persons USING btree (lower(email));
CREATE INDEX persons_by_email ON public.persons USING btree (email);
ALTER TABLE persons ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY administered ON persons FOR ALL TO lernlotse_app USING ((( SELECT acting_scope() AS acting_scope) = ANY (ARRAY['system'::text, 'sign-in'::text, 'admin'::text])));
CREATE POLICY own ON persons FOR UPDATE TO lernlotse_app USING ((id = ( SELECT acting_person() AS acting_person)));
CREATE POLICY seen ON persons FOR SELECT TO lernlotse_app USING (((( SELECT acting_scope() AS acting_scope) = ANY (ARRAY['system'::text, 'sign-in'::text, 'admin'::text])) OR (id = ( SELECT acting_person() AS acting_person)) OR (admin AND (( SELECT acting_person() AS acting_person) IS NOT NULL)) OR (EXISTS ( SELECT
   FROM memberships m
  WHERE (m.person_id = persons.id))) OR (EXISTS ( SELECT
   FROM scim_users s
  WHERE (s.person_id = persons.id)))));
CREATE POLICY served ON persons FOR UPDATE TO lernlotse_app USING ((EXISTS ( SELECT
   FROM memberships m
  WHERE ((m.person_id = persons.id) AND (m.municipality_id = ANY (( SELECT acting_municipalities() AS acting_municipalities)::uuid[]))))));

CREATE TABLE posts (
  membership_id uuid NOT NULL,
  profile_code text NOT NULL,
  chosen_at timestamp with time zone NOT NULL,
  CONSTRAINT posts_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships(id) ON DELETE CASCADE,
  CONSTRAINT posts_pkey PRIMARY KEY (membership_id)
);
ALTER TABLE posts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_or_served ON posts FOR ALL TO lernlotse_app USING (((( SELECT acting_scope() AS acting_scope) = ANY (ARRAY['system'::text, 'sign-in'::text, 'admin'::text])) OR (EXISTS ( SELECT
   FROM memberships m
  WHERE ((m.id = posts.membership_id) AND ((m.person_id = ( SELECT acting_person() AS acting_person)) OR (m.municipality_id = ANY (( SELECT acting_municipalities() AS acting_municipalities)::uuid[]))))))));

CREATE TABLE profile_search (
  profile_id uuid NOT NULL,
  names text NOT NULL,
  spelling text NOT NULL,
  CONSTRAINT profile_search_profile_id_fkey FOREIGN KEY (profile_id) REFERENCES profiles(id) ON DELETE CASCADE,
  CONSTRAINT profile_search_pkey PRIMARY KEY (profile_id)
);
CREATE INDEX profile_search_by_names ON public.profile_search USING gin (names gin_trgm_ops);
CREATE INDEX profile_search_by_spelling ON public.profile_search USING gin (spelling gin_trgm_ops);

CREATE TABLE profiles (
  id uuid NOT NULL,
  code text NOT NULL,
  version integer NOT NULL,
  framework_id uuid NOT NULL,
  title jsonb NOT NULL,
  summary jsonb NOT NULL,
  domain text NOT NULL,
  career_group text NOT NULL,
  career_level text NOT NULL,
  state text DEFAULT 'draft'::text NOT NULL,
  revision integer DEFAULT 1 NOT NULL,
  published_at timestamp with time zone,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT profile_career_level_known CHECK ((career_level = ANY (ARRAY['clerk'::text, 'officer'::text, 'decision-maker'::text]))),
  CONSTRAINT profile_domain_known CHECK ((domain = ANY (ARRAY['cross-cutting'::text, 'social-services'::text, 'it'::text, 'tax'::text, 'justice'::text, 'education'::text]))),
  CONSTRAINT profile_group_known CHECK ((career_group = ANY (ARRAY['specialist'::text, 'leadership'::text]))),
  CONSTRAINT profile_state_known CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'retired'::text]))),
  CONSTRAINT profiles_framework_id_fkey FOREIGN KEY (framework_id) REFERENCES frameworks(id),
  CONSTRAINT profiles_pkey PRIMARY KEY (id),
  CONSTRAINT one_profile_per_version UNIQUE (code, version)
);
CREATE UNIQUE INDEX one_draft_profile_per_code ON public.profiles USING btree (code) WHERE (state = 'draft'::text);
CREATE UNIQUE INDEX one_published_profile_per_code ON public.profiles USING btree (code) WHERE (state = 'published'::text);
CREATE TRIGGER profile_search_after_write AFTER INSERT OR UPDATE OF code, title, summary ON public.profiles FOR EACH ROW EXECUTE FUNCTION search_profile();

CREATE TABLE programme_courses (
  programme_id uuid NOT NULL,
  course_id uuid NOT NULL,
  CONSTRAINT programme_courses_course_id_fkey FOREIGN KEY (course_id) REFERENCES courses(id),
  CONSTRAINT programme_courses_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id),
  CONSTRAINT programme_courses_pkey PRIMARY KEY (programme_id, course_id)
);

CREATE TABLE programmes (
  id uuid NOT NULL,
  title jsonb NOT NULL,
  total integer NOT NULL,
  reserve integer DEFAULT 0 NOT NULL,
  granted integer DEFAULT 0 NOT NULL,
  limit_per_year integer DEFAULT 1 NOT NULL,
  max_price_cents integer,
  validity_days integer NOT NULL,
  objection_days integer DEFAULT 0 NOT NULL,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  state text DEFAULT 'draft'::text NOT NULL,
  ledger_position bigint DEFAULT 0 NOT NULL,
  ledger_head text NOT NULL,
  created_by uuid NOT NULL,
  created_at timestamp with time zone NOT NULL,
  opened_at timestamp with time zone,
  providers text[] DEFAULT '{}'::text[] NOT NULL,
  competences text[] DEFAULT '{}'::text[] NOT NULL,
  approval text DEFAULT 'hr'::text NOT NULL,
  revision integer DEFAULT 1 NOT NULL,
  closed_at timestamp with time zone,
  settled_at timestamp with time zone,
  waiting_order text DEFAULT 'by-time'::text NOT NULL,
  waiting_approval text DEFAULT 'by-rule'::text NOT NULL,
  waiting_seed uuid NOT NULL,
  CONSTRAINT allotments_within_total CHECK (((granted >= 0) AND ((granted + reserve) <= total))),
  CONSTRAINT approval_known CHECK ((approval = ANY (ARRAY['hr'::text, 'admin'::text, 'both'::text]))),
  CONSTRAINT limit_per_year_positive CHECK ((limit_per_year > 0)),
  CONSTRAINT objection_days_not_negative CHECK ((objection_days >= 0)),
  CONSTRAINT price_cap_not_negative CHECK ((max_price_cents >= 0)),
  CONSTRAINT programme_ends_after_start CHECK ((ends_on >= starts_on)),
  CONSTRAINT programme_state_known CHECK ((state = ANY (ARRAY['draft'::text, 'open'::text, 'closed'::text, 'settled'::text]))),
  CONSTRAINT reserve_not_negative CHECK ((reserve >= 0)),
  CONSTRAINT total_positive CHECK ((total > 0)),
  CONSTRAINT validity_positive CHECK ((validity_days > 0)),
  CONSTRAINT waiting_approval_known CHECK ((waiting_approval = ANY (ARRAY['by-rule'::text, 'by-hr'::text]))),
  CONSTRAINT waiting_order_known CHECK ((waiting_order = ANY (ARRAY['by-time'::text, 'by-lot'::text, 'none-this-year-first'::text]))),
  CONSTRAINT programmes_pkey PRIMARY KEY (id)
);
CREATE TRIGGER keep_settlement_final BEFORE UPDATE OF state ON public.programmes FOR EACH ROW WHEN ((new.state = 'settled'::text)) EXECUTE FUNCTION keep_settlement_final();

CREATE TABLE provider_identities (
  municipality_id uuid NOT NULL,
  subject text NOT NULL,
  person_id uuid NOT NULL,
  linked_at timestamp with time zone NOT NULL,
  CONSTRAINT provider_identities_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES identity_providers(municipality_id) ON DELETE CASCADE,
  CONSTRAINT provider_identities_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id) ON DELETE CASCADE,
  CONSTRAINT provider_identities_pkey PRIMARY KEY (municipality_id, subject),
  CONSTRAINT one_identity_per_person_and_provider UNIQUE (person_id, municipality_id)
);
ALTER TABLE provider_identities ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON provider_identities FOR ALL TO lernlotse_app USING (((( SELECT acting_scope() AS acting_scope) = ANY (ARRAY['system'::text, 'sign-in'::text, 'admin'::text])) OR (person_id = ( SELECT acting_person() AS acting_person))));

CREATE TABLE recovery_codes (
  person_id uuid NOT NULL,
  code_hash bytea NOT NULL,
  used_at timestamp with time zone,
  CONSTRAINT recovery_codes_person_id_fkey FOREIGN KEY (person_id) REFERENCES second_factors(person_id) ON DELETE CASCADE,
  CONSTRAINT recovery_codes_pkey PRIMARY KEY (person_id, code_hash)
);
ALTER TABLE recovery_codes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON recovery_codes FOR ALL TO lernlotse_app USING (((( SELECT acting_scope() AS acting_scope) = ANY (ARRAY['system'::text, 'sign-in'::text])) OR (person_id = ( SELECT acting_person() AS acting_person))));

CREATE TABLE redistributions (
  id uuid NOT NULL,
  programme_id uuid NOT NULL,
  due_on date NOT NULL,
  window_days integer NOT NULL,
  rules jsonb NOT NULL,
  state text NOT NULL,
  revision integer DEFAULT 1 NOT NULL,
  announced_by uuid NOT NULL,
  announced_at timestamp with time zone NOT NULL,
  decided_by uuid,
  decided_at timestamp with time zone,
  objections_until timestamp with time zone,
  inputs jsonb,
  lines jsonb,
  record_hash text,
  key_fingerprint text,
  carried_out_at timestamp with time zone,
  outcome jsonb,
  outcome_hash text,
  ended_by uuid,
  ended_at timestamp with time zone,
  end_reason text,
  kept jsonb,
  CONSTRAINT redistribution_decision_whole CHECK (((num_nonnulls(decided_by, decided_at, objections_until, inputs, lines, record_hash) = ANY (ARRAY[0, 6])) AND ((state = ANY (ARRAY['announced'::text, 'cancelled'::text, 'lapsed'::text])) OR (record_hash IS NOT NULL)))),
  CONSTRAINT redistribution_end_has_reason CHECK (((num_nonnulls(ended_by, end_reason) =
CASE
    WHEN (state = ANY (ARRAY['cancelled'::text, 'reversed'::text])) THEN 2
    ELSE 0
END) AND ((ended_at IS NOT NULL) = (state = ANY (ARRAY['cancelled'::text, 'reversed'::text, 'lapsed'::text]))))),
  CONSTRAINT redistribution_outcome_whole CHECK ((num_nonnulls(carried_out_at, outcome, outcome_hash) =
CASE
    WHEN (state = ANY (ARRAY['carried-out'::text, 'reversed'::text])) THEN 3
    ELSE 0
END)),
  CONSTRAINT redistribution_state_known CHECK ((state = ANY (ARRAY['announced'::text, 'decided'::text, 'carried-out'::text, 'cancelled'::text, 'reversed'::text, 'lapsed'::text]))),
  CONSTRAINT redistribution_window_in_range CHECK (((window_days >= 0) AND (window_days <= 60))),
  CONSTRAINT redistributions_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes(id),
  CONSTRAINT redistributions_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX one_redistribution_under_way ON public.redistributions USING btree (programme_id) WHERE (state = ANY (ARRAY['announced'::text, 'decided'::text]));
CREATE INDEX redistributions_by_programme ON public.redistributions USING btree (programme_id, announced_at);
ALTER TABLE redistributions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY administered ON redistributions FOR ALL TO lernlotse_app USING ((( SELECT acting_scope() AS acting_scope) = ANY (ARRAY['system'::text, 'admin'::text])));
CREATE POLICY known ON redistributions FOR SELECT TO lernlotse_app USING ((( SELECT acting_scope() AS acting_scope) = ANY (ARRAY['person'::text, 'admin'::text, 'system'::text])));
COMMENT ON TABLE redistributions IS 'Whoever is signed in may read a decision: it is about all municipalities together, and each may object to it; only an admin, or a job, writes.';

CREATE TABLE reference_reports (
  vocabulary text NOT NULL,
  period text NOT NULL,
  report jsonb NOT NULL,
  made_at timestamp with time zone NOT NULL,
  CONSTRAINT reference_period_is_a_quarter CHECK ((period ~ '^[0-9]{4}-Q[1-4]$'::text)),
  CONSTRAINT reference_reports_pkey PRIMARY KEY (vocabulary, period)
);
CREATE TRIGGER reference_reports_kept BEFORE UPDATE ON public.reference_reports FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE refresh_tokens (
  token_hash bytea NOT NULL,
  session_id uuid NOT NULL,
  issued_at timestamp with time zone NOT NULL,
  used_at timestamp with time zone,
  CONSTRAINT refresh_tokens_session_id_fkey FOREIGN KEY (session_id) REFERENCES sessions(id) ON DELETE CASCADE,
  CONSTRAINT refresh_tokens_pkey PRIMARY KEY (token_hash)
);
CREATE INDEX refresh_tokens_by_session ON public.refresh_tokens USING btree (session_id);
ALTER TABLE refresh_tokens ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY of_session ON refresh_tokens FOR ALL TO lernlotse_app USING ((EXISTS ( SELECT
   FROM sessions s
  WHERE (s.id = refresh_tokens.session_id))));

CREATE TABLE releases (
  id uuid NOT NULL,
  check_id uuid NOT NULL,
  municipality_id uuid NOT NULL,
  purpose text NOT NULL,
  valid_until date NOT NULL,
  released_at timestamp with time zone NOT NULL,
  revoked_at timestamp with time zone,
  CONSTRAINT releases_check_id_fkey FOREIGN KEY (check_id) REFERENCES results(check_id) ON DELETE CASCADE,
  CONSTRAINT releases_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipalities(id),
  CONSTRAINT releases_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX one_open_release_per_result ON public.releases USING btree (check_id) WHERE (revoked_at IS NULL);
CREATE INDEX releases_by_check ON public.releases USING btree (check_id);
CREATE INDEX releases_in_force ON public.releases USING btree (municipality_id, valid_until) WHERE (revoked_at IS NULL);
ALTER TABLE releases ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON releases FOR ALL TO lernlotse_app USING (((( SELECT acting_scope() AS acting_scope) = 'system'::text) OR is_own_check(check_id)));
CREATE POLICY served ON releases FOR SELECT TO lernlotse_app USING ((municipality_id = ANY (( SELECT acting_municipalities() AS acting_municipalities)::uuid[])));

CREATE TABLE requirements (
  profile_id uuid NOT NULL,
  competence_code text NOT NULL,
  minimum integer NOT NULL,
  maximum integer,
  weight integer NOT NULL,
  essential boolean NOT NULL,
  alternative text,
  CONSTRAINT maximum_not_below_minimum CHECK ((maximum >= minimum)),
  CONSTRAINT minimum_is_a_level CHECK ((minimum > 0)),
  CONSTRAINT weight_between_1_and_5 CHECK (((weight >= 1) AND (weight <= 5))),
  CONSTRAINT requirements_profile_id_fkey FOREIGN KEY (profile_id) REFERENCES profiles(id),
  CONSTRAINT requirements_pkey PRIMARY KEY (profile_id, competence_code)
);

CREATE TABLE result_competencies (
  check_id uuid NOT NULL,
  competence_code text NOT NULL,
  measured boolean NOT NULL,
  answers integer NOT NULL,
  estimate double precision,
  sd double precision,
  band_low double precision,
  band_high double precision,
  level integer,
  posterior double precision[],
  stop_reason text NOT NULL,
  CONSTRAINT answers_not_negative CHECK ((answers >= 0)),
  CONSTRAINT not_measured_has_no_numbers CHECK (((measured = (estimate IS NOT NULL)) AND (measured = (sd IS NOT NULL)) AND (measured = (band_low IS NOT NULL)) AND (measured = (band_high IS NOT NULL)) AND (measured = (level IS NOT NULL)) AND (measured = (posterior IS NOT NULL)))),
  CONSTRAINT result_competencies_check_id_fkey FOREIGN KEY (check_id) REFERENCES results(check_id) ON DELETE CASCADE,
  CONSTRAINT result_competencies_pkey PRIMARY KEY (check_id, competence_code)
);
ALTER TABLE result_competencies ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON result_competencies FOR ALL TO lernlotse_app USING (((( SELECT acting_scope() AS acting_scope) = 'system'::text) OR (EXISTS ( SELECT
   FROM checks c
  WHERE ((c.id = result_competencies.check_id) AND (c.person_id = ( SELECT acting_person() AS acting_person)))))));
CREATE POLICY released ON result_competencies FOR SELECT TO lernlotse_app USING (((( SELECT acting_scope() AS acting_scope) = 'system'::text) OR (EXISTS ( SELECT
   FROM checks c
  WHERE ((c.id = result_competencies.check_id) AND (c.person_id = ( SELECT acting_person() AS acting_person))))) OR is_released_check(check_id)));

CREATE TABLE results (
  check_id uuid NOT NULL,
  person_id uuid NOT NULL,
  instrument_id uuid NOT NULL,
  framework_id uuid NOT NULL,
  measured_at timestamp with time zone NOT NULL,
  CONSTRAINT results_check_id_fkey FOREIGN KEY (check_id) REFERENCES checks(id) ON DELETE CASCADE,
  CONSTRAINT results_framework_id_fkey FOREIGN KEY (framework_id) REFERENCES frameworks(id),
  CONSTRAINT results_instrument_id_fkey FOREIGN KEY (instrument_id) REFERENCES instruments(id),
  CONSTRAINT results_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id),
  CONSTRAINT results_pkey PRIMARY KEY (check_id)
);
CREATE INDEX results_by_person ON public.results USING btree (person_id, measured_at DESC);
ALTER TABLE results ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON results FOR ALL TO lernlotse_app USING (((( SELECT acting_scope() AS acting_scope) = 'system'::text) OR (person_id = ( SELECT acting_person() AS acting_person))));
CREATE POLICY released ON results FOR SELECT TO lernlotse_app USING (((( SELECT acting_scope() AS acting_scope) = 'system'::text) OR (person_id = ( SELECT acting_person() AS acting_person)) OR is_released_check(check_id)));

CREATE TABLE rights_request_moves (
  position bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  request_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  move text NOT NULL,
  moved_by uuid NOT NULL,
  CONSTRAINT rights_move_known CHECK ((move = ANY (ARRAY['received'::text, 'extended'::text, 'granted'::text, 'refused'::text, 'withdrawn'::text, 'lifted'::text]))),
  CONSTRAINT rights_request_moves_request_id_fkey FOREIGN KEY (request_id) REFERENCES rights_requests(id) ON DELETE CASCADE,
  CONSTRAINT rights_request_moves_pkey PRIMARY KEY ("position")
);
CREATE INDEX rights_request_moves_by_mover ON public.rights_request_moves USING btree (moved_by) WHERE (moved_by IS NOT NULL);
CREATE INDEX rights_request_moves_by_request ON public.rights_request_moves USING btree (request_id, "position");
ALTER TABLE rights_request_moves ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY of_request ON rights_request_moves FOR ALL TO lernlotse_app USING ((EXISTS ( SELECT
   FROM rights_requests r
  WHERE (r.id = rights_request_moves.request_id))));

CREATE TABLE rights_requests (
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  municipality_id uuid NOT NULL,
  right text NOT NULL,
  state text NOT NULL,
  text text NOT NULL,
  field text,
  value text,
  received_at timestamp with time zone NOT NULL,
  received_on date NOT NULL,
  due_on date NOT NULL,
  extension_reason text,
  answer text,
  closed_at timestamp with time zone,
  lifted_at timestamp with time zone,
  CONSTRAINT answered_request_has_answer CHECK (((state <> ALL (ARRAY['granted'::text, 'refused'::text])) OR (answer IS NOT NULL))),
  CONSTRAINT closed_request_has_moment CHECK (((state = 'open'::text) = (closed_at IS NULL))),
  CONSTRAINT correction_names_field_and_value CHECK (((field IS NULL) = (value IS NULL))),
  CONSTRAINT due_after_receipt CHECK ((due_on > received_on)),
  CONSTRAINT only_a_limit_in_effect_is_lifted CHECK (((lifted_at IS NULL) OR ((state = 'granted'::text) AND ("right" = ANY (ARRAY['restriction'::text, 'objection'::text]))))),
  CONSTRAINT right_known CHECK (("right" = ANY (ARRAY['access'::text, 'rectification'::text, 'erasure'::text, 'restriction'::text, 'portability'::text, 'objection'::text]))),
  CONSTRAINT rights_state_known CHECK ((state = ANY (ARRAY['open'::text, 'granted'::text, 'refused'::text, 'withdrawn'::text]))),
  CONSTRAINT rights_requests_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipalities(id),
  CONSTRAINT rights_requests_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id) ON DELETE CASCADE,
  CONSTRAINT rights_requests_pkey PRIMARY KEY (id)
);
CREATE INDEX closed_rights_requests ON public.rights_requests USING btree (closed_at DESC, id DESC) WHERE (state <> 'open'::text);
CREATE INDEX limits_in_effect ON public.rights_requests USING btree (person_id, municipality_id) WHERE ((state = 'granted'::text) AND ("right" = ANY (ARRAY['restriction'::text, 'objection'::text])));
CREATE INDEX open_rights_requests ON public.rights_requests USING btree (due_on, id) INCLUDE (person_id, municipality_id) WHERE (state = 'open'::text);
CREATE INDEX rights_requests_by_due_day ON public.rights_requests USING btree (municipality_id, due_on);
CREATE INDEX rights_requests_by_person ON public.rights_requests USING btree (person_id, received_at);
ALTER TABLE rights_requests ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_or_served ON rights_requests FOR ALL TO lernlotse_app USING ((( SELECT (acting_scope() = ANY (ARRAY['system'::text, 'admin'::text]))) OR (person_id = ( SELECT acting_person() AS acting_person)) OR (municipality_id = ANY (( SELECT acting_municipalities() AS acting_municipalities)::uuid[]))));

CREATE TABLE scim_groups (
  id uuid NOT NULL,
  municipality_id uuid NOT NULL,
  display_name text NOT NULL,
  external_id text,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT scim_groups_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipalities(id),
  CONSTRAINT scim_groups_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX one_scim_group_per_name ON public.scim_groups USING btree (municipality_id, lower(display_name));
ALTER TABLE scim_groups ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY served ON scim_groups FOR ALL TO lernlotse_app USING (((( SELECT acting_scope() AS acting_scope) = 'system'::text) OR (municipality_id = ANY (( SELECT acting_municipalities() AS acting_municipalities)::uuid[]))));

CREATE TABLE scim_users (
  municipality_id uuid NOT NULL,
  person_id uuid NOT NULL,
  user_name text NOT NULL,
  external_id text,
  email text NOT NULL,
  given_name text NOT NULL,
  family_name text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT scim_users_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipalities(id),
  CONSTRAINT scim_users_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id) ON DELETE CASCADE,
  CONSTRAINT scim_users_pkey PRIMARY KEY (municipality_id, person_id)
);
CREATE UNIQUE INDEX one_scim_user_per_name ON public.scim_users USING btree (municipality_id, lower(user_name));
CREATE INDEX scim_users_of_person ON public.scim_users USING btree (person_id);
ALTER TABLE scim_users ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_or_served ON scim_users FOR ALL TO lernlotse_app USING (((( SELECT acting_scope() AS acting_scope) = 'system'::text) OR (person_id = ( SELECT acting_person() AS acting_person)) OR (municipality_id = ANY (( SELECT acting_municipalities() AS acting_municipalities)::uuid[]))));

CREATE TABLE second_factor_demands (
  municipality_id uuid,
  role text NOT NULL,
  demanded_at timestamp with time zone NOT NULL,
  CONSTRAINT admins_are_demanded_everywhere CHECK (((role = 'admin'::text) = (municipality_id IS NULL))),
  CONSTRAINT demanding_role_known CHECK ((role = ANY (ARRAY['hr'::text, 'admin'::text]))),
  CONSTRAINT second_factor_demands_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipalities(id),
  CONSTRAINT one_demand_per_role_and_municipality UNIQUE NULLS NOT DISTINCT (municipality_id, role)
);
ALTER TABLE second_factor_demands ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY administered ON second_factor_demands FOR ALL TO lernlotse_app USING ((( SELECT acting_scope() AS acting_scope) = ANY (ARRAY['system'::text, 'sign-in'::text, 'admin'::text])));
CREATE POLICY served ON second_factor_demands FOR SELECT TO lernlotse_app USING ((municipality_id = ANY (( SELECT acting_municipalities() AS acting_municipalities)::uuid[])));

CREATE TABLE second_factors (
  person_id uuid NOT NULL,
  sealed_secret text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  confirmed_at timestamp with time zone,
  last_step bigint,
  CONSTRAINT second_factors_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id) ON DELETE CASCADE,
  CONSTRAINT second_factors_pkey PRIMARY KEY (person_id)
);
ALTER TABLE second_factors ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON second_factors FOR ALL TO lernlotse_app USING (((( SELECT acting_scope() AS acting_scope) = ANY (ARRAY['system'::text, 'sign-in'::text])) OR (person_id = ( SELECT acting_person() AS acting_person))));

CREATE TABLE sessions (
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  token_hash bytea NOT NULL,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  kind text NOT NULL,
  seen_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  device text,
  strong boolean DEFAULT false NOT NULL,
  CONSTRAINT session_kind_known CHECK ((kind = ANY (ARRAY['cookie'::text, 'token'::text]))),
  CONSTRAINT sessions_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id),
  CONSTRAINT sessions_pkey PRIMARY KEY (id),
  CONSTRAINT one_session_per_token UNIQUE (token_hash)
);
CREATE INDEX sessions_by_end ON public.sessions USING btree (LEAST(ended_at, ends_at));
CREATE INDEX sessions_by_person ON public.sessions USING btree (person_id);
ALTER TABLE sessions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON sessions FOR ALL TO lernlotse_app USING (((( SELECT acting_scope() AS acting_scope) = ANY (ARRAY['system'::text, 'sign-in'::text])) OR (person_id = ( SELECT acting_person() AS acting_person))));

CREATE TABLE sign_in_attempts (
  id uuid NOT NULL,
  email_key bytea NOT NULL,
  address_key bytea NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT sign_in_attempts_pkey PRIMARY KEY (id)
);
CREATE INDEX sign_in_attempts_by_address ON public.sign_in_attempts USING btree (address_key);
CREATE INDEX sign_in_attempts_by_email ON public.sign_in_attempts USING btree (email_key);
CREATE INDEX sign_in_attempts_by_time ON public.sign_in_attempts USING btree (at);

CREATE TABLE statements (
  framework_id uuid NOT NULL,
  code text NOT NULL,
  kind text NOT NULL,
  competence_code text NOT NULL,
  coarse_level integer NOT NULL,
  dimension text,
  label text,
  text jsonb NOT NULL,
  CONSTRAINT statement_dimension_known CHECK ((dimension = ANY (ARRAY['knowledge'::text, 'skill'::text, 'attitude'::text]))),
  CONSTRAINT statement_kind_known CHECK ((kind = ANY (ARRAY['statement'::text, 'learning-outcome'::text]))),
  CONSTRAINT statement_belongs_to_competence FOREIGN KEY (framework_id, competence_code) REFERENCES competencies(framework_id, code),
  CONSTRAINT statements_pkey PRIMARY KEY (framework_id, code)
);

CREATE TABLE tallies (
  programme_id uuid NOT NULL,
  municipality_id uuid NOT NULL,
  granted integer NOT NULL,
  requested integer NOT NULL,
  assigned integer NOT NULL,
  redeemed integer NOT NULL,
  completed integer NOT NULL,
  expired integer NOT NULL,
  available integer NOT NULL,
  ledger_position bigint NOT NULL,
  tallied_at timestamp with time zone NOT NULL,
  CONSTRAINT tally_adds_up CHECK ((available = (((granted - assigned) - redeemed) - completed))),
  CONSTRAINT tally_of_allotment FOREIGN KEY (programme_id, municipality_id) REFERENCES allotments(programme_id, municipality_id),
  CONSTRAINT tallies_pkey PRIMARY KEY (programme_id, municipality_id)
);
ALTER TABLE tallies ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY administered ON tallies FOR ALL TO lernlotse_app USING ((( SELECT acting_scope() AS acting_scope) = ANY (ARRAY['system'::text, 'admin'::text])));
CREATE POLICY served ON tallies FOR SELECT TO lernlotse_app USING ((municipality_id = ANY (( SELECT acting_municipalities() AS acting_municipalities)::uuid[])));

CREATE TABLE tally_alarms (
  id uuid NOT NULL,
  programme_id uuid NOT NULL,
  municipality_id uuid NOT NULL,
  kind text NOT NULL,
  differences jsonb NOT NULL,
  ledger_position bigint NOT NULL,
  persists boolean DEFAULT true NOT NULL,
  first_seen_at timestamp with time zone NOT NULL,
  last_seen_at timestamp with time zone NOT NULL,
  cleared_at timestamp with time zone,
  cleared_by uuid,
  CONSTRAINT alarm_kind_known CHECK ((kind = ANY (ARRAY['rows-differ'::text, 'tally-differs'::text, 'tally-behind'::text]))),
  CONSTRAINT alarm_of_allotment FOREIGN KEY (programme_id, municipality_id) REFERENCES allotments(programme_id, municipality_id),
  CONSTRAINT tally_alarms_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX one_open_alarm_per_kind ON public.tally_alarms USING btree (programme_id, municipality_id, kind) WHERE (cleared_at IS NULL);
CREATE INDEX tally_alarms_newest_first ON public.tally_alarms USING btree (programme_id, last_seen_at DESC);
ALTER TABLE tally_alarms ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY administered ON tally_alarms FOR ALL TO lernlotse_app USING ((( SELECT acting_scope() AS acting_scope) = ANY (ARRAY['system'::text, 'admin'::text])));

CREATE TABLE voucher_code_misses (
  id uuid NOT NULL,
  platform_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT voucher_code_misses_platform_id_fkey FOREIGN KEY (platform_id) REFERENCES course_platforms(id),
  CONSTRAINT voucher_code_misses_pkey PRIMARY KEY (id)
);
CREATE INDEX voucher_code_misses_by_platform ON public.voucher_code_misses USING btree (platform_id, at);

CREATE TABLE voucher_offers (
  id uuid NOT NULL,
  programme_id uuid NOT NULL,
  municipality_id uuid NOT NULL,
  person_id uuid NOT NULL,
  course_id uuid NOT NULL,
  state text DEFAULT 'open'::text NOT NULL,
  offered_by uuid NOT NULL,
  offered_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  last_day date NOT NULL,
  note text,
  refusal_reason text,
  CONSTRAINT ended_offer_says_when CHECK (((state = 'open'::text) = (ended_at IS NULL))),
  CONSTRAINT nobody_offers_to_themselves CHECK ((offered_by <> person_id)),
  CONSTRAINT offer_note_length CHECK (((length(note) >= 1) AND (length(note) <= 500))),
  CONSTRAINT offer_refusal_reason_length CHECK (((length(refusal_reason) >= 1) AND (length(refusal_reason) <= 500))),
  CONSTRAINT offer_state_known CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'refused'::text, 'withdrawn'::text, 'lapsed'::text]))),
  CONSTRAINT only_refused_offer_has_reason CHECK (((refusal_reason IS NULL) OR (state = 'refused'::text))),
  CONSTRAINT offer_within_allotment FOREIGN KEY (programme_id, municipality_id) REFERENCES allotments(programme_id, municipality_id),
  CONSTRAINT voucher_offers_course_id_fkey FOREIGN KEY (course_id) REFERENCES courses(id),
  CONSTRAINT voucher_offers_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id),
  CONSTRAINT voucher_offers_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX one_open_offer_per_course ON public.voucher_offers USING btree (programme_id, municipality_id, person_id, course_id) WHERE (state = 'open'::text);
CREATE INDEX open_offers_by_last_day ON public.voucher_offers USING btree (last_day) WHERE (state = 'open'::text);
CREATE INDEX open_offers_by_programme ON public.voucher_offers USING btree (programme_id) WHERE (state = 'open'::text);
CREATE INDEX voucher_offers_by_municipality ON public.voucher_offers USING btree (municipality_id, offered_at);
CREATE INDEX voucher_offers_by_offerer ON public.voucher_offers USING btree (offered_by);
CREATE INDEX voucher_offers_by_person ON public.voucher_offers USING btree (person_id);
ALTER TABLE voucher_offers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_or_served ON voucher_offers FOR ALL TO lernlotse_app USING (((( SELECT acting_scope() AS acting_scope) = ANY (ARRAY['system'::text, 'admin'::text])) OR (person_id = ( SELECT acting_person() AS acting_person)) OR (municipality_id = ANY (( SELECT acting_municipalities() AS acting_municipalities)::uuid[]))));

CREATE TABLE voucher_requests (
  id uuid NOT NULL,
  programme_id uuid NOT NULL,
  municipality_id uuid NOT NULL,
  person_id uuid NOT NULL,
  course_id uuid NOT NULL,
  state text DEFAULT 'requested'::text NOT NULL,
  requested_at timestamp with time zone NOT NULL,
  decided_by uuid,
  decided_at timestamp with time zone,
  reason text,
  told_place integer,
  CONSTRAINT nobody_decides_for_themselves CHECK ((decided_by <> person_id)),
  CONSTRAINT request_state_known CHECK ((state = ANY (ARRAY['requested'::text, 'approved'::text, 'declined'::text, 'waitlisted'::text, 'withdrawn'::text, 'lapsed'::text]))),
  CONSTRAINT told_place_from_one CHECK ((told_place >= 1)),
  CONSTRAINT waiting_request_names_decider CHECK (((state <> 'waitlisted'::text) OR (decided_by IS NOT NULL))),
  CONSTRAINT request_within_allotment FOREIGN KEY (programme_id, municipality_id) REFERENCES allotments(programme_id, municipality_id),
  CONSTRAINT voucher_requests_course_id_fkey FOREIGN KEY (course_id) REFERENCES courses(id),
  CONSTRAINT voucher_requests_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX one_open_request_per_course ON public.voucher_requests USING btree (programme_id, person_id, course_id) WHERE (state = ANY (ARRAY['requested'::text, 'waitlisted'::text]));
CREATE INDEX untouched_requests ON public.voucher_requests USING btree (requested_at) WHERE (state = 'requested'::text);
CREATE INDEX voucher_requests_by_decider ON public.voucher_requests USING btree (decided_by) WHERE (decided_by IS NOT NULL);
CREATE INDEX voucher_requests_by_municipality ON public.voucher_requests USING btree (programme_id, municipality_id, state, requested_at);
CREATE INDEX voucher_requests_by_person ON public.voucher_requests USING btree (person_id);
CREATE INDEX voucher_requests_waiting ON public.voucher_requests USING btree (programme_id, municipality_id) WHERE (state = 'waitlisted'::text);
CREATE TRIGGER name_a_person BEFORE INSERT ON public.voucher_requests FOR EACH ROW EXECUTE FUNCTION name_a_person();
ALTER TABLE voucher_requests ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_or_served ON voucher_requests FOR ALL TO lernlotse_app USING (((( SELECT acting_scope() AS acting_scope) = ANY (ARRAY['system'::text, 'admin'::text])) OR (person_id = ( SELECT acting_person() AS acting_person)) OR (municipality_id = ANY (( SELECT acting_municipalities() AS acting_municipalities)::uuid[]))));

CREATE TABLE vouchers (
  id uuid NOT NULL,
  code text NOT NULL,
  programme_id uuid NOT NULL,
  municipality_id uuid NOT NULL,
  person_id uuid NOT NULL,
  request_id uuid,
  course_id uuid,
  state text NOT NULL,
  year integer NOT NULL,
  slot integer NOT NULL,
  assigned_by uuid NOT NULL,
  assigned_at timestamp with time zone NOT NULL,
  expires_on date NOT NULL,
  redeemed_at timestamp with time zone,
  price_cents integer,
  paid_cents integer,
  completed_by uuid,
  ended_at timestamp with time zone,
  reason text,
  CONSTRAINT nobody_assigns_to_themselves CHECK ((assigned_by <> person_id)),
  CONSTRAINT nobody_completes_for_themselves CHECK ((completed_by <> person_id)),
  CONSTRAINT paid_within_price CHECK (((paid_cents >= 0) AND (paid_cents <= price_cents))),
  CONSTRAINT redeemed_voucher_names_course CHECK (((state <> ALL (ARRAY['redeemed'::text, 'completed'::text])) OR ((course_id IS NOT NULL) AND (price_cents IS NOT NULL) AND (redeemed_at IS NOT NULL)))),
  CONSTRAINT voucher_state_known CHECK ((state = ANY (ARRAY['assigned'::text, 'redeemed'::text, 'completed'::text, 'revoked'::text, 'returned'::text, 'cancelled'::text, 'expired'::text]))),
  CONSTRAINT voucher_within_allotment FOREIGN KEY (programme_id, municipality_id) REFERENCES allotments(programme_id, municipality_id),
  CONSTRAINT vouchers_course_id_fkey FOREIGN KEY (course_id) REFERENCES courses(id),
  CONSTRAINT vouchers_request_id_fkey FOREIGN KEY (request_id) REFERENCES voucher_requests(id),
  CONSTRAINT vouchers_pkey PRIMARY KEY (id),
  CONSTRAINT one_voucher_per_code UNIQUE (code),
  CONSTRAINT one_voucher_per_request UNIQUE (request_id)
);
CREATE INDEX assigned_vouchers_by_end ON public.vouchers USING btree (expires_on, id) WHERE (state = 'assigned'::text);
CREATE UNIQUE INDEX one_open_voucher_per_person ON public.vouchers USING btree (programme_id, person_id) WHERE (state = ANY (ARRAY['assigned'::text, 'redeemed'::text]));
CREATE INDEX vouchers_by_assigner ON public.vouchers USING btree (assigned_by);
CREATE INDEX vouchers_by_completer ON public.vouchers USING btree (completed_by) WHERE (completed_by IS NOT NULL);
CREATE INDEX vouchers_by_municipality ON public.vouchers USING btree (programme_id, municipality_id, state);
CREATE INDEX vouchers_by_person ON public.vouchers USING btree (person_id);
CREATE UNIQUE INDEX yearly_limit_per_person ON public.vouchers USING btree (programme_id, person_id, year, slot) WHERE (state = ANY (ARRAY['assigned'::text, 'redeemed'::text, 'completed'::text]));
CREATE TRIGGER keep_allotment_count AFTER INSERT OR DELETE OR UPDATE ON public.vouchers FOR EACH ROW EXECUTE FUNCTION keep_allotment_count();
CREATE TRIGGER keep_payment_within_cap BEFORE INSERT OR UPDATE OF price_cents, paid_cents ON public.vouchers FOR EACH ROW WHEN ((new.price_cents IS NOT NULL)) EXECUTE FUNCTION keep_payment_within_cap();
CREATE TRIGGER keep_slot_in_limit BEFORE INSERT OR UPDATE OF slot, year ON public.vouchers FOR EACH ROW EXECUTE FUNCTION keep_slot_in_limit();
CREATE TRIGGER name_a_person BEFORE INSERT ON public.vouchers FOR EACH ROW EXECUTE FUNCTION name_a_person();
ALTER TABLE vouchers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_or_served ON vouchers FOR ALL TO lernlotse_app USING (((( SELECT acting_scope() AS acting_scope) = ANY (ARRAY['system'::text, 'admin'::text])) OR (person_id = ( SELECT acting_person() AS acting_person)) OR (municipality_id = ANY (( SELECT acting_municipalities() AS acting_municipalities)::uuid[]))));

CREATE TABLE waiting_reports (
  framework_id uuid NOT NULL,
  period text NOT NULL,
  counts jsonb NOT NULL,
  made_at timestamp with time zone NOT NULL,
  CONSTRAINT waiting_reports_framework_id_fkey FOREIGN KEY (framework_id) REFERENCES frameworks(id),
  CONSTRAINT waiting_reports_pkey PRIMARY KEY (framework_id, period)
);

CREATE TABLE works_agreement_documents (
  agreement_id uuid NOT NULL,
  file_name text NOT NULL,
  content bytea NOT NULL,
  sha256 text NOT NULL,
  stored_at timestamp with time zone NOT NULL,
  CONSTRAINT agreement_document_has_hash CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  CONSTRAINT agreement_document_within_limit CHECK (((octet_length(content) >= 1) AND (octet_length(content) <= 10485760))),
  CONSTRAINT works_agreement_documents_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES works_agreements(id) ON DELETE CASCADE,
  CONSTRAINT works_agreement_documents_pkey PRIMARY KEY (agreement_id)
);
ALTER TABLE works_agreement_documents ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY at_work ON works_agreement_documents FOR SELECT TO lernlotse_app USING ((EXISTS ( SELECT
   FROM works_agreements w
  WHERE ((w.id = works_agreement_documents.agreement_id) AND (w.municipality_id = ANY (( SELECT acting_places() AS acting_places)::uuid[]))))));
CREATE POLICY served ON works_agreement_documents FOR ALL TO lernlotse_app USING (((( SELECT acting_scope() AS acting_scope) = ANY (ARRAY['system'::text, 'admin'::text])) OR (EXISTS ( SELECT
   FROM works_agreements w
  WHERE ((w.id = works_agreement_documents.agreement_id) AND (w.municipality_id = ANY (( SELECT acting_municipalities() AS acting_municipalities)::uuid[])))))));

CREATE TABLE works_agreements (
  id uuid NOT NULL,
  municipality_id uuid NOT NULL,
  version integer NOT NULL,
  reference text NOT NULL,
  agreed_on date NOT NULL,
  clauses jsonb NOT NULL,
  recorded_by uuid NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  confirmed_by uuid,
  confirmed_at timestamp with time zone,
  ended_by uuid,
  ended_at timestamp with time zone,
  end_reason text,
  CONSTRAINT agreement_ended_at_a_moment CHECK (((ended_by IS NULL) OR (ended_at IS NOT NULL))),
  CONSTRAINT agreement_ended_with_reason CHECK (((ended_at IS NULL) = (end_reason IS NULL))),
  CONSTRAINT agreement_needs_second_person CHECK ((confirmed_by <> recorded_by)),
  CONSTRAINT confirmed_by_somebody CHECK (((confirmed_by IS NULL) = (confirmed_at IS NULL))),
  CONSTRAINT minimum_group_size_at_least_five CHECK ((((clauses ->> 'minimumGroupSize'::text))::integer >= 5)),
  CONSTRAINT works_agreements_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipalities(id),
  CONSTRAINT works_agreements_pkey PRIMARY KEY (id),
  CONSTRAINT one_agreement_per_version UNIQUE (municipality_id, version)
);
ALTER TABLE works_agreements ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY known ON works_agreements FOR SELECT TO lernlotse_app USING ((( SELECT acting_scope() AS acting_scope) = ANY (ARRAY['person'::text, 'admin'::text, 'system'::text])));
CREATE POLICY served ON works_agreements FOR ALL TO lernlotse_app USING (((( SELECT acting_scope() AS acting_scope) = ANY (ARRAY['system'::text, 'admin'::text])) OR (municipality_id = ANY (( SELECT acting_municipalities() AS acting_municipalities)::uuid[]))));
COMMENT ON TABLE works_agreements IS 'Whoever is signed in may read an agreement: it is concluded for everybody who works there, and their checks ask it; HR there and an admin write.';

CREATE TABLE xapi_statements (
  provider text NOT NULL,
  id uuid NOT NULL,
  platform_id uuid NOT NULL,
  fingerprint text NOT NULL,
  effect text NOT NULL,
  person_id uuid,
  course_id uuid,
  voids uuid,
  stored_at timestamp with time zone NOT NULL,
  CONSTRAINT statement_effect_known CHECK ((effect = ANY (ARRAY['completes'::text, 'voids'::text, 'none'::text]))),
  CONSTRAINT statement_says_what_it_does CHECK ((((effect = 'completes'::text) = (person_id IS NOT NULL)) AND ((effect = 'completes'::text) = (course_id IS NOT NULL)) AND ((effect = 'voids'::text) = (voids IS NOT NULL)))),
  CONSTRAINT xapi_statements_course_id_fkey FOREIGN KEY (course_id) REFERENCES courses(id),
  CONSTRAINT xapi_statements_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id),
  CONSTRAINT xapi_statements_platform_id_fkey FOREIGN KEY (platform_id) REFERENCES course_platforms(id),
  CONSTRAINT xapi_statements_pkey PRIMARY KEY (provider, id)
);
CREATE INDEX xapi_statements_by_person ON public.xapi_statements USING btree (person_id);
CREATE INDEX xapi_statements_that_void ON public.xapi_statements USING btree (provider, voids) WHERE (effect = 'voids'::text);
ALTER TABLE xapi_statements ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY system ON xapi_statements FOR ALL TO lernlotse_app USING ((( SELECT acting_scope() AS acting_scope) = 'system'::text));

