import { Injectable } from '@nestjs/common';

import { Transaction } from '../../platform/database/transaction.js';
import type { DayGroup } from '../domain/tally-history.js';

@Injectable()
export class TallyReportRepository {
  constructor(private readonly transaction: Transaction) {}

  /** The ledger by municipality, day (Europe/Berlin) and kind; of all municipalities, or of those named. */
  async groups(programmeId: string, municipalityIds: readonly string[] | null): Promise<readonly DayGroup[]> {
    const rows = await this.transaction.query<DayGroup & { position: string; count: string }>(
      `SELECT municipality_id AS "municipalityId", (recorded_at AT TIME ZONE 'Europe/Berlin')::date::text AS day, kind,
              max(position) AS position, sum(CASE WHEN kind = 'grant' THEN (entry ->> 'count')::int ELSE 1 END) AS count
       FROM ledger_entries WHERE programme_id = $1 AND ($2::uuid[] IS NULL OR municipality_id = ANY ($2))
       GROUP BY 1, 2, 3`,
      [programmeId, municipalityIds],
    );
    return rows.map((row) => ({ ...row, position: Number(row.position), count: Number(row.count) }));
  }
}
