import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LimitOffers1764300000012 implements MigrationInterface {
  readonly name = 'LimitOffers1764300000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE voucher_offers
        ADD COLUMN last_day date,
        ADD COLUMN note text CONSTRAINT offer_note_length CHECK (length(note) BETWEEN 1 AND 500),
        ADD COLUMN refusal_reason text
          CONSTRAINT offer_refusal_reason_length CHECK (length(refusal_reason) BETWEEN 1 AND 500),
        ADD CONSTRAINT only_refused_offer_has_reason CHECK (refusal_reason IS NULL OR state = 'refused');
      -- Who has an offer already gets the whole time from now on, as far as the programme runs.
      UPDATE voucher_offers o SET last_day = LEAST(current_date + 14, p.ends_on) FROM programmes p WHERE p.id = o.programme_id;
      ALTER TABLE voucher_offers ALTER COLUMN last_day SET NOT NULL;
      CREATE INDEX open_offers_by_last_day ON voucher_offers (last_day) WHERE state = 'open';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX open_offers_by_last_day;
      ALTER TABLE voucher_offers DROP CONSTRAINT only_refused_offer_has_reason,
        DROP COLUMN refusal_reason, DROP COLUMN note, DROP COLUMN last_day;
    `);
  }
}
