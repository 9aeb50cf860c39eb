import { Injectable } from '@nestjs/common';

import { Transaction } from '../platform/database/transaction.js';
import type { Instrument } from './domain/instrument.js';
import type { ItemParameters } from './domain/item-parameters.js';

/** What has to be known to publish a draft, or to throw it away. */
export interface DraftState {
  readonly published: boolean;
  /** A later version of the bank was published meanwhile. */
  readonly overtaken: boolean;
}

const INSERT = `
  INSERT INTO instruments (id, bank_id, version, settings, published_at)
  SELECT $1, $2, max(version) + 1, $3, NULL FROM instruments WHERE bank_id = $2`;

const MEMBERS = `
  INSERT INTO instrument_items (instrument_id, item_id, parameters)
  SELECT $1, item_id, parameters FROM jsonb_to_recordset($2::jsonb) AS given (item_id uuid, parameters jsonb)`;

const STATE = `
  SELECT n.published_at IS NOT NULL AS published,
    EXISTS (SELECT FROM instruments o WHERE o.bank_id = n.bank_id AND o.version > n.version) AS overtaken
  FROM instruments n WHERE n.id = $1
  FOR UPDATE`;

/** Writes versions that are proposed and not published yet. A bank has one at a time. */
@Injectable()
export class InstrumentDraftsRepository {
  constructor(private readonly transaction: Transaction) {}

  /** Breaks `one-draft-instrument-per-bank` when the bank has one already. */
  async insert(id: string, basis: Instrument, parameters: ReadonlyMap<string, ItemParameters>): Promise<void> {
    await this.transaction.query(INSERT, [id, basis.bankId, JSON.stringify(basis.settings)]);
    const members = basis.items.map((item) => ({
      item_id: item.itemId,
      parameters: parameters.get(item.itemId) ?? item.parameters,
    }));
    await this.transaction.query(MEMBERS, [id, JSON.stringify(members)]);
  }

  async exists(bankId: string): Promise<boolean> {
    const rows = await this.transaction.query('SELECT 1 FROM instruments WHERE bank_id = $1 AND published_at IS NULL', [
      bankId,
    ]);
    return rows.length > 0;
  }

  /** Locks the version until commit; null when there is none. */
  async lock(id: string): Promise<DraftState | null> {
    const [state] = await this.transaction.query<DraftState>(STATE, [id]);
    return state ?? null;
  }

  async publish(id: string, now: Date): Promise<void> {
    await this.transaction.query('UPDATE instruments SET published_at = $2 WHERE id = $1', [id, now]);
  }

  async remove(id: string): Promise<void> {
    await this.transaction.query('DELETE FROM instrument_items WHERE instrument_id = $1', [id]);
    await this.transaction.query('DELETE FROM instruments WHERE id = $1', [id]);
  }
}
