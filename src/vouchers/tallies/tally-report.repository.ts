import { Injectable } from '@nestjs/common';

import type { Day } from '../../kernel/calendar.js';
import { Transaction } from '../../platform/database/transaction.js';
import type { DayGroup } from '../domain/tally-history.js';

export interface ReportScope {
  /** Null for all. */
  readonly municipalityIds: readonly string[] | null;
  readonly from?: Day;
  readonly to?: Day;
}

@Injectable()
export class TallyReportRepository {
  constructor(private readonly transaction: Transaction) {}

  /**
   * The ledger by municipality, day (Europe/Berlin) and kind, at most `limit` rows; of all municipalities, or of those
   * named. What lies before `from` counts on that day, what lies after `to` does not count.
   */
  async groups(
    programmeId: string,
    { municipalityIds, from, to }: ReportScope,
    limit: number,
  ): Promise<readonly DayGroup[]> {
    const rows = await this.transaction.query<DayGroup & { position: string; count: string }>(
      `SELECT municipality_id AS "municipalityId",
              greatest((recorded_at AT TIME ZONE 'Europe/Berlin')::date, $3::date)::text AS day, kind,
              max(position) AS position, sum(CASE WHEN kind = 'grant' THEN (entry ->> 'count')::int ELSE 1 END) AS count
       FROM ledger_entries
       WHERE programme_id = $1 AND ($2::uuid[] IS NULL OR municipality_id = ANY ($2))
         AND ($4::date IS NULL OR recorded_at < ($4::date + 1)::timestamp AT TIME ZONE 'Europe/Berlin')
       GROUP BY 1, 2, 3 LIMIT $5`,
      [programmeId, municipalityIds, from ?? null, to ?? null, limit],
    );
    return rows.map((row) => ({ ...row, position: Number(row.position), count: Number(row.count) }));
  }
}
