import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AdaptChecks1764100000003 implements MigrationInterface {
  readonly name = 'AdaptChecks1764100000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What the post asked for when the check began, and the items whose explanation the person had seen by then:
      -- with them, the seed and the answers, the same questions come again.
      ALTER TABLE checks
        ADD COLUMN targets jsonb,
        ADD COLUMN seen jsonb NOT NULL DEFAULT '[]',
        ADD COLUMN share double precision NOT NULL DEFAULT 0
          CONSTRAINT share_between_none_and_all CHECK (share BETWEEN 0 AND 1),
        ADD COLUMN total integer,
        ADD COLUMN minutes_left integer NOT NULL DEFAULT 0
          CONSTRAINT minutes_left_not_negative CHECK (minutes_left >= 0);

      UPDATE checks SET targets = (
        SELECT jsonb_agg(jsonb_build_object('competence', r.competence_code, 'minimum', r.minimum) ORDER BY r.competence_code)
          FROM requirements r WHERE r.profile_id = checks.profile_id);
      UPDATE checks SET targets = '[]' WHERE targets IS NULL;
      UPDATE checks SET total = jsonb_array_length(form);
      ALTER TABLE checks ALTER COLUMN targets SET NOT NULL, ALTER COLUMN total SET NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE checks DROP COLUMN targets, DROP COLUMN seen, DROP COLUMN share, DROP COLUMN total, DROP COLUMN minutes_left;
    `);
  }
}
