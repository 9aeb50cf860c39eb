import { Injectable } from '@nestjs/common';

import type { Day } from '../../kernel/calendar.js';
import { Transaction } from '../../platform/database/transaction.js';
import type { DistributionEntity } from './distribution.entity.js';

export type DistributionRow = DistributionEntity;

@Injectable()
export class DistributionsRepository {
  constructor(private readonly transaction: Transaction) {}

  async create(row: DistributionRow): Promise<void> {
    await this.transaction.query(
      `INSERT INTO distributions (id, programme_id, inputs, shares, record_hash, state, committed_by, committed_at, objections_until)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[row.id, row.programmeId, JSON.stringify(row.inputs), JSON.stringify(row.shares), row.recordHash],
        ...[row.state, row.committedBy, row.committedAt, row.objectionsUntil],
      ],
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
