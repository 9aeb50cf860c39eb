/** Everything about a programme in one look: what there is of it, and its orders to the job. */
export interface Standing {
  readonly what: 'request' | 'voucher' | 'job' | 'offer' | 'redistribution' | 'objection' | 'granted';
  readonly id: string;
  readonly state: string;
  readonly by: string | null;
}

/** For a programme and the name of a job; vouchers as they came into being. */
export const STANDING = `
  SELECT 'request' AS what, id, state, NULL::uuid AS by, 0 AS position FROM voucher_requests WHERE programme_id = $1
  UNION ALL
  SELECT 'voucher', v.id, v.state, v.assigned_by, l.position FROM vouchers v
    JOIN ledger_entries l ON l.programme_id = v.programme_id AND l.kind = 'voucher.assigned'
                         AND l.entry ->> 'voucherId' = v.id::text
   WHERE v.programme_id = $1
  UNION ALL
  SELECT 'offer', id, state, offered_by, 0 FROM voucher_offers WHERE programme_id = $1
  UNION ALL
  SELECT 'redistribution', id, state, NULL, 0 FROM redistributions WHERE programme_id = $1
  UNION ALL
  SELECT 'objection', o.id, o.state, NULL, 0 FROM objections o JOIN redistributions r ON r.id = o.redistribution_id
   WHERE r.programme_id = $1
  UNION ALL
  SELECT 'granted', municipality_id, granted::text, NULL, 0 FROM allotments WHERE programme_id = $1
  UNION ALL
  SELECT 'job', id, state, NULL, 0 FROM jobs WHERE payload ->> 'programmeId' = $1::text AND name = $2 AND state = 'waiting'
   ORDER BY position`;
