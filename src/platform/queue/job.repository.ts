import { Injectable } from '@nestjs/common';

import type { JsonObject } from '../../kernel/json.js';
import { Transaction } from '../database/transaction.js';
import { JobEntity } from './job.entity.js';
import type { JobProgress, JobRecord, RunningJob } from './job.js';

export interface NewJob {
  readonly id: string;
  readonly name: string;
  readonly payload: JsonObject;
  readonly dedupeKey: string | null;
  readonly createdBy: string | null;
  readonly now: Date;
}

/** Seconds for which a runner holds a job without a sign of life: usually, and less for the jobs named. */
export interface Leases {
  readonly usual: number;
  readonly shorter: Readonly<Record<string, number>>;
}

@Injectable()
export class JobRepository {
  constructor(private readonly transaction: Transaction) {}

  find(id: string): Promise<JobRecord | null> {
    return this.transaction.table(JobEntity).findOneBy({ id });
  }

  /**
   * Records a job, or answers the waiting one with the same key. That row is then locked until commit, so a worker
   * cannot start it before what it has to see is visible.
   */
  async record(job: NewJob): Promise<string> {
    const [row] = await this.transaction.query<{ id: string }>(
      `INSERT INTO jobs (id, name, payload, dedupe_key, created_by, created_at, run_after)
       VALUES ($1, $2, $3, $4, $5, $6, $6)
       ON CONFLICT (name, dedupe_key) WHERE state = 'waiting' DO UPDATE SET run_after = jobs.run_after
       RETURNING id`,
      [job.id, job.name, JSON.stringify(job.payload), job.dedupeKey, job.createdBy, job.now],
    );
    return row?.id ?? job.id;
  }

  /** Takes a job that waits, or whose last runner gave no sign of life; undefined when somebody else has it. */
  async claim(id: string, now: Date, { usual, shorter }: Leases): Promise<RunningJob | undefined> {
    const [row] = await this.transaction.query<RunningJob & { created_by: string | null }>(
      `UPDATE jobs SET state = 'active', attempts = attempts + 1, started_at = $2, error = NULL,
              lease_until = $2 + make_interval(secs => LEAST($3::float8, ($4::jsonb ->> name)::float8))
       WHERE id = $1 AND ((state = 'waiting' AND run_after <= $2) OR (state = 'active' AND lease_until < $2))
       RETURNING id, name, payload, attempts, created_by`,
      [id, now, usual, JSON.stringify(shorter)],
    );
    return row && { ...row, createdBy: row.created_by };
  }

  async extendLease(job: RunningJob, leaseUntil: Date): Promise<void> {
    await this.transaction.query(
      `UPDATE jobs SET lease_until = $3 WHERE id = $1 AND attempts = $2 AND state = 'active'`,
      [job.id, job.attempts, leaseUntil],
    );
  }

  async progress(id: string, progress: JobProgress): Promise<void> {
    await this.transaction.query(`UPDATE jobs SET progress = $2 WHERE id = $1`, [id, JSON.stringify(progress)]);
  }

  /** Only the runner that holds the job may end it: a runner that was given up for lost changes nothing. */
  async succeed(job: RunningJob, result: JsonObject | null, now: Date): Promise<void> {
    await this.transaction.query(
      `UPDATE jobs SET state = 'done', result = $3, finished_at = $4, lease_until = NULL
       WHERE id = $1 AND attempts = $2 AND state = 'active'`,
      [job.id, job.attempts, result === null ? null : JSON.stringify(result), now],
    );
  }

  async retryLater(job: RunningJob, error: JsonObject, runAfter: Date): Promise<void> {
    await this.transaction.query(
      `UPDATE jobs SET state = 'waiting', error = $3, run_after = $4, lease_until = NULL, dedupe_key = NULL
       WHERE id = $1 AND attempts = $2 AND state = 'active'`,
      [job.id, job.attempts, JSON.stringify(error), runAfter],
    );
  }

  async fail(job: RunningJob, error: JsonObject, now: Date): Promise<void> {
    await this.transaction.query(
      `UPDATE jobs SET state = 'failed', error = $3, finished_at = $4, lease_until = NULL
       WHERE id = $1 AND attempts = $2 AND state = 'active'`,
      [job.id, job.attempts, JSON.stringify(error), now],
    );
  }

  /** Jobs that should run but that no worker holds: what a lost Redis or a killed worker left behind. */
  async overdue(now: Date, waitingSince: Date, limit: number): Promise<readonly string[]> {
    const rows = await this.transaction.query<{ id: string }>(
      `SELECT id FROM jobs
       WHERE (state = 'waiting' AND run_after <= $1 AND created_at <= $2) OR (state = 'active' AND lease_until < $1)
       ORDER BY created_at LIMIT $3`,
      [now, waitingSince, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Jobs that wait or run. */
  async unfinished(): Promise<number> {
    const [row] = await this.transaction.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM jobs WHERE state IN ('waiting', 'active')`,
    );
    return row?.count ?? 0;
  }
}
