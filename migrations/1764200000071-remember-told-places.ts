import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RememberToldPlaces1764200000071 implements MigrationInterface {
  readonly name = 'RememberToldPlaces1764200000071';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The nearest place on the waiting list that the person was told; null before they hear of one.
      ALTER TABLE voucher_requests
        ADD COLUMN told_place integer CONSTRAINT told_place_from_one CHECK (told_place >= 1);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE voucher_requests DROP COLUMN told_place');
  }
}
