import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LeavePersonsOutOfItemFigures1764500000030 implements MigrationInterface {
  readonly name = 'LeavePersonsOutOfItemFigures1764500000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What decides who is left out of the figures of a bank in a quarter: one draw for all of them, since two draws could
      -- be compared. Names nobody, and goes when the next quarter is told.
      CREATE TABLE item_figure_draws (
        bank_id uuid NOT NULL REFERENCES item_banks (id) ON DELETE CASCADE,
        period text NOT NULL CONSTRAINT draw_period_is_a_quarter CHECK (period ~ '^[0-9]{4}-Q[1-4]$'),
        salt text NOT NULL,
        CONSTRAINT one_draw_per_bank_and_quarter PRIMARY KEY (bank_id, period)
      );
      CREATE TRIGGER item_figure_draws_kept BEFORE UPDATE ON item_figure_draws
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      -- Made before anybody was left out: the exact figures must not stay beside the new ones.
      DELETE FROM item_quality_reports;
      UPDATE instrument_impacts SET figures = '[]';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE item_figure_draws');
  }
}
