import { Injectable } from '@nestjs/common';

import type { JsonObject } from '../../kernel/json.js';
import { Transaction } from '../database/transaction.js';
import { Clock } from '../system/clock.js';
import { JobEntity } from './job.entity.js';
import { type Lane, namesIn } from './job-contract.js';
import { isWorthALine, type JournalKind } from './job-journal.js';
import type { Announced } from './job.transport.js';
import { JobJournalRepository } from './job-journal.repository.js';
import type { JobProgress, JobRecord, RunningJob } from './job.js';

export interface NewJob {
  readonly id: string;
  readonly name: string;
  readonly payload: JsonObject;
  readonly dedupeKey: string | null;
  readonly createdBy: string | null;
  readonly traceParent: string | null;
  readonly now: Date;
  /** Milliseconds that lie at least between two starts of jobs under one key; 0 for no pause. */
  readonly pauseMs: number;
}

export interface Recorded {
  readonly id: string;
  readonly runAfter: Date;
  /** False when a job that waits already will do the work. */
  readonly isNew: boolean;
}

/** Seconds for which a runner holds a job without a sign of life: usually, and less for the jobs named. */
export interface Leases {
  readonly usual: number;
  readonly shorter: Readonly<Record<string, number>>;
}

@Injectable()
export class JobRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly journal: JobJournalRepository,
    private readonly clock: Clock,
  ) {}

  find(id: string): Promise<JobRecord | null> {
    return this.transaction.table(JobEntity).findOneBy({ id });
  }

  /**
   * Records a job, or answers the waiting one with the same key. That row is then locked until commit, so a worker
   * cannot start it before what it has to see is visible.
   */
  async record(job: NewJob): Promise<Recorded> {
    const payload = JSON.stringify(job.payload);
    const values = [job.id, job.name, payload, job.dedupeKey, job.createdBy, job.now, job.pauseMs, job.traceParent];
    const [row] = await this.transaction.crossing('job', () =>
      this.transaction.query<{ id: string; runAfter: Date }>(RECORD, values),
    );
    const { id, runAfter } = row ?? { id: job.id, runAfter: job.now };
    return { id, runAfter, isNew: id === job.id };
  }

  /**
   * Takes a job that waits, or whose last runner gave no sign of life; undefined when somebody else has it. Leases are set and
   * compared by PostgreSQL's own clock, whatever a process believes. What may start at once is not asked for its time.
   */
  async claim(id: string, now: Date, { usual, shorter }: Leases): Promise<RunningJob | undefined> {
    const [row] = await this.transaction.query<RunningJob>(
      `WITH claimed AS (
         UPDATE jobs SET state = 'active', attempts = attempts + 1, started_at = $2, error = NULL,
                lease_until = now() + make_interval(secs => LEAST($3::float8, ($4::jsonb ->> name)::float8))
         WHERE id = $1 AND ((state = 'waiting' AND (run_after <= $2 OR run_after = created_at))
                            OR (state = 'active' AND lease_until < now()))
         RETURNING id, name, payload, attempts, max_attempts, created_by, trace_parent),
       line AS (INSERT INTO job_journal (job_id, at, attempt, kind) SELECT id, $2, attempts, 'started' FROM claimed)
       SELECT id, name, payload, attempts, max_attempts AS "maxAttempts", created_by AS "createdBy",
              trace_parent AS "traceParent" FROM claimed`,
      [id, now, usual, JSON.stringify(shorter)],
    );
    return row;
  }

  /** A further lease of so many seconds, from now on. */
  async extendLease(job: RunningJob, seconds: number): Promise<void> {
    await this.transaction.query(
      `UPDATE jobs SET lease_until = now() + make_interval(secs => $3) WHERE id = $1 AND attempts = $2 AND state = 'active'`,
      [job.id, job.attempts, seconds],
    );
  }

  /** Says how far a job is; what is worth a line goes into its journal, too. */
  async progress(id: string, progress: JobProgress): Promise<void> {
    const [row] = await this.transaction.query<{ before: JobProgress | null }>(
      `WITH before AS (SELECT progress FROM jobs WHERE id = $1),
            changed AS (UPDATE jobs SET progress = $2 WHERE id = $1)
       SELECT progress AS before FROM before`,
      [id, JSON.stringify(progress)],
    );
    if (row === undefined || !isWorthALine(row.before, progress)) return;
    await this.journal.write(id, 'progress', { ...progress }, this.clock.now());
  }

  /** Only the runner that holds the job may end it: a runner that was given up for lost changes nothing. */
  async succeed(job: RunningJob, result: JsonObject | null, now: Date): Promise<void> {
    const end = `state = 'done', result = $3, finished_at = $4, lease_until = NULL`;
    const given = result === null ? null : JSON.stringify(result);
    await this.end(end, 'finished', [job.id, job.attempts, given, now, JSON.stringify(result ?? {})]);
  }

  async retryLater(
    job: RunningJob,
    { error, pauseMs }: { error: JsonObject; pauseMs: number },
    now: Date,
  ): Promise<void> {
    const end = `state = 'waiting', error = $3, run_after = $4::timestamptz + ${pauseMs} * interval '1 millisecond',
                 lease_until = NULL, dedupe_key = NULL`;
    const line = { ...error, pauseSeconds: Math.round(pauseMs / 1_000) };
    await this.end(end, 'retry', [job.id, job.attempts, JSON.stringify(error), now, JSON.stringify(line)]);
  }

  async fail(job: RunningJob, error: JsonObject, now: Date): Promise<void> {
    const end = `state = 'failed', error = $3, finished_at = $4, lease_until = NULL`;
    const given = JSON.stringify(error);
    await this.end(end, 'problem', [job.id, job.attempts, given, now, given]);
  }

  /** $1 id, $2 attempt, $3 result or error, $4 now, $5 the journal's details. */
  private async end(change: string, kind: JournalKind, parameters: readonly unknown[]): Promise<void> {
    await this.transaction.query(
      `WITH ended AS (UPDATE jobs SET ${change} WHERE id = $1 AND attempts = $2 AND state = 'active' RETURNING id, attempts)
       INSERT INTO job_journal (job_id, at, attempt, kind, details) SELECT id, $4, attempts, '${kind}', $5 FROM ended`,
      parameters,
    );
  }

  /** Jobs of a lane that should run but that no worker holds: what a lost Redis or a killed worker left behind. */
  overdue(lane: Lane, now: Date, waitingSince: Date, limit: number): Promise<Announced[]> {
    return this.transaction.query<Announced>(
      `SELECT id, name FROM jobs
       WHERE (name = ANY ($4)) = $5 AND ((state = 'waiting' AND run_after <= $1 AND created_at <= $2) OR (state = 'active' AND lease_until < now()))
       ORDER BY created_at LIMIT $3`,
      [now, waitingSince, limit, namesIn('mails'), lane === 'mails'],
    );
  }

  /** Jobs that wait or run. */
  async unfinished(): Promise<number> {
    const [row] = await this.transaction.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM jobs WHERE state IN ('waiting', 'active')`,
    );
    return row?.count ?? 0;
  }
}

const RECORD = `
  INSERT INTO jobs (id, name, payload, municipality_id, dedupe_key, created_by, created_at, trace_parent, run_after)
  SELECT $1, $2, $3, ($3::jsonb ->> 'municipalityId')::uuid, $4, $5, $6, $8,
         greatest($6, (SELECT max(run_after) FROM jobs WHERE name = $2 AND dedupe_key = $4) + $7 * interval '1 millisecond')
  ON CONFLICT (name, dedupe_key) WHERE state = 'waiting' DO UPDATE SET run_after = jobs.run_after
  RETURNING id, run_after AS "runAfter"`;
