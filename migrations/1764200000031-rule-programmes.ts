import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RuleProgrammes1764200000031 implements MigrationInterface {
  readonly name = 'RuleProgrammes1764200000031';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE programmes
        ADD COLUMN providers text[] NOT NULL DEFAULT '{}',
        ADD COLUMN competences text[] NOT NULL DEFAULT '{}',
        ADD COLUMN approval text NOT NULL DEFAULT 'hr' CONSTRAINT approval_known CHECK (approval IN ('hr', 'admin', 'both')),
        ADD COLUMN revision integer NOT NULL DEFAULT 1,
        ADD COLUMN closed_at timestamptz,
        ADD COLUMN settled_at timestamptz;

      ALTER TABLE vouchers ADD CONSTRAINT paid_within_price CHECK (paid_cents BETWEEN 0 AND price_cents);

      -- What a voucher pays is known with its price, within the programme's cap, and never for a free course.
      CREATE FUNCTION keep_payment_within_cap() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.price_cents <= 0 THEN
          RAISE EXCEPTION 'a free course takes no voucher' USING ERRCODE = '23514', CONSTRAINT = 'free_course_takes_no_voucher';
        END IF;
        IF NEW.paid_cents IS NULL OR NEW.paid_cents > (SELECT max_price_cents FROM programmes WHERE id = NEW.programme_id) THEN
          RAISE EXCEPTION 'paid more than the cap' USING ERRCODE = '23514', CONSTRAINT = 'paid_within_cap';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER keep_payment_within_cap BEFORE INSERT OR UPDATE OF price_cents, paid_cents ON vouchers
        FOR EACH ROW WHEN (NEW.price_cents IS NOT NULL) EXECUTE FUNCTION keep_payment_within_cap();

      CREATE FUNCTION keep_settlement_final() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT 1 FROM vouchers WHERE programme_id = NEW.id AND state IN ('assigned', 'redeemed'))
           OR EXISTS (SELECT 1 FROM voucher_requests WHERE programme_id = NEW.id AND state IN ('requested', 'waitlisted')) THEN
          RAISE EXCEPTION 'something is still open' USING ERRCODE = '23514', CONSTRAINT = 'settled_with_nothing_open';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER keep_settlement_final BEFORE UPDATE OF state ON programmes
        FOR EACH ROW WHEN (NEW.state = 'settled') EXECUTE FUNCTION keep_settlement_final();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER keep_settlement_final ON programmes;
      DROP TRIGGER keep_payment_within_cap ON vouchers;
      DROP FUNCTION keep_settlement_final(), keep_payment_within_cap();
      ALTER TABLE vouchers DROP CONSTRAINT paid_within_price;
      ALTER TABLE programmes DROP COLUMN providers, DROP COLUMN competences, DROP COLUMN approval, DROP COLUMN revision,
        DROP COLUMN closed_at, DROP COLUMN settled_at;
    `);
  }
}
