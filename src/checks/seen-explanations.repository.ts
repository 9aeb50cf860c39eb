import { Injectable } from '@nestjs/common';

import { Transaction } from '../platform/database/transaction.js';
import { ExplanationSeenEntity } from './explanation-seen.entity.js';

@Injectable()
export class SeenExplanationsRepository {
  constructor(private readonly transaction: Transaction) {}

  /** Items noted before keep the time at which they were first seen. */
  async insert(personId: string, itemIds: readonly string[], seenAt: Date): Promise<void> {
    await this.transaction.query(
      `INSERT INTO explanations_seen (person_id, item_id, seen_at)
       SELECT $1, unnest($2::uuid[]), $3 ON CONFLICT (person_id, item_id) DO NOTHING`,
      [personId, itemIds, seenAt],
    );
  }

  async of(personId: string): Promise<readonly string[]> {
    const rows = await this.transaction.table(ExplanationSeenEntity).findBy({ personId });
    return rows.map(({ itemId }) => itemId);
  }
}
