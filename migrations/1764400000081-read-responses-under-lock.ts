import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ReadResponsesUnderLock1764400000081 implements MigrationInterface {
  readonly name = 'ReadResponsesUnderLock1764400000081';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Volatile, so that it looks with a snapshot of its own: called for a check that is locked, it sees everything that was
      -- committed before the lock was granted.
      CREATE FUNCTION responses_of_check(the_check uuid) RETURNS jsonb LANGUAGE plpgsql VOLATILE AS $$
      BEGIN
        RETURN coalesce(
          (SELECT jsonb_agg(jsonb_build_object('itemId', item_id, 'response', response)) FROM answers WHERE check_id = the_check),
          '[]');
      END $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION responses_of_check(uuid)');
  }
}
