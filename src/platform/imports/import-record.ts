import type { Finding } from '../../kernel/reading.js';
import type { JobProgress } from '../queue/job.js';

/** `all-or-nothing` changes nothing when one row is bad, `good-rows` takes the good ones, `preview` changes nothing. */
export type ImportMode = 'all-or-nothing' | 'good-rows' | 'preview';
export const IMPORT_MODES: readonly ImportMode[] = ['all-or-nothing', 'good-rows', 'preview'];

/**
 * `outdated` is a preview that could not be applied because what it showed was no longer true, `expired` one that nobody
 * applied in time.
 */
export const IMPORT_STATES = [
  ...(['waiting', 'running', 'applied', 'previewed', 'rejected', 'failed'] as const),
  ...(['outdated', 'expired'] as const),
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** How a preview may be applied. */
export type ApplyMode = Exclude<ImportMode, 'preview'>;
export const APPLY_MODES: readonly ApplyMode[] = ['all-or-nothing', 'good-rows'];

export interface ImportCounts {
  readonly total: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** Mails with an invitation; only where they were asked for. */
  readonly invitations?: number;
}

export interface ImportRecord {
  readonly id: string;
  readonly kind: string;
  readonly mode: ImportMode;
  /** Whether people are to be invited by mail. */
  readonly invite: boolean;
  readonly fileName: string;
  /** Where the file is fetched from by the worker; null for an upload. */
  readonly address: string | null;
  readonly state: ImportState;
  readonly progress: JobProgress | null;
  readonly counts: ImportCounts | null;
  readonly findings: readonly Finding[];
  /** Findings in all; the list keeps the first ones. */
  readonly findingsTotal: number;
  /** Of a preview that can be applied: what it showed, as one hash. */
  readonly digest: string | null;
  /** How a preview is being applied, or was. */
  readonly applying: ApplyMode | null;
  readonly jobId: string | null;
  readonly startedBy: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

/** The record with the upload itself, which is erased when the import has ended. */
export interface ImportWithFile extends ImportRecord {
  readonly file: Buffer | null;
}
