import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';

import { Transaction } from '../platform/database/transaction.js';
import type { FrameworkHead } from './domain/framework.js';
import type { AskingInstrument, Instrument, InstrumentItem, InstrumentSummary, Item } from './domain/instrument.js';
import { InstrumentEntity } from './instrument.entity.js';
import { ItemEntity } from './item.entity.js';
import { MediaRepository } from './media.repository.js';

/** Whose items ask about a framework: those made for it, and those of the same vocabulary. */
export type FrameworkName = Pick<FrameworkHead, 'code' | 'vocabulary'>;

const NEWEST = `
  SELECT n.id
  FROM instruments n
  JOIN item_banks b ON b.id = n.bank_id
  JOIN frameworks f ON f.id = $1 AND (f.code = b.framework_code OR f.vocabulary = b.vocabulary)
  WHERE n.published_at IS NOT NULL
  ORDER BY f.code = b.framework_code DESC, n.published_at DESC, n.version DESC, b.code
  LIMIT 1`;

const SUMMARIES = `
  SELECT n.id, b.code AS "bankCode", b.title AS "bankTitle", b.framework_code AS "frameworkCode", n.version,
    CASE WHEN n.published_at IS NULL THEN 'draft' ELSE 'published' END AS state, n.published_at AS "publishedAt",
    (SELECT count(*)::integer FROM instrument_items v WHERE v.instrument_id = n.id) AS items,
    n.published_at IS NOT NULL AND n.published_at = max(n.published_at) OVER (PARTITION BY n.bank_id) AS current
  FROM instruments n JOIN item_banks b ON b.id = n.bank_id
  ORDER BY b.code, n.version DESC`;

const ITEMS = `
  SELECT i.id AS "itemId", i.code, i.competence_code AS competence, i.anchor, i.dimension, i.kind,
    jsonb_array_length(i.options) AS "optionCount", i.answer_key AS "answerKey", i.minutes, i.needs, v.parameters
  FROM instrument_items v JOIN items i ON i.id = v.item_id
  WHERE v.instrument_id = $1
  ORDER BY i.code`;

const ASKING = `
  SELECT i.competence_code AS competence, n.id AS "instrumentId", n.version, b.title AS "bankTitle", count(*)::integer AS items
  FROM item_banks b
  JOIN LATERAL (
    SELECT id, version FROM instruments WHERE bank_id = b.id AND published_at IS NOT NULL ORDER BY published_at DESC, version DESC LIMIT 1
  ) n ON true
  JOIN instrument_items v ON v.instrument_id = n.id
  JOIN items i ON i.id = v.item_id
  WHERE (b.framework_code = $1 OR b.vocabulary = $2) AND i.competence_code = ANY ($3)
  GROUP BY i.competence_code, n.id, n.version, b.title, b.code
  ORDER BY i.competence_code, b.code`;

const ITEM_COLUMNS = {
  id: true,
  code: true,
  competence: true,
  dimension: true,
  kind: true,
  text: true,
  options: true,
  answerKey: true,
  explanation: true,
  minutes: true,
  needs: true,
} as const;

/** Reads instruments and items. What it reads never changes once it is published. */
@Injectable()
export class InstrumentsRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly media: MediaRepository,
  ) {}

  /** The newest published instrument of a bank made for the framework, else of one with the same vocabulary. */
  async newestFor(frameworkId: string): Promise<string | null> {
    const [row] = await this.transaction.query<{ id: string }>(NEWEST, [frameworkId]);
    return row?.id ?? null;
  }

  async find(id: string): Promise<Instrument | null> {
    const row = await this.transaction.table(InstrumentEntity).findOneBy({ id });
    if (row === null) return null;
    const items = await this.transaction.query<InstrumentItem>(ITEMS, [id]);
    return { id: row.id, bankId: row.bankId, version: row.version, settings: row.settings, items };
  }

  /** All versions, bank by bank, the newest first. */
  list(): Promise<InstrumentSummary[]> {
    return this.transaction.query<InstrumentSummary>(SUMMARIES);
  }

  /** How many items of which current instrument ask for each of the competences, by competence and bank. */
  asking(framework: FrameworkName, competencies: readonly string[]): Promise<AskingInstrument[]> {
    return this.transaction.query<AskingInstrument>(ASKING, [framework.code, framework.vocabulary, competencies]);
  }

  /** By code; retired ones too, because old answers name them. */
  async items(ids: readonly string[]): Promise<Item[]> {
    const rows = await this.transaction.table(ItemEntity).find({
      where: { id: In([...ids]) },
      select: ITEM_COLUMNS,
      order: { code: 'ASC' },
    });
    const media = await this.media.of(ids);
    return rows.map((row) => ({ ...row, media: media.get(row.id) ?? [] }));
  }
}
