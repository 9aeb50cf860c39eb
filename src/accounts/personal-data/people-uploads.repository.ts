import { Injectable } from '@nestjs/common';

import { Transaction } from '../../platform/database/transaction.js';
import { peopleFileWithout } from '../domain/people-file-without.js';

/** Files of people that wait to be imported. */
@Injectable()
export class PeopleUploads {
  constructor(private readonly transaction: Transaction) {}

  /** Takes the rows of the address out of every such file; waits for imports that run. */
  async forget(email: string): Promise<void> {
    const waiting = await this.transaction.query<{ readonly id: string }>(
      `SELECT id FROM imports WHERE kind = 'people' AND file IS NOT NULL ORDER BY created_at`,
    );
    for (const { id } of waiting) await this.transaction.run(() => this.forgetIn(id, email));
  }

  private async forgetIn(id: string, email: string): Promise<void> {
    const [row] = await this.transaction.query<{ readonly file: Buffer | null }>(
      `SELECT file FROM imports WHERE id = $1 FOR UPDATE`,
      [id],
    );
    const file = row?.file ?? null;
    const without = file && peopleFileWithout(file, email);
    if (without !== null) await this.transaction.query(`UPDATE imports SET file = $2 WHERE id = $1`, [id, without]);
  }
}
