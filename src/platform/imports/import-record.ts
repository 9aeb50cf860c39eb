import type { Finding } from '../../kernel/reading.js';
import type { JobProgress } from '../queue/job.js';

/** `all-or-nothing` changes nothing when one row is bad, `good-rows` takes the good ones, `preview` changes nothing. */
export type ImportMode = 'all-or-nothing' | 'good-rows' | 'preview';
export const IMPORT_MODES: readonly ImportMode[] = ['all-or-nothing', 'good-rows', 'preview'];

export type ImportState = 'waiting' | 'running' | 'applied' | 'previewed' | 'rejected' | 'failed';

export interface ImportCounts {
  readonly total: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: number;
}

export interface ImportRecord {
  readonly id: string;
  readonly kind: string;
  readonly mode: ImportMode;
  readonly fileName: string;
  /** Where the file is fetched from by the worker; null for an upload. */
  readonly address: string | null;
  readonly state: ImportState;
  readonly progress: JobProgress | null;
  readonly counts: ImportCounts | null;
  readonly findings: readonly Finding[];
  /** Findings in all; the list keeps the first ones. */
  readonly findingsTotal: number;
  readonly jobId: string | null;
  readonly startedBy: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

/** The record with the upload itself, which is erased when the import has ended. */
export interface ImportWithFile extends ImportRecord {
  readonly file: Buffer | null;
}
