import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LetOffersLapse1764300000011 implements MigrationInterface {
  readonly name = 'LetOffersLapse1764300000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE voucher_offers DROP CONSTRAINT offer_state_known;
      ALTER TABLE voucher_offers ADD CONSTRAINT offer_state_known
        CHECK (state IN ('open', 'accepted', 'refused', 'withdrawn', 'lapsed'));
      -- Offers that outlived their programme: nobody could answer them any more.
      UPDATE voucher_offers SET state = 'lapsed', ended_at = now()
       WHERE state = 'open' AND programme_id IN (SELECT id FROM programmes WHERE state IN ('closed', 'settled'));
      CREATE INDEX open_offers_by_programme ON voucher_offers (programme_id) WHERE state = 'open';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX open_offers_by_programme;
      UPDATE voucher_offers SET state = 'withdrawn' WHERE state = 'lapsed';
      ALTER TABLE voucher_offers DROP CONSTRAINT offer_state_known;
      ALTER TABLE voucher_offers ADD CONSTRAINT offer_state_known
        CHECK (state IN ('open', 'accepted', 'refused', 'withdrawn'));
    `);
  }
}
