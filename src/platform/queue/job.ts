import type { JsonObject } from '../../kernel/json.js';

export const JOB_STATES = ['waiting', 'active', 'done', 'failed'] as const;
export type JobState = (typeof JOB_STATES)[number];

export interface JobProgress {
  readonly step: string;
  readonly done: number;
  readonly total: number;
}

/** The record of a job: what must run, what runs, what ran. Redis only carries the news of it. */
export interface JobRecord {
  readonly id: string;
  readonly name: string;
  readonly payload: JsonObject;
  readonly state: JobState;
  readonly attempts: number;
  readonly progress: JobProgress | null;
  readonly result: JsonObject | null;
  readonly error: { readonly code: string; readonly details?: JsonObject } | null;
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

/** A job as the worker that holds it sees it. */
export interface RunningJob {
  readonly id: string;
  readonly name: string;
  readonly payload: JsonObject;
  readonly attempts: number;
  /** The attempt after which it is given up; grows when a person asks for it again. */
  readonly maxAttempts: number;
  readonly createdBy: string | null;
  /** The work that asked for it, as a W3C `traceparent`; null when that was not traced. */
  readonly traceParent: string | null;
}
