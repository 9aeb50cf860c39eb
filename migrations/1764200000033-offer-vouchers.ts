import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OfferVouchers1764200000033 implements MigrationInterface {
  readonly name = 'OfferVouchers1764200000033';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- HR's yes in advance to a request that the employee has not made yet: it reserves nothing and moves nothing.
      CREATE TABLE voucher_offers (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL,
        municipality_id uuid NOT NULL,
        person_id uuid NOT NULL REFERENCES persons (id),
        course_id uuid NOT NULL REFERENCES courses (id),
        state text NOT NULL DEFAULT 'open'
          CONSTRAINT offer_state_known CHECK (state IN ('open', 'accepted', 'refused', 'withdrawn')),
        offered_by uuid NOT NULL,
        offered_at timestamptz NOT NULL,
        ended_at timestamptz,
        CONSTRAINT offer_within_allotment FOREIGN KEY (programme_id, municipality_id) REFERENCES allotments (programme_id, municipality_id),
        CONSTRAINT nobody_offers_to_themselves CHECK (offered_by <> person_id),
        CONSTRAINT ended_offer_says_when CHECK ((state = 'open') = (ended_at IS NULL))
      );
      CREATE UNIQUE INDEX one_open_offer_per_course ON voucher_offers (programme_id, municipality_id, person_id, course_id) WHERE state = 'open';
      CREATE INDEX voucher_offers_by_municipality ON voucher_offers (municipality_id, offered_at);
      CREATE INDEX voucher_offers_by_person ON voucher_offers (person_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE voucher_offers');
  }
}
