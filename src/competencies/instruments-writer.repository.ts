import { Injectable } from '@nestjs/common';

import { Transaction } from '../platform/database/transaction.js';
import { Clock } from '../platform/system/clock.js';
import { Ids } from '../platform/system/ids.js';
import { defaultSettings } from './domain/instrument.js';
import { defaultParameters, type ItemKind } from './domain/item-parameters.js';

interface CurrentItem {
  readonly id: string;
  readonly kind: ItemKind;
  readonly anchor: number;
  readonly optionCount: number;
}

const LEVELS = `
  SELECT (SELECT count(*)::integer FROM framework_levels l WHERE l.framework_id = f.id) AS levels
  FROM item_banks b JOIN frameworks f ON f.code = b.framework_code OR f.vocabulary = b.vocabulary
  WHERE b.id = $1
  ORDER BY f.code = b.framework_code DESC, f.edition DESC, f.id
  LIMIT 1`;

const NEXT = `
  INSERT INTO instruments (id, bank_id, version, settings, published_at)
  SELECT $1, $2, coalesce(max(version), 0) + 1, $3, $4 FROM instruments WHERE bank_id = $2`;

const CURRENT = `
  SELECT id, kind, anchor, jsonb_array_length(options) AS "optionCount" FROM items WHERE bank_id = $1 AND retired_at IS NULL`;

const MEMBERS = `
  INSERT INTO instrument_items (instrument_id, item_id, parameters)
  SELECT $1, item_id, parameters FROM jsonb_to_recordset($2::jsonb) AS given (item_id uuid, parameters jsonb)`;

/** Publishes versions of instruments. Earlier ones stay: results were measured with them. */
@Injectable()
export class InstrumentsWriter {
  constructor(
    private readonly transaction: Transaction,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** The next version of the bank's instrument: all its current items, with the parameters and settings of the house. */
  async publishNext(bankId: string): Promise<void> {
    const id = this.ids.next();
    const [framework] = await this.transaction.query<{ levels: number }>(LEVELS, [bankId]);
    const settings = defaultSettings(framework?.levels ?? 0);
    await this.transaction.query(NEXT, [id, bankId, JSON.stringify(settings), this.clock.now()]);
    const items = await this.transaction.query<CurrentItem>(CURRENT, [bankId]);
    const members = items.map((item) => ({ item_id: item.id, parameters: defaultParameters(item) }));
    await this.transaction.query(MEMBERS, [id, JSON.stringify(members)]);
  }
}
