import { Injectable } from '@nestjs/common';

import { Transaction } from '../platform/database/transaction.js';
import type { Applied, Report } from '../platform/imports/importer.js';
import { Clock } from '../platform/system/clock.js';
import { Ids } from '../platform/system/ids.js';
import { type BulkTable, bulkUpsert } from './bulk-upsert.js';
import { type FrameworkPart, type FrameworkRow, rowsOf } from './domain/framework.js';
import { columnsOf } from './domain/framework-columns.js';

type Piece = Exclude<FrameworkPart, 'framework'>;

interface PieceTable extends BulkTable {
  readonly part: Piece;
}

const TEXTS = { title: 'jsonb', description: 'jsonb' } as const;

/** In the order in which they refer to each other. */
const TABLES: readonly PieceTable[] = [
  {
    part: 'level',
    name: 'framework_levels',
    columns: {
      framework_id: 'uuid',
      number: 'integer',
      coarse: 'integer',
      name: 'jsonb',
      coarse_name: 'jsonb',
      description: 'jsonb',
    },
    key: ['framework_id', 'number'],
  },
  {
    part: 'area',
    name: 'areas',
    columns: { framework_id: 'uuid', code: 'text', position: 'integer', ...TEXTS },
    key: ['framework_id', 'code'],
  },
  {
    part: 'competence',
    name: 'competencies',
    columns: { framework_id: 'uuid', code: 'text', area_code: 'text', position: 'integer', ...TEXTS },
    key: ['framework_id', 'code'],
  },
  {
    part: 'level-text',
    name: 'level_texts',
    columns: { framework_id: 'uuid', competence_code: 'text', level: 'integer', text: 'jsonb' },
    key: ['framework_id', 'competence_code', 'level'],
  },
  {
    part: 'statement',
    name: 'statements',
    columns: {
      framework_id: 'uuid',
      code: 'text',
      kind: 'text',
      competence_code: 'text',
      coarse_level: 'integer',
      dimension: 'text',
      label: 'text',
      text: 'jsonb',
    },
    key: ['framework_id', 'code'],
  },
];

const HEAD = `
  INSERT INTO frameworks AS kept (id, code, edition, vocabulary, title, description, source, licence, updated_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  ON CONFLICT (code, edition) DO UPDATE SET (vocabulary, title, description, source, licence, updated_at)
    = (excluded.vocabulary, excluded.title, excluded.description, excluded.source, excluded.licence, $10)
    WHERE (kept.vocabulary, kept.title, kept.description, kept.source, kept.licence)
      IS DISTINCT FROM (excluded.vocabulary, excluded.title, excluded.description, excluded.source, excluded.licence)
  RETURNING (xmax = 0) AS created`;

interface Written {
  readonly created: boolean;
}

/** Writes a framework piece by piece, each kind of piece in one statement. */
@Injectable()
export class FrameworksWriter {
  constructor(
    private readonly transaction: Transaction,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async write(rows: readonly FrameworkRow[], report: Report): Promise<Applied> {
    const head = await this.writeHead(rows);
    const [{ id } = { id: '' }] = await this.transaction.query<{ id: string }>(
      `SELECT f.id FROM frameworks f JOIN jsonb_to_recordset($1::jsonb) AS given (code text, edition text) USING (code, edition)`,
      [JSON.stringify(rowsOf(rows, 'framework'))],
    );
    const written = [...head];
    let done = 0;
    for (const table of TABLES) {
      const given = rowsOf(rows, table.part).map((row) => columnsOf({ ...row, frameworkId: id }));
      written.push(...(await this.transaction.query<Written>(bulkUpsert(table), [JSON.stringify(given)])));
      done += given.length;
      await report(done, rows.length);
    }
    if (written.length > head.length && head[0]?.created !== true) await this.touch(id);
    const created = written.filter((row) => row.created).length;
    return { created, changed: written.length - created, unchanged: rows.length - written.length };
  }

  private async writeHead(rows: readonly FrameworkRow[]): Promise<Written[]> {
    const [head] = rowsOf(rows, 'framework');
    if (head === undefined) return [];
    const { code, edition, vocabulary, title, description, source, licence, changedAt } = head;
    const now = this.clock.now();
    const texts = [JSON.stringify(title), JSON.stringify(description)];
    const values = [this.ids.next(), code, edition, vocabulary, ...texts, source, licence, changedAt ?? now, now];
    return this.transaction.query<Written>(HEAD, values);
  }

  private async touch(id: string): Promise<void> {
    await this.transaction.query(`UPDATE frameworks SET updated_at = $2 WHERE id = $1`, [id, this.clock.now()]);
  }
}
