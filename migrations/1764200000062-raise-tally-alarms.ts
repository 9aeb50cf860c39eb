import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RaiseTallyAlarms1764200000062 implements MigrationInterface {
  readonly name = 'RaiseTallyAlarms1764200000062';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE tally_alarms (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL,
        municipality_id uuid NOT NULL,
        kind text NOT NULL CONSTRAINT alarm_kind_known CHECK (kind IN ('rows-differ', 'tally-differs', 'tally-behind')),
        differences jsonb NOT NULL,
        ledger_position bigint NOT NULL,
        persists boolean NOT NULL DEFAULT true,
        first_seen_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        cleared_at timestamptz,
        cleared_by uuid REFERENCES persons (id),
        CONSTRAINT alarm_of_allotment FOREIGN KEY (programme_id, municipality_id) REFERENCES allotments (programme_id, municipality_id)
      );
      CREATE UNIQUE INDEX one_open_alarm_per_kind ON tally_alarms (programme_id, municipality_id, kind) WHERE cleared_at IS NULL;
      CREATE INDEX tally_alarms_newest_first ON tally_alarms (programme_id, last_seen_at DESC);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE tally_alarms;`);
  }
}
