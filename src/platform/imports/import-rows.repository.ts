import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';

import type { Pile } from '../../kernel/comparison.js';
import { Transaction } from '../database/transaction.js';
import type { ImportRow } from './import-row.js';
import { ImportRowEntity } from './import-row.entity.js';

@Injectable()
export class ImportRowsRepository {
  constructor(private readonly transaction: Transaction) {}

  async replace(importId: string, rows: readonly ImportRow[]): Promise<void> {
    await this.transaction.query('DELETE FROM import_rows WHERE import_id = $1', [importId]);
    await this.transaction.query(
      `INSERT INTO import_rows (import_id, position, pile, line, name, changes, findings)
       SELECT $1, position, pile, line, name, changes, findings
         FROM jsonb_to_recordset($2) AS r (position integer, pile text, line integer, name text, changes jsonb, findings jsonb)`,
      [importId, JSON.stringify(rows)],
    );
  }

  /** In the order of the file, after the position given. */
  page(importId: string, pile: Pile, { after, limit }: { after: number; limit: number }): Promise<ImportRow[]> {
    return this.transaction.table(ImportRowEntity).find({
      where: { importId, pile, position: MoreThan(after) },
      order: { position: 'ASC' },
      take: limit,
    });
  }

  async counts(importId: string): Promise<ReadonlyMap<Pile, number>> {
    const rows = await this.transaction.query<{ pile: Pile; count: number }>(
      'SELECT pile, count(*)::int AS count FROM import_rows WHERE import_id = $1 GROUP BY pile',
      [importId],
    );
    return new Map(rows.map(({ pile, count }) => [pile, count]));
  }

  /** Ends previews that nobody applied before the moment given, and erases what they kept; answers how many. */
  async expire(before: Date): Promise<number> {
    const expired = await this.transaction.query<{ id: string }>(
      `UPDATE imports SET state = 'expired', file = NULL, digest = NULL
        WHERE state = 'previewed' AND file IS NOT NULL AND finished_at < $1 RETURNING id`,
      [before],
    );
    await this.transaction.query('DELETE FROM import_rows WHERE import_id = ANY ($1)', [expired.map(({ id }) => id)]);
    return expired.length;
  }
}
