import { Injectable } from '@nestjs/common';

import type { JsonObject } from '../../kernel/json.js';
import { Transaction } from '../database/transaction.js';
import type { JournalKind, JournalLine } from './job-journal.js';

@Injectable()
export class JobJournalRepository {
  constructor(private readonly transaction: Transaction) {}

  async write(jobId: string, kind: JournalKind, details: JsonObject, at: Date): Promise<void> {
    await this.transaction.query(
      `INSERT INTO job_journal (job_id, at, attempt, kind, details)
       SELECT id, $2, attempts, $3, $4 FROM jobs WHERE id = $1`,
      [jobId, at, kind, JSON.stringify(details)],
    );
  }

  /** The lines of a job after a position, in their order, at most `limit`. */
  async lines(jobId: string, after: number, limit: number): Promise<readonly JournalLine[]> {
    const rows = await this.transaction.query<JournalLine & { readonly position: string }>(
      `SELECT position, at, attempt, kind, details FROM job_journal
       WHERE job_id = $1 AND position > $2 ORDER BY position LIMIT $3`,
      [jobId, after, limit],
    );
    return rows.map((row) => ({ ...row, position: Number(row.position) }));
  }
}
