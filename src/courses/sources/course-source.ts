import type { SourceOutcome, SourceState } from '../domain/source-schedule.js';

/** What admins say of a catalogue that is fetched again and again. */
export interface SourceInput {
  readonly address: string;
  /** The format; only one is known so far. */
  readonly kind: 'moochub';
  /** Whose catalogue it is. */
  readonly provider: string;
  readonly intervalHours: number;
}

export interface CourseSource extends SourceInput {
  readonly id: string;
  readonly state: SourceState;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly failures: number;
  readonly lastOutcome: SourceOutcome | null;
  /** Code of the finding that says why the last run failed. */
  readonly lastProblem: string | null;
  readonly lastImportId: string | null;
  readonly lastRunAt: Date | null;
  readonly nextRunAt: Date;
}
