import { Injectable, Logger } from '@nestjs/common';

import { DomainError } from '../../kernel/domain-error.js';
import type { JsonObject, JsonValue } from '../../kernel/json.js';
import { Env } from '../config/env.js';
import { SYSTEM, withinScope } from '../database/tenant-scope.js';
import { withinJob } from '../observability/job-context.js';
import { Tracing } from '../observability/tracing.js';
import { Clock } from '../system/clock.js';
import { declaredLeases } from './job-contract.js';
import type { JobHandlerMethod } from './job-handler.decorator.js';
import type { RunningJob } from './job.js';
import { NotOurs } from './not-ours.js';
import { JobRepository, type Leases } from './job.repository.js';
import { JobTransport } from './job.transport.js';

/** Attempts of one series: 1, 4, 16 and 64 seconds lie between them. */
export const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 1_000;

export type Handlers = ReadonlyMap<string, JobHandlerMethod<JsonObject>>;

/** Runs one announced job: claims its record, keeps the lease alive, records how it ended. */
@Injectable()
export class JobRunner {
  private readonly log = new Logger(JobRunner.name);
  private readonly leases: Leases;

  constructor(
    private readonly jobs: JobRepository,
    private readonly transport: JobTransport,
    private readonly clock: Clock,
    private readonly tracing: Tracing,
    env: Env,
  ) {
    this.leases = { usual: env.JOB_LEASE_SECONDS, shorter: declaredLeases() };
  }

  /** A job that took its worker down with it each time is given up like one that failed each time. */
  run(id: string, handlers: Handlers): Promise<void> {
    return withinScope(SYSTEM, () => this.runHere(id, handlers));
  }

  private async runHere(id: string, handlers: Handlers): Promise<void> {
    const job = await this.jobs.claim(id, this.clock.now(), this.leases);
    if (job !== undefined) await withinJob(job, () => this.hold(job, handlers));
  }

  private async hold(job: RunningJob, handlers: Handlers): Promise<void> {
    if (job.attempts > job.maxAttempts) return this.jobs.fail(job, { code: 'job-given-up' }, this.clock.now());
    const heartbeat = setInterval(() => void this.stayAlive(job), (this.leaseSeconds(job) * 1_000) / 3);
    try {
      await this.perform(job, handlers);
    } finally {
      clearInterval(heartbeat);
    }
  }

  private async perform(job: RunningJob, handlers: Handlers): Promise<void> {
    try {
      const handler = handlers.get(job.name);
      if (handler === undefined) throw new DomainError('job-without-handler', 'invalid', { name: job.name });
      const result = await this.tracing.job(job, () => handler(job.payload, job));
      await this.jobs.succeed(job, (result as JsonObject | undefined) ?? null, this.clock.now());
    } catch (error) {
      await this.ended(job, error);
    }
  }

  private async ended(job: RunningJob, error: unknown): Promise<void> {
    const described = describe(error);
    this.log.error({ err: error as Error, jobId: job.id, job: job.name, attempt: job.attempts }, 'job failed');
    if (isFinal(error, job)) return this.jobs.fail(job, described, this.clock.now());
    const pauseMs = pauseAfter(job);
    await this.jobs.retryLater(job, { error: described, pauseMs }, this.clock.now());
    await this.transport.announce(job, pauseMs);
  }

  private async stayAlive(job: RunningJob): Promise<void> {
    await this.jobs.extendLease(job, this.leaseSeconds(job)).catch((error: unknown) => {
      this.log.warn({ err: error as Error, jobId: job.id }, 'lease not extended');
    });
  }

  private leaseSeconds({ name }: RunningJob): number {
    const { usual, shorter } = this.leases;
    return Math.min(usual, shorter[name] ?? usual);
  }
}

type Attempt = Pick<RunningJob, 'attempts' | 'maxAttempts'>;

/** A rule's refusal is final; anything else may pass and is tried again, with growing pauses, five times in all. */
export function isFinal(error: unknown, { attempts, maxAttempts }: Attempt): boolean {
  return error instanceof DomainError || attempts >= maxAttempts;
}

/** Milliseconds until the next attempt: four times as long each time, from one second, within one series. */
export function pauseAfter({ attempts, maxAttempts }: Attempt): number {
  return FIRST_PAUSE_MS * 4 ** Math.max(0, attempts - 1 - (maxAttempts - ATTEMPTS));
}

function describe(error: unknown): JsonObject {
  if (error instanceof NotOurs) return { code: error.code };
  if (error instanceof DomainError) return { code: error.code, details: error.details as Record<string, JsonValue> };
  return { code: 'internal' };
}
