import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';

import { Transaction } from '../../platform/database/transaction.js';
import type { CoursePlatform } from '../domain/course-platform.js';
import { CoursePlatformEntity } from './course-platform.entity.js';

export type NewPlatform = CoursePlatform & { readonly secretHash: string; readonly createdBy: string };

@Injectable()
export class PlatformsRepository {
  constructor(private readonly transaction: Transaction) {}

  async insert(platform: NewPlatform): Promise<void> {
    await this.transaction.table(CoursePlatformEntity).insert(platform);
  }

  /** Newest first. */
  list(): Promise<readonly CoursePlatform[]> {
    return this.transaction.table(CoursePlatformEntity).find({ order: { createdAt: 'DESC', id: 'DESC' } });
  }

  find(id: string): Promise<CoursePlatform | null> {
    return this.transaction.table(CoursePlatformEntity).findOneBy({ id });
  }

  /** The platform of a key that still counts, with the hash of its secret. */
  byKey(key: string): Promise<(CoursePlatform & Pick<NewPlatform, 'secretHash'>) | null> {
    return this.transaction
      .table(CoursePlatformEntity)
      .createQueryBuilder('platform')
      .addSelect('platform.secretHash')
      .where({ key, revokedAt: IsNull() })
      .getOne();
  }

  /** Whether a platform may speak of this provider's courses today. */
  speaksFor(provider: string): Promise<boolean> {
    return this.transaction.table(CoursePlatformEntity).existsBy({ provider, revokedAt: IsNull() });
  }

  /** A revoked key keeps the day on which it was revoked first. */
  async revoke(id: string, now: Date): Promise<void> {
    await this.transaction.table(CoursePlatformEntity).update({ id, revokedAt: IsNull() }, { revokedAt: now });
  }
}
