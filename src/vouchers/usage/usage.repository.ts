import { Injectable } from '@nestjs/common';

import type { Day } from '../../kernel/calendar.js';
import { Transaction } from '../../platform/database/transaction.js';
import type { VoucherState } from '../domain/voucher-states.js';

export interface UsagePeriod {
  readonly municipalityId: string;
  readonly from: Day;
  readonly to: Day;
}

export interface CourseDemand {
  readonly courseId: string;
  /** Persons who asked for a voucher for it. */
  readonly persons: number;
}

export interface VoucherMoveCount {
  readonly state: VoucherState;
  /** Vouchers that came into the state in the period. */
  readonly vouchers: number;
}

@Injectable()
export class UsageRepository {
  constructor(private readonly transaction: Transaction) {}

  demand({ municipalityId, from, to }: UsagePeriod): Promise<CourseDemand[]> {
    return this.transaction.query<CourseDemand>(
      `SELECT course_id AS "courseId", count(DISTINCT person_id)::integer AS persons FROM voucher_requests
        WHERE municipality_id = $1 AND (requested_at AT TIME ZONE 'Europe/Berlin')::date BETWEEN $2 AND $3
        GROUP BY course_id`,
      [municipalityId, from, to],
    );
  }

  moves({ municipalityId, from, to }: UsagePeriod): Promise<VoucherMoveCount[]> {
    return this.transaction.query<VoucherMoveCount>(
      `SELECT substr(kind, 9) AS state, count(*)::integer AS vouchers FROM ledger_entries
        WHERE municipality_id = $1 AND kind LIKE 'voucher.%'
          AND (recorded_at AT TIME ZONE 'Europe/Berlin')::date BETWEEN $2 AND $3
        GROUP BY kind`,
      [municipalityId, from, to],
    );
  }
}
