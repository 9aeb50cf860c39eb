import { createHash } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { type Comparison, type Pile, PILES } from '../../kernel/comparison.js';
import { DomainError } from '../../kernel/domain-error.js';
import type { Locale } from '../../kernel/localized.js';
import type { Reading } from '../../kernel/reading.js';
import { Audit } from '../audit/audit.js';
import { Transaction } from '../database/transaction.js';
import { type Page, pageOf, PAGE_SIZE } from '../http/pagination.js';
import { Texts } from '../i18n/texts.js';
import { JobQueue } from '../queue/job.queue.js';
import { Clock } from '../system/clock.js';
import type { ApplyMode, ImportRecord } from './import-record.js';
import { gistOf, type ImportRow, rowsOf } from './import-row.js';
import { ImportRowsRepository } from './import-rows.repository.js';
import type { Importer, ImportFile } from './importer.js';
import { runImport } from './imports.jobs.js';
import { ImportsRepository } from './imports.repository.js';
import { type ProblemView, problemsOf } from './problem-view.js';

/** Hours after which a preview that nobody applied is given up and its upload erased. */
const KEPT_HOURS = 24;

export type ImportRowView = Omit<ImportRow, 'position' | 'findings'> & { readonly reasons: readonly ProblemView[] };

/** A pile with its first rows; `next` leads to the others. */
export interface PileView extends Page<ImportRowView> {
  readonly count: number;
}

export type PileViews = Readonly<Record<Pile, PileView>>;

/** Previews of imports: four piles to look through, then applied as they were shown, or not at all. */
@Injectable()
export class ImportPreviews {
  constructor(
    private readonly transaction: Transaction,
    private readonly imports: ImportsRepository,
    private readonly rows: ImportRowsRepository,
    private readonly queue: JobQueue,
    private readonly texts: Texts,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Keeps what the preview shows; answers the digest by which it is known again. */
  async keep(importId: string, reading: Reading<unknown>, comparisons: readonly Comparison[]): Promise<string> {
    await this.rows.replace(importId, rowsOf(reading, comparisons));
    return digestOf(comparisons);
  }

  /** Whether the rows would still do what the preview showed. */
  async isCurrent(importer: Importer, reading: Reading<unknown>, digest: string | null): Promise<boolean> {
    const comparisons = await importer.compare?.(reading.rows);
    return comparisons !== undefined && digestOf(comparisons) === digest;
  }

  /**
   * Asks a worker to apply a preview exactly as it was shown. The worker reads the file, which may be large, and ends the
   * import as `outdated` when something else would come out by now.
   * @throws DomainError `import-not-found`, `import-not-applicable`, `import-has-rejected-rows` for all of a file that
   *   is not all good
   */
  apply(actor: Actor, id: string, mode: ApplyMode): Promise<void> {
    return this.transaction.run(async () => {
      const record = await this.imports.lock(id);
      if (record === null) throw new DomainError('import-not-found', 'not-found');
      mustBeApplicable(record, mode);
      const jobId = await this.queue.enqueue(runImport, { importId: id }, { createdBy: actor.personId });
      await this.imports.update(id, { state: 'waiting', applying: mode, jobId, progress: null, finishedAt: null });
      await this.audit.act(actor, 'import.applied', { subject: id, details: { mode } });
    });
  }

  /** The four piles with their first rows; null for an import that was not previewed row by row. */
  async piles(importId: string, locale: Locale): Promise<PileViews | null> {
    const counts = await this.rows.counts(importId);
    if (counts.size === 0) return null;
    const views = PILES.map(async (pile) => {
      const count = counts.get(pile) ?? 0;
      return [pile, { count, ...(await this.page(importId, pile, { limit: PAGE_SIZE, locale })) }] as const;
    });
    return Object.fromEntries(await Promise.all(views)) as PileViews;
  }

  /** Rows of a pile after the cursor's position, in the order of the file. */
  async page(
    importId: string,
    pile: Pile,
    { after = -1, limit, locale }: { readonly after?: number; readonly limit: number; readonly locale: Locale },
  ): Promise<Page<ImportRowView>> {
    const { items, next } = pageOf(await this.rows.page(importId, pile, { after, limit: limit + 1 }), limit, (row) => [
      String(row.position),
    ]);
    const t = this.texts.in(locale);
    const views = items.map(({ line, name, changes, findings, pile: of }) => ({
      ...{ line, name, changes, pile: of },
      reasons: problemsOf(findings, t),
    }));
    return { items: views, next };
  }

  /** The file of a preview of that kind, while it can be applied. @throws DomainError `import-not-found`, `import-not-applicable` */
  async fileOf(id: string, kind: string): Promise<ImportFile> {
    const record = await this.imports.findWithFile(id);
    if (record?.kind !== kind) throw new DomainError('import-not-found', 'not-found');
    const { state, file, fileName } = record;
    if (state !== 'previewed' || file === null) throw new DomainError('import-not-applicable', 'conflict', { state });
    return { name: fileName, bytes: file };
  }

  /** Gives up previews that nobody applied within a day. */
  async expire(): Promise<{ readonly expired: number }> {
    const before = new Date(this.clock.now().getTime() - KEPT_HOURS * 3_600_000);
    return this.transaction.run(async () => ({ expired: await this.rows.expire(before) }));
  }
}

function mustBeApplicable({ state, digest, counts }: ImportRecord, mode: ApplyMode): void {
  if (state !== 'previewed' || digest === null) throw new DomainError('import-not-applicable', 'conflict', { state });
  const rejected = counts?.rejected ?? 0;
  if (mode === 'all-or-nothing' && rejected > 0) {
    throw new DomainError('import-has-rejected-rows', 'conflict', { rejected });
  }
}

function digestOf(comparisons: readonly Comparison[]): string {
  return createHash('sha256').update(gistOf(comparisons), 'utf8').digest('hex');
}
