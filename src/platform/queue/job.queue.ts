import { setTimeout } from 'node:timers/promises';

import { Injectable, Logger } from '@nestjs/common';

import type { JsonObject } from '../../kernel/json.js';
import { Transaction } from '../database/transaction.js';
import { Tracing } from '../observability/tracing.js';
import { Clock } from '../system/clock.js';
import { Ids } from '../system/ids.js';
import type { JobContract } from './job-contract.js';
import { JobRepository } from './job.repository.js';
import { type Announced, JobTransport } from './job.transport.js';

export interface EnqueueOptions {
  /** While a job of this kind waits under the same key, another one is neither recorded nor announced: it would do the same. */
  readonly dedupeKey?: string;
  readonly createdBy?: string;
  /**
   * Milliseconds that lie at least between two starts under one key. The first job starts at once; what is asked for
   * during the pause is one job after it. Callers of one key must go one by one, under a lock of their own: who waits
   * here for another's row would count the pause from an older job.
   */
  readonly pauseMs?: number;
}

/** A caller whose work is committed waits no longer than this for Redis. */
const PATIENCE_MS = 1_000;

/** Asks for work: the record is written with the caller's transaction, the worker hears of it after the commit. */
@Injectable()
export class JobQueue {
  private readonly log = new Logger(JobQueue.name);

  constructor(
    private readonly jobs: JobRepository,
    private readonly transport: JobTransport,
    private readonly transaction: Transaction,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly tracing: Tracing,
  ) {}

  /** Answers the id under which the job can be followed. */
  async enqueue<P extends JsonObject>(
    contract: JobContract<P>,
    payload: P,
    options: EnqueueOptions = {},
  ): Promise<string> {
    const now = this.clock.now();
    const { id, runAfter, isNew } = await this.jobs.record({
      id: this.ids.next(),
      name: contract.name,
      payload,
      dedupeKey: options.dedupeKey ?? null,
      createdBy: options.createdBy ?? null,
      pauseMs: options.pauseMs ?? 0,
      traceParent: this.tracing.current(),
      now,
    });
    const delay = Math.max(0, runAfter.getTime() - now.getTime());
    if (isNew) await this.transaction.afterCommit(() => this.announce({ id, name: contract.name }, delay));
    return id;
  }

  /** Without Redis nothing is lost: the sweeper announces the job when Redis is back. */
  private async announce(job: Announced, delayMs: number): Promise<void> {
    try {
      await Promise.race([this.transport.announce(job, delayMs), late()]);
    } catch (error) {
      this.log.warn({ err: error as Error, jobId: job.id }, 'job recorded, but the queue could not be told yet');
    }
  }
}

async function late(): Promise<never> {
  await setTimeout(PATIENCE_MS, undefined, { ref: false });
  throw new Error('the queue does not answer');
}
