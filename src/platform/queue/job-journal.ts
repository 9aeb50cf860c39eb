import type { JsonObject } from '../../kernel/json.js';
import type { JobProgress } from './job.js';

/**
 * What happens to a job that a person may want to read: it was started; it is so far; it failed and will be tried
 * again (after a pause, or because a person asked for it); something is wrong that a person should know; it has
 * ended well.
 */
export type JournalKind = 'started' | 'progress' | 'retry' | 'problem' | 'finished';

export interface JournalLine {
  /** Grows from line to line over all jobs. */
  readonly position: number;
  readonly at: Date;
  /** Which start of the job it belongs to, from 1; 0 before the first. */
  readonly attempt: number;
  readonly kind: JournalKind;
  /** progress: {step, done, total}; retry: {code, pauseSeconds} or {askedBy}; problem: {code, details}; finished: its result. */
  readonly details: JsonObject;
}

/**
 * Whether progress is worth a line: when its step is new, and then at most once per tenth of the work. So a journal
 * stays short, however often a job says how far it is.
 */
export function isWorthALine(before: JobProgress | null, now: JobProgress): boolean {
  if (before?.step !== now.step || before.total !== now.total) return true;
  return tenthOf(before) < tenthOf(now);
}

function tenthOf({ done, total }: JobProgress): number {
  return total <= 0 ? 0 : Math.floor((done * 10) / total);
}
