import { Injectable } from '@nestjs/common';

import { Transaction } from '../platform/database/transaction.js';
import type { GapReport } from './domain/gap-report.js';
import type { UsageReport } from './domain/usage-report.js';

/** Everything that is published about one municipality for one quarter. */
export interface InsightReport extends GapReport, UsageReport {
  /** Groups of fewer persons are not named. */
  readonly minimumSize: number;
}

@Injectable()
export class ReportsRepository {
  constructor(private readonly transaction: Transaction) {}

  /** The report of a quarter; null before it is made. */
  async find(municipalityId: string, period: string): Promise<InsightReport | null> {
    const [row] = await this.transaction.query<{ report: InsightReport }>(
      'SELECT report FROM insight_reports WHERE municipality_id = $1 AND period = $2',
      [municipalityId, period],
    );
    return row?.report ?? null;
  }

  /** Quarters with a report, the newest first. */
  async periods(municipalityId: string): Promise<readonly string[]> {
    const rows = await this.transaction.query<{ period: string }>(
      'SELECT period FROM insight_reports WHERE municipality_id = $1 ORDER BY period DESC',
      [municipalityId],
    );
    return rows.map(({ period }) => period);
  }

  /** Keeps a report unless there is one: what was published once stays. */
  async keep(key: readonly [municipalityId: string, period: string], report: InsightReport, now: Date): Promise<void> {
    await this.transaction.crossing('figures', () =>
      this.transaction.query(
        `INSERT INTO insight_reports (municipality_id, period, report, made_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
        [...key, JSON.stringify(report), now],
      ),
    );
  }
}
