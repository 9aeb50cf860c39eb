import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OrderTheWaitingList1764200000041 implements MigrationInterface {
  readonly name = 'OrderTheWaitingList1764200000041';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The seed is drawn by the database when the programme is created, before anybody can ask for anything.
      ALTER TABLE programmes
        ADD COLUMN waiting_order text NOT NULL DEFAULT 'by-time'
          CONSTRAINT waiting_order_known CHECK (waiting_order IN ('by-time', 'by-lot', 'none-this-year-first')),
        ADD COLUMN waiting_approval text NOT NULL DEFAULT 'by-rule'
          CONSTRAINT waiting_approval_known CHECK (waiting_approval IN ('by-rule', 'by-hr')),
        ADD COLUMN waiting_seed uuid NOT NULL DEFAULT gen_random_uuid();
      -- From now on whoever makes a programme draws its seed.
      ALTER TABLE programmes ALTER COLUMN waiting_seed DROP DEFAULT;

      -- A place that becomes free is given in the name of who put the request on the list.
      ALTER TABLE voucher_requests
        ADD CONSTRAINT waiting_request_names_decider CHECK (state <> 'waitlisted' OR decided_by IS NOT NULL);
      CREATE INDEX voucher_requests_waiting ON voucher_requests (programme_id, municipality_id) WHERE state = 'waitlisted';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX voucher_requests_waiting;
      ALTER TABLE voucher_requests DROP CONSTRAINT waiting_request_names_decider;
      ALTER TABLE programmes DROP COLUMN waiting_order, DROP COLUMN waiting_approval, DROP COLUMN waiting_seed;
    `);
  }
}
