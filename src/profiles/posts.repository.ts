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

@Injectable()
export class PostsRepository {
  constructor(private readonly transaction: Transaction) {}

  async save(membershipId: string, profileCode: string, chosenAt: Date): Promise<void> {
    await this.transaction.table(PostEntity).upsert({ membershipId, profileCode, chosenAt }, ['membershipId']);
  }

  /** Employees who held a post on that day, by person id after `after`. */
  holders(on: Day, after: string, limit: number): Promise<PostHolder[]> {
    return this.transaction.query<PostHolder>(
      `SELECT m.person_id AS "personId", array_agg(DISTINCT p.profile_code) AS "profileCodes",
              array_agg(DISTINCT m.municipality_id) AS "municipalityIds"
         FROM posts p JOIN memberships m ON m.id = p.membership_id
        WHERE m.valid_from <= $1 AND (m.valid_until IS NULL OR m.valid_until >= $1)
          AND (p.chosen_at AT TIME ZONE 'Europe/Berlin')::date <= $1 AND m.person_id > $2
        GROUP BY m.person_id ORDER BY m.person_id LIMIT $3`,
      [on, after, limit],
    );
  }

  async codeOf(membershipId: string): Promise<string | null> {
    const post = await this.transaction.table(PostEntity).findOneBy({ membershipId });
    return post?.profileCode ?? null;
  }
}
