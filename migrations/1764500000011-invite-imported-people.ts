import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An import of people may invite who has no way in yet. */
export class InviteImportedPeople1764500000011 implements MigrationInterface {
  readonly name = 'InviteImportedPeople1764500000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE imports ADD COLUMN invite boolean NOT NULL DEFAULT false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE imports DROP COLUMN invite');
  }
}
