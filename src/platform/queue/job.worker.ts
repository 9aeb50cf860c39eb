import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';

import type { JsonObject } from '../../kernel/json.js';
import { Env } from '../config/env.js';
import { declaredJobs } from './job-contract.js';
import { JOB_HANDLER, type JobHandlerMethod } from './job-handler.decorator.js';
import { type Handlers, JobRunner } from './job.runner.js';
import { JobScheduler } from './job.scheduler.js';
import { JobSweeper } from './job.sweeper.js';
import { JobTransport } from './job.transport.js';

/** The worker's side of the queue: finds every handler, listens, stops in order. Started by worker.ts only. */
@Injectable()
export class JobWorker implements BeforeApplicationShutdown {
  private readonly log = new Logger(JobWorker.name);
  private started = false;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
    private readonly transport: JobTransport,
    private readonly runner: JobRunner,
    private readonly sweeper: JobSweeper,
    private readonly scheduler: JobScheduler,
    private readonly env: Env,
  ) {}

  /** @throws Error when a declared job has no handler. */
  async start(): Promise<void> {
    const handlers = this.handlers();
    const missing = declaredJobs().filter((name) => !handlers.has(name));
    if (missing.length > 0) throw new Error(`No handler for the jobs: ${missing.join(', ')}`);
    this.started = true;
    const { WORKER_CONCURRENCY: usual, MAILS_AT_ONCE: mails } = this.env;
    await this.transport.listen({ usual, mails }, (id) => this.runner.run(id, handlers));
    await this.sweeper.start();
    await this.scheduler.start();
    this.log.log('listening for jobs');
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (!this.started) return;
    this.sweeper.stop();
    this.scheduler.stop();
    this.log.log('takes no further job');
    await this.transport.stopListening();
  }

  private handlers(): Handlers {
    const found = new Map<string, JobHandlerMethod<JsonObject>>();
    for (const { instance } of this.discovery.getProviders() as { instance: unknown }[]) {
      if (typeof instance !== 'object' || instance === null) continue;
      const methods = instance as Record<string, JobHandlerMethod<JsonObject>>;
      for (const name of this.scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object)) {
        const handler = methods[name];
        const job = handler && this.reflector.get<string | undefined>(JOB_HANDLER, handler);
        if (job !== undefined && handler !== undefined) found.set(job, handler.bind(instance));
      }
    }
    return found;
  }
}
