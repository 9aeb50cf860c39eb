import { Injectable } from '@nestjs/common';

import { Transaction } from '../../platform/database/transaction.js';
import type { TallyView } from './tallies.repository.js';

/** The tallies of a programme's municipalities added up; as old as the oldest of them. */
export type TallySum = Omit<TallyView, 'municipalityId'>;

@Injectable()
export class TallySumsRepository {
  constructor(private readonly transaction: Transaction) {}

  /** Per programme; without those in which nothing is counted yet. */
  async all(programmeIds: readonly string[]): Promise<readonly (TallySum & { readonly programmeId: string })[]> {
    return this.transaction.query<TallySum & { programmeId: string }>(
      `SELECT programme_id AS "programmeId", sum(granted)::int AS granted, sum(requested)::int AS requested,
              sum(assigned)::int AS assigned, sum(redeemed)::int AS redeemed, sum(completed)::int AS completed,
              sum(expired)::int AS expired, sum(available)::int AS available, min(tallied_at) AS "talliedAt",
              (array_agg(ledger_position ORDER BY tallied_at))[1]::float8 AS "ledgerPosition"
       FROM tallies WHERE programme_id = ANY ($1::uuid[]) GROUP BY programme_id`,
      [programmeIds],
    );
  }
}
