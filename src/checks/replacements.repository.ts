import { Injectable } from '@nestjs/common';

import { Transaction } from '../platform/database/transaction.js';
import type { Check } from './domain/check.js';

@Injectable()
export class ReplacementsRepository {
  constructor(private readonly transaction: Transaction) {}

  /** Keeps what was replaced so far, and forgets the answer to the item that has just been. */
  async save({ id, replaced }: Pick<Check, 'id' | 'replaced'>, itemId: string): Promise<void> {
    await this.transaction.query(`DELETE FROM answers WHERE check_id = $1 AND item_id = $2`, [id, itemId]);
    await this.transaction.query(`UPDATE checks SET replaced = $2 WHERE id = $1`, [id, JSON.stringify(replaced)]);
  }
}
