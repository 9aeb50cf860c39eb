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

interface Accounts {
  readonly paid: readonly PaidCourse[];
  readonly payments: readonly PaymentEntry[];
}

@Injectable()
export class SettlementsRepository {
  constructor(private readonly transaction: Transaction) {}

  /**
   * What the vouchers say, per municipality and course of those redeemed or completed, and what the ledger says:
   * redemptions and cancellations in its order. Both in one statement, so that both show the same moment.
   */
  async accounts(programmeId: string): Promise<Accounts> {
    const [accounts] = await this.transaction.query<Accounts>(
      `SELECT (SELECT COALESCE(json_agg(p), '[]') FROM (
                 SELECT municipality_id AS "municipalityId", course_id AS "courseId", count(*)::int AS vouchers,
                        count(*) FILTER (WHERE state = 'completed')::int AS completed,
                        sum(price_cents)::float8 AS "priceCents", sum(paid_cents)::float8 AS "paidCents"
                 FROM vouchers WHERE programme_id = $1 AND state IN ('redeemed', 'completed')
                 GROUP BY 1, 2 ORDER BY 1, 2) p) AS paid,
              (SELECT COALESCE(json_agg(e), '[]') FROM (
                 SELECT kind, entry->>'voucherId' AS "voucherId", (entry->>'paidCents')::int AS "paidCents"
                 FROM ledger_entries WHERE programme_id = $1 AND kind IN ('voucher.redeemed', 'voucher.cancelled')
                 ORDER BY position) e) AS payments`,
      [programmeId],
    );
    return accounts ?? { paid: [], payments: [] };
  }
}
