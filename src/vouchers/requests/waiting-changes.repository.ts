import { Injectable } from '@nestjs/common';

import type { Day } from '../../kernel/calendar.js';
import { Transaction } from '../../platform/database/transaction.js';
import type { Belonging } from '../domain/voucher.js';
import type { WaitingChange } from '../domain/waiting-change.js';

/** One change, of one person, at one moment. */
export interface ChangeRow extends Belonging {
  /** Of the request or of the offer. */
  readonly id: string;
  readonly courseId: string;
  readonly change: WaitingChange;
  readonly at: Date;
}

export interface ChangeCount {
  readonly change: WaitingChange;
  readonly count: number;
}

/**
 * The ledger knows which requests waited before; the request itself says only what is so now. Materialized, or behind the wall all
 * requests would be read for each change: an id is taken out of an entry by functions that could betray a row, which no
 * index may be asked by.
 */
const CHANGES = `
  WITH changes AS MATERIALIZED (
    SELECT CASE kind WHEN 'request.waitlisted' THEN 'joined' WHEN 'request.approved' THEN 'placed'
                     ELSE substr(kind, length('request.') + 1) END AS change,
           recorded_at AS at, (entry->>'requestId')::uuid AS request_id
    FROM ledger_entries
    WHERE municipality_id = $1 AND programme_id IN (SELECT programme_id FROM allotments WHERE municipality_id = $1)
      AND recorded_at >= $2::date::timestamp AT TIME ZONE 'Europe/Berlin'
      AND (kind = 'request.waitlisted'
           OR entry->>'from' = 'waitlisted'
              AND kind IN ('request.approved', 'request.withdrawn', 'request.declined', 'request.lapsed'))),
  offers AS (
    SELECT * FROM voucher_offers WHERE municipality_id = $1 AND state = 'lapsed' AND ended_at >= $2::date::timestamp AT TIME ZONE 'Europe/Berlin')`;

/** What moved in the waiting lists of one municipality. */
@Injectable()
export class WaitingChangesRepository {
  constructor(private readonly transaction: Transaction) {}

  /** Since the beginning of that day in Europe/Berlin. Of what did not happen there is no count. */
  counts(municipalityId: string, since: Day): Promise<ChangeCount[]> {
    return this.transaction.query<ChangeCount>(
      `${CHANGES}
       SELECT change, count(*)::int AS count FROM (
         SELECT change FROM changes UNION ALL SELECT 'offer-lapsed' FROM offers) AS every
       GROUP BY change`,
      [municipalityId, since],
    );
  }

  /** The same one by one, newest first. */
  newest(municipalityId: string, since: Day, limit: number): Promise<ChangeRow[]> {
    return this.transaction.query<ChangeRow>(
      `${CHANGES}
       SELECT r.id, r.programme_id AS "programmeId", r.municipality_id AS "municipalityId", r.person_id AS "personId",
              r.course_id AS "courseId", c.change, c.at
       FROM changes c JOIN voucher_requests r ON r.id = c.request_id
       UNION ALL
       SELECT id, programme_id, municipality_id, person_id, course_id, 'offer-lapsed', ended_at FROM offers
       ORDER BY at DESC, id LIMIT $3`,
      [municipalityId, since, limit],
    );
  }
}
