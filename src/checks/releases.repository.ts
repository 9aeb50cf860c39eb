import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';

import type { Day } from '../kernel/calendar.js';
import { Transaction } from '../platform/database/transaction.js';
import type { Release } from './domain/release.js';
import { ReleaseEntity } from './release.entity.js';

/** The result as far as releasing it needs it. */
export interface Releasable {
  readonly checkId: string;
  readonly municipalityId: string;
  readonly release: Release | null;
}

/** A result that HR may look at today. */
export interface ReleasedRow extends Release {
  readonly checkId: string;
  readonly personId: string;
  readonly profileId: string;
  readonly measuredAt: Date;
  readonly releasedAt: Date;
}

@Injectable()
export class ReleasesRepository {
  constructor(private readonly transaction: Transaction) {}

  /** The person's own result with its open release, its check locked until commit; nobody else's is ever found. */
  async lock(checkId: string, personId: string): Promise<Releasable | null> {
    const sql = `SELECT c.municipality_id AS "municipalityId" FROM checks c JOIN results r ON r.check_id = c.id
                  WHERE c.id = $1 AND c.person_id = $2 FOR NO KEY UPDATE OF c`;
    const [check] = await this.transaction.query<{ municipalityId: string }>(sql, [checkId, personId]);
    if (check === undefined) return null;
    const release = await this.transaction.table(ReleaseEntity).findOneBy({ checkId, revokedAt: IsNull() });
    return { checkId, municipalityId: check.municipalityId, release };
  }

  /** What is released to a municipality on that day, the newest release first; nothing of whom a limit protects (Art. 18, 21 GDPR). */
  released(municipalityId: string, today: Day): Promise<ReleasedRow[]> {
    return this.transaction.query<ReleasedRow>(
      `SELECT l.check_id AS "checkId", c.person_id AS "personId", c.profile_id AS "profileId", r.measured_at AS "measuredAt",
         l.purpose, l.valid_until::text AS until, l.released_at AS "releasedAt"
       FROM releases l JOIN checks c ON c.id = l.check_id JOIN results r ON r.check_id = l.check_id
       WHERE l.municipality_id = $1 AND l.revoked_at IS NULL AND l.valid_until >= $2
         AND NOT is_limited(c.person_id, l.municipality_id)
       ORDER BY l.released_at DESC, l.check_id`,
      [municipalityId, today],
    );
  }

  async insert(release: Omit<ReleaseEntity, 'revokedAt'>): Promise<void> {
    await this.transaction.table(ReleaseEntity).insert(release);
  }

  /** Ends every open release of the person to that municipality; answers the checks. */
  async revokeAll(personId: string, municipalityId: string, at: Date): Promise<readonly string[]> {
    const rows = await this.transaction.crossing('leaving', () =>
      this.transaction.query<{ readonly checkId: string }>(
        `UPDATE releases l SET revoked_at = $3 FROM checks c
         WHERE c.id = l.check_id AND c.person_id = $1 AND l.municipality_id = $2 AND l.revoked_at IS NULL
         RETURNING l.check_id AS "checkId"`,
        [personId, municipalityId, at],
      ),
    );
    return rows.map(({ checkId }) => checkId);
  }

  async revoke(checkId: string, revokedAt: Date): Promise<void> {
    await this.transaction.table(ReleaseEntity).update({ checkId, revokedAt: IsNull() }, { revokedAt });
  }
}
