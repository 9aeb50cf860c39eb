import { Injectable } from '@nestjs/common';

import { Transaction } from '../database/transaction.js';
import { JOB_STATES, type JobRecord, type JobState } from './job.js';
import type { Announced } from './job.transport.js';

export interface JobFilter {
  readonly state?: JobState;
  readonly name?: string;
  /** Jobs that are about this municipality: their payload names it. */
  readonly municipalityId?: string;
}

/** A job in a list: with the municipality that it is about, if it is about one. */
export type ListedJob = Omit<JobRecord, 'payload' | 'result' | 'createdBy'> & {
  readonly municipalityId: string | null;
  readonly runAfter: Date;
};

export interface JobLoad {
  readonly name: string;
  readonly state: JobState;
  readonly count: number;
  readonly oldestSeconds: number;
}

const FITS = `($2::text IS NULL OR j.name = $2) AND ($3::uuid IS NULL OR j.municipality_id = $3)`;

@Injectable()
export class JobListRepository {
  constructor(private readonly transaction: Transaction) {}

  /** Newest first, after the key of the page before: of each state the newest ones, which its index has in order. */
  page(filter: JobFilter, before: readonly string[] | undefined, limit: number): Promise<ListedJob[]> {
    return this.transaction.query<ListedJob>(
      `SELECT newest.* FROM unnest($1::text[]) AS wanted (state), LATERAL (
         SELECT id, name, state, attempts, progress, error, created_at AS "createdAt", started_at AS "startedAt",
                finished_at AS "finishedAt", run_after AS "runAfter", municipality_id AS "municipalityId"
         FROM jobs j WHERE j.state = wanted.state AND ${FITS} AND ($4::timestamptz IS NULL OR (created_at, id) < ($4, $5::uuid))
         ORDER BY created_at DESC, id DESC LIMIT $6) AS newest
       ORDER BY newest."createdAt" DESC, newest.id DESC LIMIT $6`,
      [...valuesOf(filter), before?.[0] ?? null, before?.[1] ?? null, limit],
    );
  }

  /** How many jobs there are in each of these states, by the index alone where nothing else is asked. */
  async counts<State extends JobState>(
    states: readonly State[],
    filter: Omit<JobFilter, 'state'> = {},
  ): Promise<Readonly<Record<State, number>>> {
    const rows = await this.transaction.query<{ state: JobState; count: number }>(
      `SELECT wanted.state, (SELECT count(*)::int FROM jobs j WHERE j.state = wanted.state AND ${FITS}) AS count
       FROM unnest($1::text[]) AS wanted (state)`,
      [states, ...narrowing(filter)],
    );
    return Object.fromEntries(rows.map((row) => [row.state, row.count])) as Record<State, number>;
  }

  /** Per name and state: how many jobs wait, run or have failed, and for how many seconds the oldest one has been due. */
  load(now: Date): Promise<readonly JobLoad[]> {
    return this.transaction.crossing('figures', () =>
      this.transaction.query<JobLoad>(
        `SELECT name, state, count(*)::int AS count,
                greatest(0, extract(epoch FROM $1::timestamptz - min(run_after)))::float8 AS "oldestSeconds"
         FROM jobs WHERE state IN ('waiting', 'active', 'failed') GROUP BY name, state`,
        [now],
      ),
    );
  }

  /**
   * Gives failed jobs a further series of attempts and answers which these were; a job that somebody else has asked
   * for at the same moment is left out.
   */
  async retry(
    filter: JobFilter & { readonly id?: string },
    attempts: number,
    limit: number,
    now: Date,
  ): Promise<Announced[]> {
    return this.transaction.query<Announced>(
      `WITH asked AS (
         UPDATE jobs SET state = 'waiting', run_after = $5, finished_at = NULL, dedupe_key = NULL, max_attempts = attempts + $6
         WHERE id IN (SELECT id FROM jobs j WHERE j.state = ANY ($1) AND ${FITS} AND ($4::uuid IS NULL OR id = $4)
                      ORDER BY created_at LIMIT $7
                      FOR UPDATE SKIP LOCKED)
         RETURNING id, name, attempts),
       lines AS (
         INSERT INTO job_journal (job_id, at, attempt, kind, details)
         SELECT id, $5, attempts, 'retry', '{"byPerson": true}' FROM asked)
       SELECT id, name FROM asked`,
      [...valuesOf({ ...filter, state: 'failed' }), filter.id ?? null, now, attempts, limit],
    );
  }

  /**
   * Erases jobs that were done before a moment, with their journals; a batch at a time. By when they were recorded, which is before,
   * they are found by an index.
   */
  async forget(doneBefore: Date, limit: number): Promise<number> {
    const rows = await this.transaction.query(
      `DELETE FROM jobs WHERE id IN (SELECT id FROM jobs WHERE state = 'done' AND created_at < $1 AND finished_at < $1 LIMIT $2
                                     FOR UPDATE SKIP LOCKED) RETURNING id`,
      [doneBefore, limit],
    );
    return rows.length;
  }
}

function valuesOf({ state, ...filter }: JobFilter): readonly unknown[] {
  return [state === undefined ? JOB_STATES : [state], ...narrowing(filter)];
}

function narrowing({ name, municipalityId }: Omit<JobFilter, 'state'>): readonly (string | null)[] {
  return [name ?? null, municipalityId ?? null];
}
