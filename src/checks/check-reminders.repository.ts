import { Injectable } from '@nestjs/common';

import { Transaction } from '../platform/database/transaction.js';

/** A check of which its person is reminded now. */
export interface RemindedCheck {
  readonly id: string;
  readonly personId: string;
  readonly expiresAt: Date;
}

@Injectable()
export class CheckRemindersRepository {
  constructor(private readonly transaction: Transaction) {}

  /**
   * Takes up to `limit` open checks of a municipality that nobody began, answered or was reminded of since; each is
   * taken by one worker. Whom a limit protects (Art. 18, 21 GDPR) is not reminded.
   */
  take(municipalityId: string, since: Date, { now, limit }: { now: Date; limit: number }): Promise<RemindedCheck[]> {
    return this.transaction.query(
      `UPDATE checks SET reminded_at = $3
        WHERE id IN (SELECT c.id FROM checks c
                      WHERE c.state = 'started' AND c.municipality_id = $1 AND c.expires_at > $3
                        AND NOT is_limited(c.person_id, c.municipality_id)
                        AND greatest(c.started_at, c.reminded_at,
                              (SELECT max(a.answered_at) FROM answers a WHERE a.check_id = c.id)) <= $2
                      ORDER BY c.id LIMIT $4 FOR UPDATE OF c SKIP LOCKED)
        RETURNING id, person_id AS "personId", expires_at AS "expiresAt"`,
      [municipalityId, since, now, limit],
    );
  }
}
