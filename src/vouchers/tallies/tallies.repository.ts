import { Injectable } from '@nestjs/common';

import { Transaction } from '../../platform/database/transaction.js';
import type { CountedRows } from '../domain/drift.js';
import type { Tally, TallyEntry } from '../domain/tally.js';

export interface TallyView extends Tally {
  readonly talliedAt: Date;
}

export interface Accounts {
  readonly entries: readonly TallyEntry[];
  readonly rows: CountedRows;
}

@Injectable()
export class TalliesRepository {
  constructor(private readonly transaction: Transaction) {}

  /**
   * Ledger and tables of one municipality in one statement, so that both show the same moment. Null without an
   * allotment.
   */
  async accounts(programmeId: string, municipalityId: string): Promise<Accounts | null> {
    const [row] = await this.transaction.query<Accounts>(ACCOUNTS, [programmeId, municipalityId]);
    return row ?? null;
  }

  /** Keeps the tally that counts more of the ledger: a late run never puts an old one over a newer one. */
  async save(programmeId: string, tally: Tally, at: Date): Promise<void> {
    await this.transaction.query(
      `INSERT INTO tallies (programme_id, municipality_id, granted, requested, assigned, redeemed, completed, expired,
                            available, ledger_position, tallied_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       ON CONFLICT (programme_id, municipality_id) DO UPDATE
         SET granted = $3, requested = $4, assigned = $5, redeemed = $6, completed = $7, expired = $8, available = $9,
             ledger_position = $10, tallied_at = $11
       WHERE tallies.ledger_position <= $10`,
      [
        programmeId,
        tally.municipalityId,
        ...[tally.granted, tally.requested, tally.assigned, tally.redeemed, tally.completed, tally.expired],
        ...[tally.available, tally.ledgerPosition, at],
      ],
    );
  }

  /** The tallies of a programme by municipality id: of all municipalities, or of those named. */
  async list(programmeId: string, municipalityIds: readonly string[] | null): Promise<readonly TallyView[]> {
    const rows = await this.transaction.query<TallyView & { ledgerPosition: string }>(
      `SELECT municipality_id AS "municipalityId", granted, requested, assigned, redeemed, completed, expired, available,
              ledger_position AS "ledgerPosition", tallied_at AS "talliedAt"
       FROM tallies WHERE programme_id = $1 AND ($2::uuid[] IS NULL OR municipality_id = ANY ($2)) ORDER BY municipality_id`,
      [programmeId, municipalityIds],
    );
    return rows.map((row) => ({ ...row, ledgerPosition: Number(row.ledgerPosition) }));
  }
}

const ACCOUNTS = `
  SELECT
    (SELECT COALESCE(json_agg(json_build_object(
              'position', l.position, 'kind', l.kind, 'municipalityId', l.municipality_id, 'from', l.entry ->> 'from',
              'requestId', l.entry ->> 'requestId', 'voucherId', l.entry ->> 'voucherId',
              'count', (l.entry ->> 'count')::int) ORDER BY l.position), '[]')
       FROM ledger_entries l WHERE l.programme_id = $1 AND l.municipality_id = $2) AS entries,
    json_build_object(
      'granted', a.granted, 'requested', r.requested, 'assigned', v.assigned, 'redeemed', v.redeemed,
      'completed', v.completed, 'expired', v.expired, 'available', a.granted - a.occupied) AS rows
  FROM allotments a,
    LATERAL (SELECT count(*) AS requested FROM voucher_requests
              WHERE programme_id = $1 AND municipality_id = $2 AND state IN ('requested', 'waitlisted')) r,
    LATERAL (SELECT count(*) FILTER (WHERE state = 'assigned') AS assigned, count(*) FILTER (WHERE state = 'redeemed') AS redeemed,
                    count(*) FILTER (WHERE state = 'completed') AS completed, count(*) FILTER (WHERE state = 'expired') AS expired
               FROM vouchers WHERE programme_id = $1 AND municipality_id = $2) v
  WHERE a.programme_id = $1 AND a.municipality_id = $2`;
