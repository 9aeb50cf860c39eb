import { Injectable } from '@nestjs/common';

import type { Day } from '../../kernel/calendar.js';
import { Transaction } from '../../platform/database/transaction.js';
import type { DistributionEntity } from './distribution.entity.js';

export type DistributionRow = DistributionEntity;
export type DistributionHead = Omit<DistributionRow, 'shares' | 'inputs'>;

const HEAD = `id, programme_id AS "programmeId", kind, record_hash AS "recordHash", key_fingerprint AS "keyFingerprint", state,
  committed_by AS "committedBy", committed_at AS "committedAt", objections_until AS "objectionsUntil",
  reversed_by AS "reversedBy", reversed_at AS "reversedAt", reversal_reason AS "reversalReason"`;

@Injectable()
export class DistributionsRepository {
  constructor(private readonly transaction: Transaction) {}

  async create(row: DistributionRow): Promise<void> {
    await this.transaction.query(
      `INSERT INTO distributions (id, programme_id, kind, inputs, shares, record_hash, key_fingerprint, state, committed_by,
                                  committed_at, objections_until)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[row.id, row.programmeId, row.kind, JSON.stringify(row.inputs), JSON.stringify(row.shares), row.recordHash],
        ...[row.keyFingerprint, row.state, row.committedBy, row.committedAt, row.objectionsUntil],
      ],
    );
  }

  async find(id: string): Promise<DistributionRow | null> {
    const [row] = await this.transaction.query<DistributionRow>(
      `SELECT ${HEAD}, inputs, shares FROM distributions WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** The first distribution that is in force or under way. */
  async current(programmeId: string): Promise<DistributionRow | null> {
    const [row] = await this.transaction.query<DistributionRow>(
      `SELECT ${HEAD}, inputs, shares FROM distributions
       WHERE programme_id = $1 AND kind = 'distribution' AND state <> 'reversed'`,
      [programmeId],
    );
    return row ?? null;
  }

  /** All decisions of a programme, newest first. */
  list(programmeId: string): Promise<DistributionHead[]> {
    return this.transaction.query<DistributionHead>(
      `SELECT ${HEAD} FROM distributions WHERE programme_id = $1 ORDER BY committed_at DESC, id DESC`,
      [programmeId],
    );
  }

  async carriedOut(id: string): Promise<void> {
    await this.transaction.query(`UPDATE distributions SET state = 'committed' WHERE id = $1`, [id]);
  }

  async reverse(
    id: string,
    reversal: { readonly by: string; readonly at: Date; readonly reason: string },
  ): Promise<void> {
    await this.transaction.query(
      `UPDATE distributions SET state = 'reversed', reversed_by = $2, reversed_at = $3, reversal_reason = $4 WHERE id = $1`,
      [id, reversal.by, reversal.at, reversal.reason],
    );
  }

  /** The first moment of a calendar day in Europe/Berlin. */
  async startOf(day: Day): Promise<Date> {
    const [row] = await this.transaction.query<{ at: Date }>(
      `SELECT $1::date::timestamp AT TIME ZONE 'Europe/Berlin' AS at`,
      [day],
    );
    if (row === undefined) throw new Error('PostgreSQL answered no moment');
    return row.at;
  }
}
