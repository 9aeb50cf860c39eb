import { Injectable } from '@nestjs/common';

import { Transaction } from '../platform/database/transaction.js';
import type { FrameworkFile } from './domain/framework-file.js';
import type { FrameworkDraft, FrameworkDraftSummary } from './domain/framework-draft.js';

const SUMMARY = `d.id, d.basis_id AS "basisId", d.code, d.content ->> 'edition' AS edition, d.content -> 'title' AS title,
  d.revision, d.updated_at AS "updatedAt"`;

/** Keeps next editions in the making, each as one document. */
@Injectable()
export class FrameworkDraftsRepository {
  constructor(private readonly transaction: Transaction) {}

  /** By code. */
  list(): Promise<FrameworkDraftSummary[]> {
    return this.transaction.query<FrameworkDraftSummary>(`SELECT ${SUMMARY} FROM framework_drafts d ORDER BY d.code`);
  }

  async find(id: string): Promise<FrameworkDraft | null> {
    return this.one(`WHERE d.id = $1`, id);
  }

  /** Locked until commit, so that two editors never write one draft at once. */
  async lock(id: string): Promise<FrameworkDraft | null> {
    return this.one(`WHERE d.id = $1 FOR UPDATE`, id);
  }

  /** Breaks `one-draft-edition-per-framework` when the framework has one already. */
  async insert({ id, basisId, content, updatedAt }: FrameworkDraft): Promise<void> {
    await this.transaction.query(
      `INSERT INTO framework_drafts (id, basis_id, code, content, updated_at) VALUES ($1, $2, $3, $4, $5)`,
      [id, basisId, content.code, JSON.stringify(content), updatedAt],
    );
  }

  async write({ id, content, revision, updatedAt }: FrameworkDraft): Promise<void> {
    await this.transaction.query(
      `UPDATE framework_drafts SET content = $2, revision = $3, updated_at = $4 WHERE id = $1`,
      [id, JSON.stringify(content), revision, updatedAt],
    );
  }

  async delete(id: string): Promise<void> {
    await this.transaction.query(`DELETE FROM framework_drafts WHERE id = $1`, [id]);
  }

  /** Codes of the competences of all editions of a framework. */
  async usedCodes(code: string): Promise<ReadonlySet<string>> {
    const rows = await this.transaction.query<{ code: string }>(
      `SELECT DISTINCT c.code FROM competencies c JOIN frameworks f ON f.id = c.framework_id WHERE f.code = $1`,
      [code],
    );
    return new Set(rows.map((row) => row.code));
  }

  /** Whether the name comes after those of all editions of the framework, in the order in which they are listed. */
  async isLater({ code, edition }: Pick<FrameworkFile, 'code' | 'edition'>): Promise<boolean> {
    const rows = await this.transaction.query(`SELECT FROM frameworks WHERE code = $1 AND edition >= $2`, [
      code,
      edition,
    ]);
    return rows.length === 0;
  }

  private async one(condition: string, id: string): Promise<FrameworkDraft | null> {
    const [draft] = await this.transaction.query<FrameworkDraft>(
      `SELECT ${SUMMARY}, d.content FROM framework_drafts d ${condition}`,
      [id],
    );
    return draft ?? null;
  }
}
