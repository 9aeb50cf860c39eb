import { createHash } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import { Transaction } from '../platform/database/transaction.js';
import type { Applied, Report } from '../platform/imports/importer.js';
import { Clock } from '../platform/system/clock.js';
import { Ids } from '../platform/system/ids.js';
import { type BulkTable, bulkUpsert } from './bulk-upsert.js';
import { bankRowsOf, type ItemBank, type ItemBankRow, type NewItem } from './domain/item-bank.js';
import type { NewMedium } from './domain/media.js';
import { InstrumentsWriter } from './instruments-writer.repository.js';
import { MediaRepository } from './media.repository.js';

const SCALES: BulkTable = {
  name: 'answer_scales',
  columns: { bank_id: 'uuid', code: 'text', title: 'jsonb', options: 'jsonb' },
  key: ['bank_id', 'code'],
};

const BANK = `
  INSERT INTO item_banks AS kept (id, code, edition, framework_code, vocabulary, title, updated_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (code) DO UPDATE SET (edition, framework_code, vocabulary, title, updated_at)
    = (excluded.edition, excluded.framework_code, excluded.vocabulary, excluded.title, excluded.updated_at)
    WHERE (kept.edition, kept.framework_code, kept.vocabulary, kept.title)
      IS DISTINCT FROM (excluded.edition, excluded.framework_code, excluded.vocabulary, excluded.title)
  RETURNING (xmax = 0) AS created`;

const GIVEN = `
  jsonb_to_recordset($2::jsonb) AS given (id uuid, code text, competence text, anchor double precision, dimension text, kind text,
    text jsonb, options jsonb, "answerKey" jsonb, explanation jsonb, minutes double precision, needs jsonb, media jsonb)`;

/** Media are compared by what they are and by their words; `given.media` comes in the same form. */
const KEPT_MEDIA = `
  coalesce((SELECT jsonb_agg(jsonb_build_object('type', m.type, 'sha256', encode(m.sha256, 'hex'), 'alternative', m.alternative,
      'transcript', m.transcript) ORDER BY m.position)
    FROM item_media m WHERE m.item_id = kept.id), '[]')`;

const RETIRE = `
  UPDATE items AS kept SET retired_at = $3
  FROM ${GIVEN}
  WHERE kept.bank_id = $1 AND kept.code = given.code AND kept.retired_at IS NULL
    AND (kept.competence_code, kept.anchor, kept.dimension, kept.kind, kept.text, kept.options, kept.answer_key, kept.explanation, kept.minutes,
      kept.needs, ${KEPT_MEDIA})
      IS DISTINCT FROM (given.competence, given.anchor, given.dimension, given.kind, given.text, given.options,
        nullif(given."answerKey", 'null'), nullif(given.explanation, 'null'), given.minutes,
        given.needs, given.media)
  RETURNING kept.code`;

const INSERT = `
  INSERT INTO items (id, bank_id, code, competence_code, anchor, dimension, kind, text, options, answer_key, explanation, minutes, needs, created_at)
  SELECT given.id, $1, given.code, given.competence, given.anchor, given.dimension, given.kind, given.text, given.options,
    nullif(given."answerKey", 'null'), nullif(given.explanation, 'null'), given.minutes, given.needs, $3
  FROM ${GIVEN}
  WHERE NOT EXISTS (SELECT FROM items kept WHERE kept.bank_id = $1 AND kept.code = given.code AND kept.retired_at IS NULL)
  RETURNING id, code`;

interface Written {
  readonly created: boolean;
}

/** Writes item banks. An item is never written over: what changed is retired and a new row takes its code. */
@Injectable()
export class ItemsWriter {
  constructor(
    private readonly transaction: Transaction,
    private readonly instruments: InstrumentsWriter,
    private readonly media: MediaRepository,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async write(rows: readonly ItemBankRow[], report: Report): Promise<Applied> {
    const [bank] = bankRowsOf(rows, 'bank');
    if (bank === undefined) return { created: 0, changed: 0, unchanged: 0 };
    const head = await this.writeBank(bank);
    const bankId = await this.idOf(bank.code);
    const scales = await this.writeScales(bankId, rows);
    await report(1 + bankRowsOf(rows, 'scale').length, rows.length);
    const items = await this.writeItems(bankId, bankRowsOf(rows, 'item'));
    await report(rows.length, rows.length);
    if (items.length > 0) await this.instruments.publishNext(bankId);
    const written = [...head, ...scales, ...items];
    const created = written.filter((row) => row.created).length;
    return { created, changed: written.length - created, unchanged: rows.length - written.length };
  }

  private writeBank({ code, edition, framework, vocabulary, title }: ItemBank): Promise<Written[]> {
    const values = [this.ids.next(), code, edition, framework, vocabulary, JSON.stringify(title), this.clock.now()];
    return this.transaction.query<Written>(BANK, values);
  }

  private async idOf(code: string): Promise<string> {
    const [bank] = await this.transaction.query<{ id: string }>(
      `SELECT id FROM item_banks WHERE code = $1 FOR NO KEY UPDATE`,
      [code],
    );
    return bank?.id ?? '';
  }

  private writeScales(bankId: string, rows: readonly ItemBankRow[]): Promise<Written[]> {
    const given = bankRowsOf(rows, 'scale').map((scale) => ({ bank_id: bankId, ...scale }));
    return this.transaction.query<Written>(bulkUpsert(SCALES), [JSON.stringify(given)]);
  }

  private async writeItems(bankId: string, items: readonly NewItem[]): Promise<Written[]> {
    const now = this.clock.now();
    const named = items.map((item) => ({ id: this.ids.next(), ...item }));
    const given = JSON.stringify(named.map((item) => ({ ...item, media: item.media.map(fingerprint) })));
    const retired = await this.transaction.query<{ code: string }>(RETIRE, [bankId, given, now]);
    const replaced = new Set(retired.map(({ code }) => code));
    const inserted = await this.transaction.query<{ id: string; code: string }>(INSERT, [bankId, given, now]);
    const added = new Set(inserted.map(({ id }) => id));
    for (const { id, media } of named.filter((item) => added.has(item.id))) await this.media.insert(id, media);
    return inserted.map(({ code }) => ({ created: !replaced.has(code) }));
  }
}

/** Tells one medium from another without its bytes. */
function fingerprint({ bytes, ...words }: NewMedium): object {
  return { ...words, sha256: createHash('sha256').update(bytes).digest('hex') };
}
