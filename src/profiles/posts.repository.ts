import { Injectable } from '@nestjs/common';

import type { Day } from '../kernel/calendar.js';
import { Transaction } from '../platform/database/transaction.js';
import { PostEntity } from './post.entity.js';

/** Whoever held posts on a day: codes of their profiles, and where. */
export interface PostHolder {
  readonly personId: string;
  readonly profileCodes: readonly string[];
  readonly municipalityIds: readonly string[];
}

/** An employee with a post in one municipality, by their unit there. */
export interface PlacedHolder {
  readonly personId: string;
  readonly profileCode: string;
  readonly unit: string | null;
}

@Injectable()
export class PostsRepository {
  constructor(private readonly transaction: Transaction) {}

  async save(membershipId: string, profileCode: string, chosenAt: Date): Promise<void> {
    await this.transaction.table(PostEntity).upsert({ membershipId, profileCode, chosenAt }, ['membershipId']);
  }

  /** Employees who held a post on that day, by person id after `after`; whoever is HR or an admin is left out. */
  holders(on: Day, after: string, limit: number): Promise<PostHolder[]> {
    return this.transaction.query<PostHolder>(
      `SELECT m.person_id AS "personId", array_agg(DISTINCT p.profile_code) AS "profileCodes",
              array_agg(DISTINCT m.municipality_id) AS "municipalityIds"
         FROM posts p JOIN memberships m ON m.id = p.membership_id JOIN persons o ON o.id = m.person_id AND NOT o.admin
        WHERE m.valid_from <= $1 AND (m.valid_until IS NULL OR m.valid_until >= $1)
          AND NOT EXISTS (SELECT 1 FROM memberships h WHERE h.person_id = m.person_id AND h.role = 'hr'
                             AND (h.valid_until IS NULL OR h.valid_until >= $1))
          AND (p.chosen_at AT TIME ZONE 'Europe/Berlin')::date <= $1 AND m.person_id > $2
        GROUP BY m.person_id ORDER BY m.person_id LIMIT $3`,
      [on, after, limit],
    );
  }

  /** Employees of a municipality who held a post on the last day, without whoever was HR there since the first one or is an admin. */
  placed(municipalityId: string, from: Day, to: Day): Promise<PlacedHolder[]> {
    return this.transaction.query<PlacedHolder>(
      `SELECT DISTINCT ON (m.person_id) m.person_id AS "personId", p.profile_code AS "profileCode", m.unit
         FROM posts p JOIN memberships m ON m.id = p.membership_id JOIN persons o ON o.id = m.person_id
        WHERE m.municipality_id = $1 AND m.role = 'employee' AND NOT o.admin
          AND m.valid_from <= $3 AND (m.valid_until IS NULL OR m.valid_until >= $3)
          AND (p.chosen_at AT TIME ZONE 'Europe/Berlin')::date <= $3
          AND NOT EXISTS (SELECT 1 FROM memberships h WHERE h.person_id = m.person_id AND h.municipality_id = $1
                             AND h.role = 'hr' AND (h.valid_until IS NULL OR h.valid_until >= $2))
        ORDER BY m.person_id, m.valid_from DESC`,
      [municipalityId, from, to],
    );
  }

  async codeOf(membershipId: string): Promise<string | null> {
    const post = await this.transaction.table(PostEntity).findOneBy({ membershipId });
    return post?.profileCode ?? null;
  }
}
