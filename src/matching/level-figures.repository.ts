import { Injectable } from '@nestjs/common';

import { Transaction } from '../platform/database/transaction.js';
import type { LevelFigures } from './domain/impact.js';

/** What was published for one quarter about everybody who was measured on a framework. */
export interface LevelReport {
  /** Groups of fewer persons are not named. */
  readonly minimumSize: number;
  readonly figures: readonly LevelFigures[];
}

@Injectable()
export class LevelFiguresRepository {
  constructor(private readonly transaction: Transaction) {}

  /** The report of a quarter; null before it is made. */
  async find(frameworkId: string, period: string): Promise<LevelReport | null> {
    const [row] = await this.transaction.query<{ report: LevelReport }>(
      'SELECT report FROM level_reports WHERE framework_id = $1 AND period = $2',
      [frameworkId, period],
    );
    return row?.report ?? null;
  }

  /** Keeps a report unless there is one: what was published once stays. */
  async keep(key: readonly [frameworkId: string, period: string], report: LevelReport, now: Date): Promise<void> {
    await this.transaction.query(
      'INSERT INTO level_reports (framework_id, period, report, made_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
      [...key, JSON.stringify(report), now],
    );
  }
}
