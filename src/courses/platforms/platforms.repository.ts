import { Injectable } from '@nestjs/common';

import { Transaction } from '../../platform/database/transaction.js';
import type { CoursePlatform, PlatformActor } from '../domain/course-platform.js';
import { CoursePlatformEntity } from './course-platform.entity.js';

@Injectable()
export class PlatformsRepository {
  constructor(private readonly transaction: Transaction) {}

  async insert(platform: PlatformActor): Promise<void> {
    await this.transaction.table(CoursePlatformEntity).insert(platform);
  }

  /** Newest first. */
  list(): Promise<CoursePlatform[]> {
    return this.transaction.query(
      `SELECT p.id, k.name, p.provider, k.created_at AS "createdAt", k.revoked_at AS "revokedAt",
         (SELECT prefix FROM api_key_secrets s WHERE s.key_id = p.id ORDER BY s.created_at DESC LIMIT 1) AS key
       FROM course_platforms p JOIN api_keys k ON k.id = p.id ORDER BY k.created_at DESC, p.id DESC`,
    );
  }

  find(id: string): Promise<PlatformActor | null> {
    return this.transaction.table(CoursePlatformEntity).findOneBy({ id });
  }

  /** Whether a platform may speak of this provider's courses today. */
  async speaksFor(provider: string, now: Date): Promise<boolean> {
    const rows = await this.transaction.crossing('sign-in', () =>
      this.transaction.query(
        `SELECT p.id FROM course_platforms p JOIN api_keys k ON k.id = p.id
         WHERE p.provider = $1 AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > $2) LIMIT 1`,
        [provider, now],
      ),
    );
    return rows.length === 1;
  }
}
