import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan, Not } from 'typeorm';

import type { Actor, ActorMembership } from '../../kernel/actor.js';
import type { Day } from '../../kernel/calendar.js';
import { Transaction } from '../../platform/database/transaction.js';
import type { Demands } from '../domain/second-factor.js';
import type { OwnSession, SessionKind } from '../domain/session.js';
import { SessionEntity } from './session.entity.js';

/** How a request names its session: the token of the API holds the id, the cookie of the pages an opaque token. */
export type SessionKey = { readonly id: string } | { readonly tokenHash: Buffer };

interface ActorRow {
  readonly person_id: string;
  readonly session_id: string;
  readonly kind: SessionKind;
  readonly seen_at: Date;
  readonly ends_at: Date;
  readonly strong: boolean;
  readonly admin: boolean;
  readonly memberships: readonly ActorMembership[];
  readonly admins_demanded: boolean;
  readonly hr_demanded: readonly string[];
}

export interface LiveSession {
  readonly actor: Actor;
  readonly kind: SessionKind;
  readonly seenAt: Date;
  readonly endsAt: Date;
  /** A second factor was shown. */
  readonly isStrong: boolean;
  /** Of which of the person's roles a second factor is demanded, beyond what the environment demands. */
  readonly demands: Exclude<Demands, 'all'>;
}

/** Runs on every request: one round trip, a few index look-ups. */
const ACTOR = `
  SELECT p.id AS person_id, s.id AS session_id, s.kind, s.seen_at, s.ends_at, s.strong, p.admin,
    coalesce(jsonb_agg(jsonb_build_object('membershipId', m.id, 'municipalityId', m.municipality_id, 'role', m.role)
      ORDER BY m.id) FILTER (WHERE m.id IS NOT NULL), '[]') AS memberships,
    p.admin AND EXISTS (SELECT FROM second_factor_demands WHERE municipality_id IS NULL) AS admins_demanded,
    coalesce(array_agg(d.municipality_id) FILTER (WHERE d.role IS NOT NULL), '{}') AS hr_demanded
  FROM sessions s
  JOIN persons p ON p.id = s.person_id
  LEFT JOIN memberships m ON m.person_id = p.id AND m.valid_from <= $4 AND (m.valid_until IS NULL OR m.valid_until >= $4)
  LEFT JOIN second_factor_demands d ON d.municipality_id = m.municipality_id AND d.role = m.role
  WHERE (s.id = $1 OR s.token_hash = $2) AND s.ended_at IS NULL AND s.expires_at > $3
  GROUP BY p.id, s.id`;

@Injectable()
export class SessionsRepository {
  constructor(private readonly transaction: Transaction) {}

  async create(session: Omit<SessionEntity, 'endedAt'>): Promise<void> {
    await this.transaction.table(SessionEntity).insert({ ...session });
  }

  /** False when it had ended before. */
  async end(id: string, endedAt: Date): Promise<boolean> {
    const { affected } = await this.transaction.table(SessionEntity).update({ id, endedAt: IsNull() }, { endedAt });
    return affected === 1;
  }

  /** All sessions of the person that are alive, but for the one that is named; also of somebody whose sessions the actor may not see. */
  async endAll(personId: string, endedAt: Date, exceptId?: string): Promise<void> {
    const others = exceptId === undefined ? {} : { id: Not(exceptId) };
    await this.transaction.crossing('sign-in', () =>
      this.transaction.table(SessionEntity).update({ personId, endedAt: IsNull(), ...others }, { endedAt }),
    );
  }

  async strengthen(id: string): Promise<void> {
    await this.transaction.table(SessionEntity).update({ id }, { isStrong: true });
  }

  /** A sign of life of a session whose term ends as it says. */
  async seen(id: string, seenAt: Date, expiresAt: Date | null): Promise<void> {
    await this.transaction.query(
      `UPDATE sessions SET seen_at = $2, expires_at = greatest(expires_at, $3) WHERE id = $1 AND ended_at IS NULL`,
      [id, seenAt, expiresAt],
    );
  }

  /** Lets a session that may still go on live until then, at most until its end; null when it has ended. */
  async prolong(
    id: string,
    now: Date,
    until: Date,
  ): Promise<{ readonly personId: string; readonly expiresAt: Date } | null> {
    const [session] = await this.transaction.query<{ readonly personId: string; readonly expiresAt: Date }>(
      `UPDATE sessions SET seen_at = $2, expires_at = least($3, ends_at)
       WHERE id = $1 AND ended_at IS NULL AND ends_at > $2
       RETURNING person_id AS "personId", expires_at AS "expiresAt"`,
      [id, now, until],
    );
    return session ?? null;
  }

  /** Sessions of the person that are alive or can be refreshed, the one seen last first. */
  async list(personId: string, now: Date): Promise<readonly Omit<OwnSession, 'isCurrent'>[]> {
    const alive = { personId, endedAt: IsNull(), endsAt: MoreThan(now) };
    return this.transaction.table(SessionEntity).find({
      where: [
        { ...alive, kind: 'token' },
        { ...alive, kind: 'cookie', expiresAt: MoreThan(now) },
      ],
      order: { seenAt: 'DESC', id: 'DESC' },
    });
  }

  /** Who acts in a session that is alive at that moment, with the memberships of that day. */
  async actor(key: SessionKey, at: Date, today: Day): Promise<LiveSession | null> {
    const byId = 'id' in key;
    const values = [byId ? key.id : null, byId ? null : key.tokenHash, at, today];
    const [row] = await this.transaction.query<ActorRow>(ACTOR, values);
    if (row === undefined) return null;
    const { person_id: personId, session_id: sessionId, admin, memberships } = row;
    const actor = { personId, sessionId, admin, memberships };
    const demands = { admins: row.admins_demanded, hrOf: row.hr_demanded };
    return { actor, kind: row.kind, seenAt: row.seen_at, endsAt: row.ends_at, isStrong: row.strong, demands };
  }

  /** Sessions that ended before, with all that belongs to them. */
  async forget(before: Date): Promise<number> {
    const gone = await this.transaction.query(`DELETE FROM sessions WHERE least(ended_at, ends_at) < $1 RETURNING id`, [
      before,
    ]);
    return gone.length;
  }
}
