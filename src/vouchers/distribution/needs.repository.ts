import { Injectable } from '@nestjs/common';

import { Transaction } from '../../platform/database/transaction.js';
import type { NeedFigure } from '../domain/need.js';

@Injectable()
export class NeedsRepository {
  constructor(private readonly transaction: Transaction) {}

  /** The report of a period; null before it is made. */
  async report(period: string): Promise<readonly NeedFigure[] | null> {
    const [row] = await this.transaction.query<{ figures: readonly NeedFigure[] }>(
      'SELECT figures FROM need_reports WHERE period = $1',
      [period],
    );
    return row?.figures ?? null;
  }

  /** Keeps a report unless there is one: what was published once stays. */
  async keep(period: string, figures: readonly NeedFigure[], now: Date): Promise<void> {
    await this.transaction.query(
      'INSERT INTO need_reports (period, figures, made_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [period, JSON.stringify(figures), now],
    );
  }
}
