import { Injectable } from '@nestjs/common';

import { Transaction } from '../../platform/database/transaction.js';
import type { Grant } from '../domain/decision.js';
import type { Allotment } from '../domain/programme.js';

const ALLOTMENT = `programme_id AS "programmeId", municipality_id AS "municipalityId", granted, occupied, quota`;

@Injectable()
export class AllotmentsRepository {
  constructor(private readonly transaction: Transaction) {}

  /** The allotment, locked until commit: the first lock of every move, so moves of one municipality go one by one. */
  async lock(programmeId: string, municipalityId: string): Promise<Allotment | null> {
    const [allotment] = await this.transaction.query<Allotment>(
      `SELECT ${ALLOTMENT} FROM allotments WHERE programme_id = $1 AND municipality_id = $2 FOR NO KEY UPDATE`,
      [programmeId, municipalityId],
    );
    return allotment ?? null;
  }

  /** Waits for every move under way and keeps new ones out until commit. */
  async lockAll(programmeId: string): Promise<void> {
    await this.transaction.query(
      'SELECT 1 FROM allotments WHERE programme_id = $1 ORDER BY municipality_id FOR NO KEY UPDATE',
      [programmeId],
    );
  }

  /** By municipality id; of all municipalities, or of those named. */
  list(programmeId: string, municipalityIds: readonly string[] | null): Promise<Allotment[]> {
    return this.transaction.query<Allotment>(
      `SELECT ${ALLOTMENT} FROM allotments
       WHERE programme_id = $1 AND ($2::uuid[] IS NULL OR municipality_id = ANY ($2)) ORDER BY municipality_id`,
      [programmeId, municipalityIds],
    );
  }

  /** Makes each allotment what is said: new ones are created, others raised or lowered. Others stay as they are. */
  async grantAll(
    programmeId: string,
    allotments: readonly Omit<Allotment, 'programmeId' | 'occupied'>[],
  ): Promise<void> {
    await this.transaction.query(
      `INSERT INTO allotments (programme_id, municipality_id, granted, quota)
       SELECT $1, "municipalityId", granted, quota
       FROM jsonb_to_recordset($2::jsonb) AS a ("municipalityId" uuid, granted integer, quota text)
       ON CONFLICT (programme_id, municipality_id) DO UPDATE SET granted = excluded.granted, quota = excluded.quota`,
      [programmeId, JSON.stringify(allotments)],
    );
  }

  /** Changes allotments by ± count; what is taken is taken first, so that the sum never exceeds the total in between. */
  async shift(programmeId: string, grants: readonly Grant[]): Promise<void> {
    for (const part of [grants.filter(({ count }) => count < 0), grants.filter(({ count }) => count > 0)]) {
      await this.transaction.query(
        `UPDATE allotments a SET granted = a.granted + g.count
         FROM jsonb_to_recordset($2::jsonb) AS g ("municipalityId" uuid, count integer)
         WHERE a.programme_id = $1 AND a.municipality_id = g."municipalityId"`,
        [programmeId, JSON.stringify(part)],
      );
    }
  }

  /** Takes every allotment back; its row stays for the ledger that names it. */
  async revokeAll(programmeId: string): Promise<void> {
    await this.transaction.query('UPDATE allotments SET granted = 0 WHERE programme_id = $1', [programmeId]);
  }
}
