import type { MigrationInterface, QueryRunner } from 'typeorm';

import { openUp, type Policies, SYSTEM, wallOff } from './row-security.js';

/** Until an erasure is finished its row still says whom it is about. */
const TABLES: Readonly<Record<string, Policies>> = { erasures: { system: { as: `USING (${SYSTEM})` } } };

export class WallOffErasures1764500000026 implements MigrationInterface {
  readonly name = 'WallOffErasures1764500000026';

  async up(runner: QueryRunner): Promise<void> {
    await wallOff(runner, TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await openUp(runner, TABLES);
  }
}
