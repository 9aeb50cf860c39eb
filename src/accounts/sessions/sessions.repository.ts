import { Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource, IsNull, Not } from 'typeorm';

import type { Actor, ActorMembership } from '../../kernel/actor.js';
import type { Day } from '../../kernel/calendar.js';
import { Transaction } from '../../platform/database/transaction.js';
import { SessionEntity } from './session.entity.js';

/** How a request names its session: the token of the API holds the id, the cookie of the pages an opaque token. */
export type SessionKey = { readonly id: string } | { readonly tokenHash: Buffer };

interface ActorRow {
  readonly person_id: string;
  readonly session_id: string;
  readonly admin: boolean;
  readonly memberships: readonly ActorMembership[];
}

/** Runs on every request: prepared once per connection, one round trip, three index look-ups. */
const ACTOR = {
  name: 'actor_of_session',
  text: `
    SELECT p.id AS person_id, s.id AS session_id, p.admin,
      coalesce(jsonb_agg(jsonb_build_object('membershipId', m.id, 'municipalityId', m.municipality_id, 'role', m.role)
        ORDER BY m.id) FILTER (WHERE m.id IS NOT NULL), '[]') AS memberships
    FROM sessions s
    JOIN persons p ON p.id = s.person_id
    LEFT JOIN memberships m ON m.person_id = p.id AND m.valid_from <= $4 AND (m.valid_until IS NULL OR m.valid_until >= $4)
    WHERE (s.id = $1 OR s.token_hash = $2) AND s.ended_at IS NULL AND s.expires_at > $3
    GROUP BY p.id, s.id`,
};

@Injectable()
export class SessionsRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly dataSource: DataSource,
  ) {}

  async create(session: Omit<SessionEntity, 'endedAt'>): Promise<void> {
    await this.transaction.table(SessionEntity).insert({ ...session });
  }

  async end(id: string, endedAt: Date): Promise<void> {
    await this.transaction.table(SessionEntity).update({ id, endedAt: IsNull() }, { endedAt });
  }

  /** All sessions of the person that are alive, but for the one that is named. */
  async endAll(personId: string, endedAt: Date, exceptId?: string): Promise<void> {
    const others = exceptId === undefined ? {} : { id: Not(exceptId) };
    await this.transaction.table(SessionEntity).update({ personId, endedAt: IsNull(), ...others }, { endedAt });
  }

  /** Who acts in a session that is alive at that moment, with the memberships of that day. */
  async actor(key: SessionKey, at: Date, today: Day): Promise<Actor | null> {
    const byId = 'id' in key;
    const values = [byId ? key.id : null, byId ? null : key.tokenHash, at, today];
    const { rows } = await this.pool().query<ActorRow>({ ...ACTOR, values });
    const [row] = rows;
    if (row === undefined) return null;
    return { personId: row.person_id, sessionId: row.session_id, admin: row.admin, memberships: row.memberships };
  }

  /** TypeORM cannot name a prepared statement; its own pool can. */
  private pool(): Pool {
    return (this.dataSource.driver as unknown as { readonly master: Pool }).master;
  }
}
