import { Injectable } from '@nestjs/common';

import type { AccessKind } from '../../platform/audit/access-kinds.js';
import type { AccessRole } from '../../platform/audit/accesses.js';
import { Transaction } from '../../platform/database/transaction.js';

/** One look, or several within the same hour, at something of the person. */
export interface LoggedAccess {
  readonly position: string;
  /** The first look of the hour. */
  readonly at: Date;
  readonly role: AccessRole;
  readonly municipalityId: string | null;
  /** Name of the municipality. */
  readonly municipality: string | null;
  readonly provider: string | null;
  readonly kind: AccessKind;
  /** What the person released it for. */
  readonly purpose: string | null;
}

@Injectable()
export class AccessLogRepository {
  constructor(private readonly transaction: Transaction) {}

  /** Newest first, after the moment and position of the last one read. */
  of(personId: string, limit: number, before: readonly string[] | undefined): Promise<LoggedAccess[]> {
    return this.transaction.query<LoggedAccess>(
      `SELECT a.position::text AS position, a.at, a.viewer_role AS role, a.municipality_id AS "municipalityId", m.name AS municipality,
         a.provider, a.kind, a.purpose
       FROM accesses a LEFT JOIN municipalities m ON m.id = a.municipality_id
       WHERE a.person_id = $1 AND ($2::timestamptz IS NULL OR (a.at, a.position) < ($2, $3::bigint))
       ORDER BY a.at DESC, a.position DESC LIMIT $4`,
      [personId, before?.[0] ?? null, before?.[1] ?? null, limit],
    );
  }

  /** Erases entries of more than two years, which is as long as the table itself keeps them; answers how many. */
  async forget(): Promise<number> {
    const gone = await this.transaction.query(
      `DELETE FROM accesses WHERE at < now() - interval '24 months' RETURNING 1`,
    );
    return gone.length;
  }
}
