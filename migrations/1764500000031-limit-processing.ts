import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A restriction (Art. 18 GDPR) or an objection (Art. 21) that was granted is in effect in its municipality until it is lifted. */
export class LimitProcessing1764500000031 implements MigrationInterface {
  readonly name = 'LimitProcessing1764500000031';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE rights_requests ADD COLUMN lifted_at timestamptz,
        ADD CONSTRAINT only_a_limit_in_effect_is_lifted
          CHECK (lifted_at IS NULL OR (state = 'granted' AND "right" IN ('restriction', 'objection')));
      ALTER TABLE rights_request_moves DROP CONSTRAINT rights_move_known,
        ADD CONSTRAINT rights_move_known
          CHECK (move IN ('received', 'extended', 'granted', 'refused', 'withdrawn', 'lifted'));
      CREATE INDEX limits_in_effect ON rights_requests (person_id, municipality_id)
        WHERE state = 'granted' AND "right" IN ('restriction', 'objection');

      -- Asked by queries that act for others, who may not read the requests themselves.
      CREATE FUNCTION is_limited(person uuid, municipality uuid, rights text[] DEFAULT '{restriction,objection}')
        RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path TO 'public' AS $$
        SELECT EXISTS (SELECT FROM rights_requests
                        WHERE person_id = person AND municipality_id = municipality AND "right" = ANY (rights)
                          AND state = 'granted' AND "right" IN ('restriction', 'objection') AND (lifted_at IS NULL OR lifted_at > now())) $$;

      CREATE OR REPLACE FUNCTION is_released_check(the_check uuid) RETURNS boolean
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path TO 'public' AS $$
        SELECT EXISTS (SELECT FROM releases l JOIN checks c ON c.id = l.check_id
                        WHERE l.check_id = the_check AND l.revoked_at IS NULL AND l.municipality_id = ANY (acting_municipalities())
                          AND NOT is_limited(c.person_id, l.municipality_id)) $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION is_released_check(the_check uuid) RETURNS boolean
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path TO 'public' AS $$
        SELECT EXISTS (SELECT FROM releases WHERE check_id = the_check AND revoked_at IS NULL
                          AND municipality_id = ANY (acting_municipalities())) $$;
      DROP FUNCTION is_limited(uuid, uuid, text[]);
      DROP INDEX limits_in_effect;
      DELETE FROM rights_request_moves WHERE move = 'lifted';
      ALTER TABLE rights_request_moves DROP CONSTRAINT rights_move_known,
        ADD CONSTRAINT rights_move_known CHECK (move IN ('received', 'extended', 'granted', 'refused', 'withdrawn'));
      ALTER TABLE rights_requests DROP CONSTRAINT only_a_limit_in_effect_is_lifted, DROP COLUMN lifted_at;
    `);
  }
}
