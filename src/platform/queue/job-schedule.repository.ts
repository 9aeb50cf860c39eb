import { Injectable } from '@nestjs/common';

import { Transaction } from '../database/transaction.js';

@Injectable()
export class JobScheduleRepository {
  constructor(private readonly transaction: Transaction) {}

  /** Sets the first round of a job that has none yet. */
  async begin(name: string, firstRound: Date): Promise<void> {
    await this.transaction.query(
      `INSERT INTO job_schedules (name, next_round) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING`,
      [name, firstRound],
    );
  }

  /** Takes a round that is due and sets the next one; false when none is due or another worker has just taken it. */
  async take(name: string, now: Date, nextRound: Date): Promise<boolean> {
    const rows = await this.transaction.query(
      `UPDATE job_schedules SET next_round = $3 WHERE name = $1 AND next_round <= $2 RETURNING name`,
      [name, now, nextRound],
    );
    return rows.length > 0;
  }
}
