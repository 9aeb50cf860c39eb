import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import type { Locale } from '../../kernel/localized.js';
import { Audit } from '../audit/audit.js';
import { Transaction } from '../database/transaction.js';
import { type Page, pageOf } from '../http/pagination.js';
import { Texts } from '../i18n/texts.js';
import { JobQueue } from '../queue/job.queue.js';
import { JobRepository } from '../queue/job.repository.js';
import { Clock } from '../system/clock.js';
import { Ids } from '../system/ids.js';
import type { ImportMode, ImportRecord, ImportState } from './import-record.js';
import { ImportProgress } from './import-progress.js';
import { ImportRun } from './import-run.service.js';
import type { ImportFile } from './importer.js';
import { ImporterRegistry } from './importer.registry.js';
import { runImport } from './imports.jobs.js';
import { ImportsRepository } from './imports.repository.js';
import { ImportPreviews, type PileViews } from './import-previews.service.js';
import { PagedAddress } from './paged-address.js';
import { type ProblemView, problemsOf } from './problem-view.js';

export interface ImportRequest {
  readonly kind: string;
  readonly mode: ImportMode;
  /** People who have no way in yet are sent a mail with one; for other kinds it means nothing. */
  readonly invite?: boolean;
  /** An upload, or the address from which the worker fetches the file. */
  readonly from: ImportFile | { readonly address: string };
}

export interface Delivery extends Omit<ImportRequest, 'from' | 'invite'> {
  readonly file: ImportFile;
  readonly jobId: string;
}

export type ImportView = Omit<ImportRecord, 'findings' | 'findingsTotal' | 'address' | 'digest' | 'applying'> & {
  readonly problems: readonly ProblemView[];
  readonly problemsTotal: number;
  /** Whether it is a preview that can be applied. */
  readonly applicable: boolean;
};

/** An import with what it would do, as far as it was previewed row by row. */
export type WholeImportView = ImportView & { readonly piles: PileViews | null };

@Injectable()
export class ImportsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly imports: ImportsRepository,
    private readonly importers: ImporterRegistry,
    private readonly address: PagedAddress,
    private readonly queue: JobQueue,
    private readonly jobs: JobRepository,
    private readonly progress: ImportProgress,
    private readonly previews: ImportPreviews,
    private readonly importRun: ImportRun,
    private readonly texts: Texts,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Keeps the file and queues the import. @throws DomainError for an unknown kind or an address that is not allowed. */
  async start(actor: Actor, { kind, mode, invite = false, from }: ImportRequest): Promise<{ readonly id: string }> {
    this.importers.get(kind);
    const upload = 'bytes' in from ? from : undefined;
    const address = 'address' in from ? this.address.mustBeAllowed(from.address).href : null;
    const id = this.ids.next();
    await this.transaction.run(async () => {
      const jobId = await this.queue.enqueue(runImport, { importId: id }, { createdBy: actor.personId });
      const file = upload?.bytes ?? null;
      const fileName = upload?.name ?? address ?? '';
      const createdAt = this.clock.now();
      await this.imports.create({
        id,
        kind,
        mode,
        invite,
        fileName,
        file,
        address,
        jobId,
        startedBy: actor.personId,
        createdAt,
      });
      await this.audit.act(actor, 'import.started', {
        subject: id,
        details: { kind, mode, ...(invite && { invite }) },
      });
    });
    return { id };
  }

  /** Keeps a file that a job has fetched as an import of its own, and runs it at once, in the caller's job. */
  async bring({ kind, mode, file, jobId }: Delivery): Promise<Pick<ImportRecord, 'id' | 'state' | 'findings'>> {
    const id = this.ids.next();
    const kept = { id, kind, mode, fileName: file.name, file: file.bytes, address: null, jobId, startedBy: null };
    await this.imports.create({ ...kept, createdAt: this.clock.now() });
    await this.importRun.run(id, () => true);
    const record = await this.imports.find(id);
    if (record === null) throw new DomainError('import-not-found', 'not-found');
    return record;
  }

  /** @throws DomainError `import-not-found` */
  async get(id: string, locale: Locale): Promise<WholeImportView> {
    const record = await this.imports.find(id);
    if (record === null) throw new DomainError('import-not-found', 'not-found');
    const progress = record.progress ?? (await this.progress.read(id));
    const view = this.view({ ...record, state: await this.stateOf(record), progress }, locale);
    return { ...view, piles: await this.previews.piles(id, locale) };
  }

  async list(limit: number, before: Date | undefined, locale: Locale): Promise<Page<ImportView>> {
    const rows = await this.imports.list(limit + 1, before);
    const page = pageOf(rows, limit, (row) => [row.createdAt.toISOString()]);
    return { items: page.items.map((row) => this.view(row, locale)), next: page.next };
  }

  kinds(): readonly string[] {
    return this.importers.kinds();
  }

  /** While the import's own transaction is open, only its job tells that it runs, or that it was given up. */
  private async stateOf({ state, jobId }: ImportRecord): Promise<ImportState> {
    if (state !== 'waiting' || jobId === null) return state;
    const job = await this.jobs.find(jobId);
    if (job?.state === 'active') return 'running';
    return job?.state === 'failed' ? 'failed' : state;
  }

  private view(record: ImportRecord, locale: Locale): ImportView {
    const { findings, findingsTotal, address: _address, applying: _applying, digest, ...shown } = record;
    const problems = problemsOf(findings, this.texts.in(locale));
    const applicable = shown.state === 'previewed' && digest !== null;
    return { ...shown, problems, problemsTotal: findingsTotal, applicable };
  }
}
