import { Injectable } from '@nestjs/common';

import { Transaction } from '../../platform/database/transaction.js';
import type { PaymentEntry } from '../domain/settlement.js';

export interface PaidCourse {
  readonly municipalityId: string;
  readonly courseId: string;
  readonly vouchers: number;
  readonly completed: number;
  readonly priceCents: number;
  readonly paidCents: number;
}

@Injectable()
export class SettlementsRepository {
  constructor(private readonly transaction: Transaction) {}

  /** What the vouchers say: per municipality and course, of those redeemed or completed. */
  async paid(programmeId: string): Promise<readonly PaidCourse[]> {
    return this.transaction.query<PaidCourse>(
      `SELECT municipality_id AS "municipalityId", course_id AS "courseId", count(*)::int AS vouchers,
              count(*) FILTER (WHERE state = 'completed')::int AS completed,
              sum(price_cents)::float8 AS "priceCents", sum(paid_cents)::float8 AS "paidCents"
       FROM vouchers WHERE programme_id = $1 AND state IN ('redeemed', 'completed') GROUP BY 1, 2 ORDER BY 1, 2`,
      [programmeId],
    );
  }

  /** What the ledger says: redemptions and cancellations in its order. */
  async payments(programmeId: string): Promise<readonly PaymentEntry[]> {
    return this.transaction.query<PaymentEntry>(
      `SELECT kind, entry->>'voucherId' AS "voucherId", (entry->>'paidCents')::int AS "paidCents"
       FROM ledger_entries WHERE programme_id = $1 AND kind IN ('voucher.redeemed', 'voucher.cancelled')
       ORDER BY position`,
      [programmeId],
    );
  }
}
