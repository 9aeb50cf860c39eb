import { Injectable } from '@nestjs/common';

import type { Day } from '../../kernel/calendar.js';
import { Transaction } from '../../platform/database/transaction.js';
import type { Accounts, CountedRows } from '../domain/drift.js';
import { emptyTally, foldTally, type Tally, type TallyEntry } from '../domain/tally.js';

export interface TallyView extends Tally {
  readonly talliedAt: Date;
}

/** Entries of one kind together: folding them gives the same as folding each. */
type Group = Omit<TallyEntry, 'municipalityId'> & { readonly countThen: number };

interface AccountsRow {
  readonly municipalityId: string;
  readonly groups: readonly Group[];
  readonly rows: CountedRows;
  readonly stored: Tally | null;
  readonly uncountedSince: Date | null;
}

@Injectable()
export class TalliesRepository {
  constructor(private readonly transaction: Transaction) {}

  /**
   * Ledger, tables and stored tally of these municipalities in one statement, so that all show the same moment.
   * Municipalities without an allotment are left out.
   */
  async accounts(programmeId: string, municipalityIds: readonly string[]): Promise<readonly Accounts[]> {
    const rows = await this.transaction.query<AccountsRow>(ACCOUNTS, [programmeId, municipalityIds]);
    return rows.map(({ municipalityId, groups, ...row }) => {
      const entries = groups.map((group) => ({ ...group, municipalityId }));
      const then = entries.map((entry) => ({ ...entry, count: entry.countThen }));
      const [ledger = emptyTally(municipalityId)] = foldTally(entries);
      const [ledgerThen = emptyTally(municipalityId)] = foldTally(then);
      return { municipalityId, ledger, ledgerThen, ...row };
    });
  }

  /**
   * Keeps of each municipality the tally that counts more of the ledger: a late run never puts an old one over a newer
   * one. Only a tally that was seen to claim more entries than there are gives way.
   */
  async save(programmeId: string, accounts: readonly Pick<Accounts, 'ledger' | 'stored'>[], at: Date): Promise<void> {
    if (accounts.length === 0) return;
    await this.giveWay(programmeId, accounts);
    const tallies = accounts.map(({ ledger }) => ledger);
    await this.transaction.query(SAVE, [programmeId, JSON.stringify(tallies), at]);
  }

  private async giveWay(programmeId: string, accounts: readonly Pick<Accounts, 'ledger' | 'stored'>[]): Promise<void> {
    const wrong = accounts.flatMap(({ ledger, stored }) =>
      stored !== null && stored.ledgerPosition > ledger.ledgerPosition ? [stored] : [],
    );
    if (wrong.length === 0) return;
    await this.transaction.query(
      `UPDATE tallies t SET ledger_position = 0
       FROM jsonb_to_recordset($2::jsonb) AS w ("municipalityId" uuid, "ledgerPosition" bigint)
       WHERE t.programme_id = $1 AND t.municipality_id = w."municipalityId" AND t.ledger_position = w."ledgerPosition"`,
      [programmeId, JSON.stringify(wrong)],
    );
  }

  /** Programmes in which something can still move. */
  async watched(): Promise<readonly string[]> {
    const rows = await this.transaction.query<{ id: string }>(
      `SELECT id FROM programmes p WHERE state <> 'settled' AND EXISTS (SELECT FROM allotments WHERE programme_id = p.id) ORDER BY id`,
    );
    return rows.map(({ id }) => id);
  }

  /** Assigned vouchers that end within these days, by municipality; of all municipalities, or of those named. */
  async expiring(
    programmeId: string,
    municipalityIds: readonly string[] | null,
    { from, until }: { readonly from: Day; readonly until: Day },
  ): Promise<ReadonlyMap<string, number>> {
    const rows = await this.transaction.query<{ id: string; count: number }>(
      `SELECT municipality_id AS id, count(*)::int AS count FROM vouchers
       WHERE programme_id = $1 AND state = 'assigned' AND expires_on BETWEEN $3 AND $4
         AND ($2::uuid[] IS NULL OR municipality_id = ANY ($2)) GROUP BY municipality_id`,
      [programmeId, municipalityIds, from, until],
    );
    return new Map(rows.map(({ id, count }) => [id, count]));
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

const COLUMNS = 'granted, requested, assigned, redeemed, completed, expired, available';

/** In the order of municipalities, so that two recounts never wait for each other. */
const SAVE = `
  INSERT INTO tallies (programme_id, municipality_id, ${COLUMNS}, ledger_position, tallied_at)
  SELECT $1, "municipalityId", ${COLUMNS}, "ledgerPosition", $3
  FROM jsonb_to_recordset($2::jsonb) AS t ("municipalityId" uuid, granted integer, requested integer, assigned integer,
    redeemed integer, completed integer, expired integer, available integer, "ledgerPosition" bigint)
  ORDER BY "municipalityId"
  ON CONFLICT (programme_id, municipality_id) DO UPDATE
    SET granted = EXCLUDED.granted, requested = EXCLUDED.requested, assigned = EXCLUDED.assigned,
        redeemed = EXCLUDED.redeemed, completed = EXCLUDED.completed, expired = EXCLUDED.expired,
        available = EXCLUDED.available, ledger_position = EXCLUDED.ledger_position, tallied_at = EXCLUDED.tallied_at
    WHERE tallies.ledger_position <= EXCLUDED.ledger_position`;

/** Only grants are counted by more than one: reading their number alone saves opening every entry. */
const ACCOUNTS = `
  WITH asked AS (SELECT programme_id, municipality_id, granted, occupied FROM allotments
                  WHERE programme_id = $1 AND municipality_id = ANY ($2::uuid[])),
  grouped AS (
    SELECT l.municipality_id, l.kind, max(l.position) AS position,
           sum(CASE WHEN l.kind = 'grant' THEN (l.entry ->> 'count')::int ELSE 1 END) AS count,
           COALESCE(sum(CASE WHEN l.kind = 'grant' THEN (l.entry ->> 'count')::int ELSE 1 END)
             FILTER (WHERE l.position <= t.ledger_position), 0) AS count_then,
           min(l.recorded_at) FILTER (WHERE l.position > t.ledger_position) AS uncounted_since
    FROM ledger_entries l LEFT JOIN tallies t ON t.programme_id = l.programme_id AND t.municipality_id = l.municipality_id
    WHERE l.programme_id = $1 AND l.municipality_id = ANY ($2::uuid[]) GROUP BY l.municipality_id, l.kind),
  ledger AS (
    SELECT municipality_id, min(uncounted_since) AS uncounted_since,
           json_agg(json_build_object('kind', kind, 'position', position, 'count', count, 'countThen', count_then)) AS groups
    FROM grouped GROUP BY municipality_id),
  requests AS (
    SELECT municipality_id, count(*) AS requested FROM voucher_requests
    WHERE programme_id = $1 AND municipality_id = ANY ($2::uuid[]) AND state IN ('requested', 'waitlisted') GROUP BY municipality_id),
  holdings AS (
    SELECT municipality_id, count(*) FILTER (WHERE state = 'assigned') AS assigned,
           count(*) FILTER (WHERE state = 'redeemed') AS redeemed, count(*) FILTER (WHERE state = 'completed') AS completed,
           count(*) FILTER (WHERE state = 'expired') AS expired
    FROM vouchers WHERE programme_id = $1 AND municipality_id = ANY ($2::uuid[]) GROUP BY municipality_id)
  SELECT a.municipality_id AS "municipalityId", COALESCE(l.groups, '[]') AS groups,
         l.uncounted_since AS "uncountedSince",
         json_build_object(
           'granted', a.granted, 'requested', COALESCE(r.requested, 0), 'assigned', COALESCE(h.assigned, 0),
           'redeemed', COALESCE(h.redeemed, 0), 'completed', COALESCE(h.completed, 0), 'expired', COALESCE(h.expired, 0),
           'available', a.granted - a.occupied) AS rows,
         CASE WHEN t.municipality_id IS NOT NULL THEN json_build_object(
           'municipalityId', t.municipality_id, 'granted', t.granted, 'requested', t.requested, 'assigned', t.assigned,
           'redeemed', t.redeemed, 'completed', t.completed, 'expired', t.expired, 'available', t.available,
           'ledgerPosition', t.ledger_position) END AS stored
  FROM asked a
    LEFT JOIN ledger l USING (municipality_id) LEFT JOIN requests r USING (municipality_id)
    LEFT JOIN holdings h USING (municipality_id)
    LEFT JOIN tallies t ON t.programme_id = a.programme_id AND t.municipality_id = a.municipality_id
  ORDER BY a.municipality_id`;
