import { Injectable } from '@nestjs/common';

import { Transaction } from '../../platform/database/transaction.js';
import type { NamedCourse } from '../domain/xapi/activity.js';
import type { StoredStatement } from '../domain/xapi/stored.js';
import { StatementEntity } from './statement.entity.js';

@Injectable()
export class StatementsRepository {
  constructor(private readonly transaction: Transaction) {}

  /** Calls on behalf of a provider follow each other, so that a statement and the one that voids it never miss each other. */
  async lock(provider: string): Promise<void> {
    await this.transaction.query(`SELECT pg_advisory_xact_lock(hashtextextended('xapi ' || $1, 0))`, [provider]);
  }

  find(provider: string, id: string): Promise<StoredStatement | null> {
    return this.transaction.table(StatementEntity).findOneBy({ provider, id });
  }

  async insert(statement: StoredStatement): Promise<void> {
    await this.transaction.table(StatementEntity).insert(statement);
  }

  /** Whether a statement came that says that this one is void. */
  isVoided(provider: string, id: string): Promise<boolean> {
    return this.transaction.table(StatementEntity).existsBy({ provider, effect: 'voids', voids: id });
  }

  /** The provider's courses that have one of these addresses or codes and that somebody can have taken. */
  courses(provider: string, addresses: readonly string[], codes: readonly string[]): Promise<NamedCourse[]> {
    return this.transaction.query<NamedCourse>(
      `SELECT id, url, code FROM courses
        WHERE provider = $1 AND state <> 'draft' AND (rtrim(url, '/') = ANY ($2) OR code = ANY ($3))
        ORDER BY id`,
      [provider, addresses.map((address) => address.replace(/\/+$/, '')), codes],
    );
  }
}
