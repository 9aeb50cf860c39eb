import { Injectable } from '@nestjs/common';

import type { Comparison, Pile } from '../../kernel/comparison.js';
import { DomainError } from '../../kernel/domain-error.js';
import { type Finding, type Reading, rejected } from '../../kernel/reading.js';
import { Transaction } from '../database/transaction.js';
import type { JobProgress } from '../queue/job.js';
import { Clock } from '../system/clock.js';
import type { ImportMode, ImportRecord, ImportState, ImportWithFile } from './import-record.js';
import { ImportPreviews } from './import-previews.service.js';
import { ImportProgress } from './import-progress.js';
import type { Applied, Importer, ImportFile, ImportOptions } from './importer.js';
import { ImporterRegistry } from './importer.registry.js';
import { ImportsRepository } from './imports.repository.js';
import { PagedAddress } from './paged-address.js';

/** Findings that are kept; the count of all is kept beside them. */
const FINDINGS_KEPT = 500;
const NOTHING: Applied = { created: 0, changed: 0, unchanged: 0 };

interface Outcome {
  readonly state: ImportState;
  readonly applied: Applied;
  readonly reading: Reading<unknown>;
  /** Of a preview that can be applied: its file, and what each row would do. */
  readonly preview?: { readonly file: ImportFile; readonly comparisons: readonly Comparison[] };
}

/** What is to be done with a file. */
interface Order extends ImportOptions {
  readonly mode: ImportMode;
  /** Of a preview that is applied: what it showed. */
  readonly digest?: string | null;
}

type Tell = (done: number, total: number) => Promise<void>;

/** Runs one import: all of it in one transaction, so a killed worker leaves the import as it was and it runs again. */
@Injectable()
export class ImportRun {
  constructor(
    private readonly transaction: Transaction,
    private readonly imports: ImportsRepository,
    private readonly importers: ImporterRegistry,
    private readonly progress: ImportProgress,
    private readonly previews: ImportPreviews,
    private readonly address: PagedAddress,
    private readonly clock: Clock,
  ) {}

  /** Does nothing for an import that has already ended. An error that is final ends the import, without the file. */
  async run(importId: string, isFinal: (error: unknown) => boolean): Promise<void> {
    try {
      await this.attempt(importId);
    } catch (error) {
      if (isFinal(error)) {
        await this.imports.update(importId, { state: 'failed', file: null, finishedAt: this.clock.now() });
      }
      throw error;
    }
  }

  private async attempt(importId: string): Promise<void> {
    await this.transaction.run(async () => {
      const record = await this.imports.lockWithFile(importId);
      if (record === null) throw new DomainError('import-not-found', 'not-found');
      if (record.state !== 'waiting') return;
      // Fetching pages and reading a large file leave the transaction idle for longer than a request ever may.
      await this.transaction.query('SET LOCAL idle_in_transaction_session_timeout = 0');
      await this.finish(importId, await this.perform(record));
    });
  }

  /** Reads and applies a file in the foreground, for the command line. Answers what `getImport` would. */
  async runFile(
    kind: string,
    mode: ImportMode,
    file: ImportFile,
    { invite }: ImportOptions = { invite: false },
  ): Promise<ImportReport> {
    const importer = this.importers.get(kind);
    return this.transaction.run(async () =>
      reportOf(await this.carryOut(importer, { mode, invite }, file, () => Promise.resolve())),
    );
  }

  private async perform(record: ImportWithFile): Promise<Outcome> {
    const importer = this.importers.get(record.kind);
    const report = (step: JobProgress['step']) => (done: number, total: number) =>
      this.progress.tell(record.id, { step, done, total });
    await report('reading')(0, 1);
    const file = await this.fileOf(record);
    if (!('bytes' in file)) return { state: 'rejected', applied: NOTHING, reading: file };
    const { applying, digest, mode, invite } = record;
    const order = applying === null ? { mode, invite } : { mode: applying, digest, invite };
    return this.carryOut(importer, order, file, report('applying'));
  }

  private async fileOf(record: ImportWithFile): Promise<ImportFile | Reading<unknown>> {
    if (record.address !== null && record.file === null) return this.address.fetch(record.address);
    if (record.file === null) return { rows: [], findings: [rejected('file-missing')], total: 0 };
    return { name: record.fileName, bytes: record.file };
  }

  private async carryOut(importer: Importer, order: Order, file: ImportFile, tell: Tell): Promise<Outcome> {
    const { mode, digest } = order;
    const reading = await importer.read(file);
    const blocked = reading.rows.length === 0 || (mode === 'all-or-nothing' && reading.findings.some(isError));
    if (blocked) return { state: 'rejected', applied: NOTHING, reading };
    if (mode === 'preview') return this.preview(importer, reading, [file, order]);
    const isOutdated = digest !== undefined && !(await this.previews.isCurrent(importer, reading, digest));
    if (isOutdated) return { state: 'outdated', applied: NOTHING, reading };
    return { state: 'applied', applied: await importer.apply(reading.rows, tell, order), reading };
  }

  private async preview(
    importer: Importer,
    reading: Reading<unknown>,
    [file, options]: readonly [ImportFile, ImportOptions],
  ): Promise<Outcome> {
    const comparisons = await importer.compare?.(reading.rows);
    if (comparisons === undefined) {
      return { state: 'previewed', applied: await this.rehearse(importer, reading, options), reading };
    }
    const count = (pile: Pile): number => comparisons.filter((one) => one.pile === pile).length;
    const applied = { created: count('new'), changed: count('changed'), unchanged: count('unchanged') };
    return { state: 'previewed', applied, reading, preview: { file, comparisons } };
  }

  /** Applies the rows behind a savepoint and takes them back, so that the preview counts what an import would do. */
  private async rehearse(importer: Importer, reading: Reading<unknown>, options: ImportOptions): Promise<Applied> {
    await this.transaction.query('SAVEPOINT rehearsal');
    const applied = await importer.apply(reading.rows, () => Promise.resolve(), options);
    await this.transaction.query('ROLLBACK TO SAVEPOINT rehearsal');
    return applied;
  }

  private async finish(id: string, outcome: Outcome): Promise<void> {
    const { counts, problems, problemsTotal } = reportOf(outcome);
    const { preview, reading } = outcome;
    const digest = preview === undefined ? null : await this.previews.keep(id, reading, preview.comparisons);
    await this.imports.update(id, {
      state: outcome.state,
      counts,
      findings: problems,
      findingsTotal: problemsTotal,
      digest,
      file: preview?.file.bytes ?? null,
      progress: { step: 'ended', done: 1, total: 1 },
      finishedAt: this.clock.now(),
    });
  }
}

export interface ImportReport {
  readonly state: ImportState;
  readonly counts: NonNullable<ImportRecord['counts']>;
  readonly problems: readonly Finding[];
  readonly problemsTotal: number;
}

function reportOf({ state, applied, reading }: Outcome): ImportReport {
  const rejectedRows = reading.total - reading.rows.length;
  return {
    state,
    counts: { total: reading.total, ...applied, rejected: Math.max(0, rejectedRows) },
    problems: [...reading.findings].sort((a, b) => Number(isError(b)) - Number(isError(a))).slice(0, FINDINGS_KEPT),
    problemsTotal: reading.findings.length,
  };
}

function isError(finding: Finding): boolean {
  return finding.severity === 'error';
}
