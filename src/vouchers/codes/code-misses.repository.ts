import { Injectable } from '@nestjs/common';

import { Transaction } from '../../platform/database/transaction.js';

interface Ask {
  readonly id: string;
  readonly platformId: string;
}

/** Codes that a platform asked for and that it cannot know, for an hour. */
@Injectable()
export class CodeMissesRepository {
  constructor(private readonly transaction: Transaction) {}

  /**
   * Notes the question before it is looked at, so that parallel guesses count each other, and forgets what is older
   * than `since`. Answers how many count, this one included.
   */
  async note({ id, platformId }: Ask, at: Date, since: Date): Promise<number> {
    await this.transaction.query(`DELETE FROM voucher_code_misses WHERE at <= $1`, [since]);
    await this.transaction.query(`INSERT INTO voucher_code_misses (id, platform_id, at) VALUES ($1, $2, $3)`, [
      id,
      platformId,
      at,
    ]);
    const [row] = await this.transaction.query<{ readonly count: number }>(
      `SELECT count(*)::int AS count FROM voucher_code_misses WHERE platform_id = $1`,
      [platformId],
    );
    return row?.count ?? 0;
  }

  /** A question that was answered, or refused unseen, does not count. */
  async forget({ id }: Pick<Ask, 'id'>): Promise<void> {
    await this.transaction.query(`DELETE FROM voucher_code_misses WHERE id = $1`, [id]);
  }
}
