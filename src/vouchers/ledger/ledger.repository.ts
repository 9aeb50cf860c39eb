import { Injectable } from '@nestjs/common';

import type { JsonObject } from '../../kernel/json.js';
import { Transaction } from '../../platform/database/transaction.js';
import type { LedgerHead, SealedEntry } from '../domain/ledger-chain.js';
import type { LedgerKind } from '../domain/tally.js';

export interface NewEntry extends SealedEntry {
  readonly municipalityId: string;
  readonly kind: LedgerKind;
}

export interface LedgerFilter {
  readonly kind?: LedgerKind;
  readonly municipalityId?: string;
}

/** An entry as it is listed. */
export interface LedgerRow extends Pick<SealedEntry, 'position' | 'content' | 'entryHash'> {
  readonly kind: LedgerKind;
  readonly municipalityId: string;
  readonly recordedAt: Date;
}

const ENTRY = `position, salt, entry AS content, entry_hash AS "entryHash", chain_hash AS "chainHash"`;

@Injectable()
export class LedgerRepository {
  constructor(private readonly transaction: Transaction) {}

  /** The end of the chain, locked until commit: nothing may be locked after it. Null for an unknown programme. */
  lockHead(programmeId: string): Promise<LedgerHead | null> {
    return this.readHead(programmeId, 'FOR NO KEY UPDATE');
  }

  head(programmeId: string): Promise<LedgerHead | null> {
    return this.readHead(programmeId, '');
  }

  /** In one statement, because all moves of the programme wait for it. */
  async append(programmeId: string, entries: readonly NewEntry[], head: LedgerHead, at: Date): Promise<void> {
    await this.transaction.query(
      `WITH moved AS (UPDATE programmes SET ledger_position = $4, ledger_head = $5 WHERE id = $1)
       INSERT INTO ledger_entries (programme_id, position, municipality_id, kind, entry, salt, entry_hash, chain_hash, recorded_at)
       SELECT $1, position, "municipalityId", kind, content, salt, "entryHash", "chainHash", $3
       FROM jsonb_to_recordset($2::jsonb) AS e (position bigint, "municipalityId" uuid, kind text, content jsonb, salt text,
                                                "entryHash" text, "chainHash" text)`,
      [programmeId, JSON.stringify(entries), at, head.count, head.headHash],
    );
  }

  /** Entries in their order, after one position and up to another. */
  async entries(programmeId: string, after: number, upTo: number, limit: number): Promise<readonly SealedEntry[]> {
    const rows = await this.transaction.query<SealedEntry & { position: string; content: JsonObject }>(
      `SELECT ${ENTRY} FROM ledger_entries WHERE programme_id = $1 AND position > $2 AND position <= $3 ORDER BY position LIMIT $4`,
      [programmeId, after, upTo, limit],
    );
    return rows.map((row) => ({ ...row, position: Number(row.position) }));
  }

  /** The entry hashes after one position and up to another, in their order: one row, for a ledger may have millions. */
  async entryHashes(programmeId: string, after: number, upTo: number): Promise<readonly string[]> {
    const [row] = await this.transaction.query<{ hashes: readonly string[] }>(
      `SELECT coalesce(json_agg(entry_hash ORDER BY position), '[]') AS hashes
       FROM ledger_entries WHERE programme_id = $1 AND position > $2 AND position <= $3`,
      [programmeId, after, upTo],
    );
    return row?.hashes ?? [];
  }

  /** Entries for people to look at, in their order or the newest first, beyond a position. */
  async rows(
    programmeId: string,
    { kind, municipalityId }: LedgerFilter,
    { beyond, limit, newestFirst }: { readonly beyond: number; readonly limit: number; readonly newestFirst: boolean },
  ): Promise<readonly LedgerRow[]> {
    const [side, direction] = newestFirst ? ['<', 'DESC'] : ['>', 'ASC'];
    const rows = await this.transaction.query<LedgerRow & { position: string }>(
      `SELECT position, kind, municipality_id AS "municipalityId", entry AS content, entry_hash AS "entryHash", recorded_at AS "recordedAt"
       FROM ledger_entries
       WHERE programme_id = $1 AND position ${side} $2 AND ($3::text IS NULL OR kind = $3) AND ($4::uuid IS NULL OR municipality_id = $4)
       ORDER BY position ${direction} LIMIT $5`,
      [programmeId, beyond, kind ?? null, municipalityId ?? null, limit],
    );
    return rows.map((row) => ({ ...row, position: Number(row.position) }));
  }

  private async readHead(programmeId: string, lock: string): Promise<LedgerHead | null> {
    const [row] = await this.transaction.query<{ count: string; headHash: string }>(
      `SELECT ledger_position AS count, ledger_head AS "headHash" FROM programmes WHERE id = $1 ${lock}`,
      [programmeId],
    );
    return row === undefined ? null : { count: Number(row.count), headHash: row.headHash };
  }
}
