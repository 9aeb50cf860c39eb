import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Audit } from '../audit/audit.js';
import { Transaction } from '../database/transaction.js';
import { decodeCursor, type Page, PAGE_SIZE, pageOf } from '../http/pagination.js';
import { Clock } from '../system/clock.js';
import { declaredJobs } from './job-contract.js';
import { type JobFilter, JobListRepository, type ListedJob } from './job-list.repository.js';
import { JOB_STATES, type JobState } from './job.js';
import { ATTEMPTS } from './job.runner.js';
import { JobTransport } from './job.transport.js';

const RETRIED_AT_ONCE = 500;
const DONE_KEPT_DAYS = 30;
const DAY_MS = 86_400_000;
const BATCH = 1_000;

export interface JobBoardPage extends Page<ListedJob> {
  readonly counts: Readonly<Record<JobState, number>>;
}

/** All jobs, for admins: what waits, runs and failed, and another try for what failed. */
@Injectable()
export class JobBoard {
  constructor(
    private readonly jobs: JobListRepository,
    private readonly transport: JobTransport,
    private readonly transaction: Transaction,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Every kind of job that there is, by name. */
  names(): readonly string[] {
    return [...declaredJobs()].sort();
  }

  /** Newest first. @throws DomainError `cursor-invalid` */
  async page(filter: JobFilter, cursor: string | undefined, limit = PAGE_SIZE): Promise<JobBoardPage> {
    const rows = await this.jobs.page(filter, decodeCursor(cursor, 2), limit + 1);
    const page = pageOf(rows, limit, ({ createdAt, id }) => [createdAt.toISOString(), id]);
    return { ...page, counts: await this.jobs.counts(JOB_STATES, filter) };
  }

  /** How many jobs have failed. */
  async failed(): Promise<number> {
    return (await this.jobs.counts(['failed'])).failed;
  }

  /** Gives a failed job five further attempts. @throws DomainError `job-not-failed` */
  async retry(actor: Actor, id: string): Promise<void> {
    const { retried } = await this.ask(actor, { id });
    if (retried === 0) throw new DomainError('job-not-failed', 'conflict');
  }

  /** The same for every failed job that fits, at most 500 at a time, the oldest first. */
  retryAll(actor: Actor, filter: JobFilter): Promise<{ readonly retried: number }> {
    return this.ask(actor, filter);
  }

  /** Erases jobs, with their journals, 30 days after they were done. Failed ones stay until somebody has seen to them. */
  async forget(): Promise<{ readonly forgotten: number }> {
    const doneBefore = new Date(this.clock.now().getTime() - DONE_KEPT_DAYS * DAY_MS);
    for (let forgotten = 0; ;) {
      const gone = await this.jobs.forget(doneBefore, BATCH);
      forgotten += gone;
      if (gone < BATCH) return { forgotten };
    }
  }

  /** What cannot be announced now is found by the sweeper. */
  private ask(actor: Actor, filter: JobFilter & { readonly id?: string }): Promise<{ readonly retried: number }> {
    return this.transaction.run(async () => {
      const asked = await this.jobs.retry(filter, ATTEMPTS, RETRIED_AT_ONCE, this.clock.now());
      for (const { id } of asked) await this.audit.act(actor, 'job.retried', { subject: id });
      await this.transaction.afterCommit(() => Promise.allSettled(asked.map((job) => this.transport.announce(job))));
      return { retried: asked.length };
    });
  }
}
