import { Injectable } from '@nestjs/common';

import { Transaction } from '../platform/database/transaction.js';
import type { HalfLives } from './domain/ageing.js';

/** Half-lives as they are kept; the revision rises with every write. */
export interface KeptHalfLives extends HalfLives {
  readonly revision: number;
}

@Injectable()
export class HalfLivesRepository {
  constructor(private readonly transaction: Transaction) {}

  /** Null while nobody has decided anything. */
  async find(vocabulary: string): Promise<KeptHalfLives | null> {
    const [row] = await this.transaction.query<KeptHalfLives>(
      `SELECT revision, default_days AS "defaultDays", competencies FROM half_lives WHERE vocabulary = $1`,
      [vocabulary],
    );
    return row ?? null;
  }

  /** Writes what was read at `revision` (0: nothing yet); false when somebody else has written since. */
  async write(
    vocabulary: string,
    revision: number,
    { defaultDays, competencies }: HalfLives,
    now: Date,
  ): Promise<boolean> {
    const written = await this.transaction.query(
      `INSERT INTO half_lives AS kept (vocabulary, revision, default_days, competencies, updated_at)
       VALUES ($1, $2 + 1, $3, $4, $5)
       ON CONFLICT (vocabulary) DO UPDATE SET (revision, default_days, competencies, updated_at)
         = (excluded.revision, excluded.default_days, excluded.competencies, excluded.updated_at)
         WHERE kept.revision = $2
       RETURNING revision`,
      [vocabulary, revision, defaultDays, JSON.stringify(competencies), now],
    );
    return written.length > 0;
  }
}
