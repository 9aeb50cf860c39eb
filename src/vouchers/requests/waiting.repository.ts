import { Injectable } from '@nestjs/common';

import { Transaction } from '../../platform/database/transaction.js';
import type { VoucherRequest } from '../domain/voucher.js';
import type { Waiting } from '../domain/waiting-list.js';
import { RequestEntity } from './request.entity.js';

export type WaitingRequest = VoucherRequest &
  Waiting & { readonly decidedBy: string; readonly toldPlace: number | null };

export type WaitingList = Pick<VoucherRequest, 'programmeId' | 'municipalityId'>;

const WAITING = `
  SELECT r.id, r.programme_id AS "programmeId", r.municipality_id AS "municipalityId", r.person_id AS "personId",
         r.course_id AS "courseId", r.state, r.requested_at AS "requestedAt", r.decided_at AS "decidedAt", r.reason,
         r.decided_by AS "decidedBy", r.told_place AS "toldPlace",
         EXISTS (SELECT 1 FROM vouchers v
                  WHERE v.person_id = r.person_id AND v.municipality_id = r.municipality_id AND v.year = $3
                    AND v.state IN ('assigned', 'redeemed', 'completed')) AS "hadThisYear"
  FROM voucher_requests r WHERE r.programme_id = $1 AND r.municipality_id = $2 AND r.state = 'waitlisted'`;

@Injectable()
export class WaitingRepository {
  constructor(private readonly transaction: Transaction) {}

  /** In no order; `year` is the calendar year in Europe/Berlin. */
  list(programmeId: string, municipalityId: string, year: number): Promise<WaitingRequest[]> {
    return this.transaction.crossing('waiting-list', () =>
      this.transaction.query<WaitingRequest>(WAITING, [programmeId, municipalityId, year]),
    );
  }

  /** Whoever asks: an employee who returns a voucher does not see who else waits, yet frees the place for them. */
  async isSomebodyWaiting(programmeId: string): Promise<boolean> {
    const rows = await this.transaction.crossing('waiting-list', () =>
      this.transaction.query(
        `SELECT 1 FROM voucher_requests WHERE programme_id = $1 AND state = 'waitlisted' LIMIT 1`,
        [programmeId],
      ),
    );
    return rows.length > 0;
  }

  /** The waiting lists of open programmes. */
  lists(): Promise<readonly WaitingList[]> {
    return this.transaction.query<WaitingList>(
      `SELECT DISTINCT r.programme_id AS "programmeId", r.municipality_id AS "municipalityId"
       FROM voucher_requests r JOIN programmes p ON p.id = r.programme_id AND p.state = 'open'
       WHERE r.state = 'waitlisted' ORDER BY 1, 2`,
    );
  }

  async rememberTold(id: string, toldPlace: number): Promise<void> {
    await this.transaction.table(RequestEntity).update(id, { toldPlace });
  }

  /** Where somebody waits although a place is free. */
  async municipalitiesWithPlace(programmeId: string): Promise<readonly string[]> {
    const rows = await this.transaction.query<{ id: string }>(
      `SELECT a.municipality_id AS id FROM allotments a
       WHERE a.programme_id = $1 AND a.occupied < a.granted
         AND EXISTS (SELECT 1 FROM voucher_requests r WHERE r.programme_id = a.programme_id
                      AND r.municipality_id = a.municipality_id AND r.state = 'waitlisted')
       ORDER BY a.municipality_id`,
      [programmeId],
    );
    return rows.map(({ id }) => id);
  }
}
