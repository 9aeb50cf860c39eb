import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateVouchers1763770000008 implements MigrationInterface {
  readonly name = 'CreateVouchers1763770000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE programmes (
        id uuid PRIMARY KEY,
        title jsonb NOT NULL,
        total integer NOT NULL CONSTRAINT total_positive CHECK (total > 0),
        reserve integer NOT NULL DEFAULT 0 CONSTRAINT reserve_not_negative CHECK (reserve >= 0),
        granted integer NOT NULL DEFAULT 0,
        limit_per_year integer NOT NULL DEFAULT 1 CONSTRAINT limit_per_year_positive CHECK (limit_per_year > 0),
        max_price_cents integer CONSTRAINT price_cap_not_negative CHECK (max_price_cents >= 0),
        validity_days integer NOT NULL CONSTRAINT validity_positive CHECK (validity_days > 0),
        objection_days integer NOT NULL DEFAULT 0 CONSTRAINT objection_days_not_negative CHECK (objection_days >= 0),
        starts_on date NOT NULL,
        ends_on date NOT NULL,
        state text NOT NULL DEFAULT 'draft' CONSTRAINT programme_state_known CHECK (state IN ('draft', 'open', 'closed', 'settled')),
        ledger_position bigint NOT NULL DEFAULT 0,
        ledger_head text NOT NULL,
        created_by uuid NOT NULL,
        created_at timestamptz NOT NULL,
        opened_at timestamptz,
        CONSTRAINT programme_ends_after_start CHECK (ends_on >= starts_on),
        CONSTRAINT allotments_within_total CHECK (granted >= 0 AND granted + reserve <= total)
      );

      -- Named courses; a programme without any pays every course within its price cap.
      CREATE TABLE programme_courses (
        programme_id uuid NOT NULL REFERENCES programmes (id),
        course_id uuid NOT NULL REFERENCES courses (id),
        PRIMARY KEY (programme_id, course_id)
      );

      CREATE TABLE allotments (
        programme_id uuid NOT NULL REFERENCES programmes (id),
        municipality_id uuid NOT NULL REFERENCES municipalities (id),
        granted integer NOT NULL CONSTRAINT granted_not_negative CHECK (granted >= 0),
        occupied integer NOT NULL DEFAULT 0,
        quota text NOT NULL,
        PRIMARY KEY (programme_id, municipality_id),
        CONSTRAINT occupied_within_granted CHECK (0 <= occupied AND occupied <= granted)
      );

      -- Σ allotments ≤ total, kept by the database itself: the programme's row carries the sum and its limit.
      CREATE FUNCTION keep_programme_sum() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND NEW.programme_id <> OLD.programme_id THEN
          RAISE EXCEPTION 'an allotment stays with its programme' USING ERRCODE = '23514', CONSTRAINT = 'allotment_keeps_programme';
        END IF;
        UPDATE programmes
           SET granted = granted + COALESCE(CASE WHEN TG_OP <> 'DELETE' THEN NEW.granted END, 0)
                                 - COALESCE(CASE WHEN TG_OP <> 'INSERT' THEN OLD.granted END, 0)
         WHERE id = COALESCE(NEW.programme_id, OLD.programme_id);
        RETURN NULL;
      END $$;
      CREATE TRIGGER keep_programme_sum AFTER INSERT OR DELETE OR UPDATE OF granted, programme_id ON allotments
        FOR EACH ROW EXECUTE FUNCTION keep_programme_sum();

      CREATE TABLE distributions (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes (id),
        inputs jsonb NOT NULL,
        shares jsonb NOT NULL,
        record_hash text NOT NULL,
        state text NOT NULL DEFAULT 'committed' CONSTRAINT distribution_state_known CHECK (state IN ('committed', 'reversed')),
        committed_by uuid NOT NULL,
        committed_at timestamptz NOT NULL,
        objections_until timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX one_distribution_in_force ON distributions (programme_id) WHERE state = 'committed';

      CREATE TABLE voucher_requests (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL,
        municipality_id uuid NOT NULL,
        person_id uuid NOT NULL REFERENCES persons (id),
        course_id uuid NOT NULL REFERENCES courses (id),
        state text NOT NULL DEFAULT 'requested'
          CONSTRAINT request_state_known CHECK (state IN ('requested', 'approved', 'declined', 'waitlisted', 'withdrawn', 'lapsed')),
        requested_at timestamptz NOT NULL,
        decided_by uuid,
        decided_at timestamptz,
        reason text,
        CONSTRAINT request_within_allotment FOREIGN KEY (programme_id, municipality_id) REFERENCES allotments (programme_id, municipality_id),
        CONSTRAINT nobody_decides_for_themselves CHECK (decided_by <> person_id)
      );
      CREATE UNIQUE INDEX one_open_request_per_course ON voucher_requests (programme_id, person_id, course_id) WHERE state IN ('requested', 'waitlisted');
      CREATE INDEX voucher_requests_by_municipality ON voucher_requests (programme_id, municipality_id, state, requested_at);
      CREATE INDEX voucher_requests_by_person ON voucher_requests (person_id);

      CREATE TABLE vouchers (
        id uuid PRIMARY KEY,
        code text NOT NULL CONSTRAINT one_voucher_per_code UNIQUE,
        programme_id uuid NOT NULL,
        municipality_id uuid NOT NULL,
        person_id uuid NOT NULL REFERENCES persons (id),
        request_id uuid CONSTRAINT one_voucher_per_request UNIQUE REFERENCES voucher_requests (id),
        course_id uuid REFERENCES courses (id),
        state text NOT NULL
          CONSTRAINT voucher_state_known CHECK (state IN ('assigned', 'redeemed', 'completed', 'revoked', 'returned', 'cancelled', 'expired')),
        year integer NOT NULL,
        slot integer NOT NULL,
        assigned_by uuid NOT NULL,
        assigned_at timestamptz NOT NULL,
        expires_on date NOT NULL,
        redeemed_at timestamptz,
        price_cents integer,
        paid_cents integer,
        completed_by uuid,
        ended_at timestamptz,
        reason text,
        CONSTRAINT voucher_within_allotment FOREIGN KEY (programme_id, municipality_id) REFERENCES allotments (programme_id, municipality_id),
        CONSTRAINT nobody_assigns_to_themselves CHECK (assigned_by <> person_id),
        CONSTRAINT nobody_completes_for_themselves CHECK (completed_by <> person_id),
        CONSTRAINT redeemed_voucher_names_course CHECK (state NOT IN ('redeemed', 'completed') OR (course_id IS NOT NULL AND price_cents IS NOT NULL AND redeemed_at IS NOT NULL))
      );
      CREATE UNIQUE INDEX one_open_voucher_per_person ON vouchers (programme_id, person_id) WHERE state IN ('assigned', 'redeemed');
      CREATE UNIQUE INDEX yearly_limit_per_person ON vouchers (programme_id, person_id, year, slot) WHERE state IN ('assigned', 'redeemed', 'completed');
      CREATE INDEX vouchers_by_municipality ON vouchers (programme_id, municipality_id, state);
      CREATE INDEX vouchers_by_person ON vouchers (person_id);

      -- assigned + redeemed + completed ≤ granted: the allotment's row counts its occupying vouchers and carries the limit.
      CREATE FUNCTION keep_allotment_count() RETURNS trigger LANGUAGE plpgsql AS $$
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
      CREATE TRIGGER keep_allotment_count AFTER INSERT OR DELETE OR UPDATE ON vouchers
        FOR EACH ROW EXECUTE FUNCTION keep_allotment_count();

      CREATE FUNCTION keep_slot_in_limit() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.slot < 1 OR NEW.slot > (SELECT limit_per_year FROM programmes WHERE id = NEW.programme_id) THEN
          RAISE EXCEPTION 'slot outside of the yearly limit' USING ERRCODE = '23514', CONSTRAINT = 'yearly_limit_per_person';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER keep_slot_in_limit BEFORE INSERT OR UPDATE OF slot, year ON vouchers
        FOR EACH ROW EXECUTE FUNCTION keep_slot_in_limit();

      CREATE TABLE ledger_entries (
        programme_id uuid NOT NULL REFERENCES programmes (id),
        position bigint NOT NULL CONSTRAINT ledger_position_positive CHECK (position > 0),
        municipality_id uuid NOT NULL REFERENCES municipalities (id),
        kind text NOT NULL,
        entry jsonb NOT NULL,
        salt text NOT NULL,
        entry_hash text NOT NULL,
        chain_hash text NOT NULL,
        recorded_at timestamptz NOT NULL,
        PRIMARY KEY (programme_id, position)
      );
      CREATE INDEX ledger_entries_by_municipality ON ledger_entries (programme_id, municipality_id, position);
      CREATE TRIGGER ledger_entries_append_only BEFORE UPDATE OR DELETE ON ledger_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER ledger_entries_not_emptied BEFORE TRUNCATE ON ledger_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

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
        tallied_at timestamptz NOT NULL,
        PRIMARY KEY (programme_id, municipality_id),
        CONSTRAINT tally_of_allotment FOREIGN KEY (programme_id, municipality_id) REFERENCES allotments (programme_id, municipality_id),
        CONSTRAINT tally_adds_up CHECK (available = granted - assigned - redeemed - completed)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE tallies, ledger_entries, vouchers, voucher_requests, distributions, allotments, programme_courses, programmes;
      DROP FUNCTION keep_programme_sum(), keep_allotment_count(), keep_slot_in_limit();
    `);
  }
}
