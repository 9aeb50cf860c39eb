import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';

import { Env } from '../config/env.js';
import { JobHandlers } from './job-handlers.js';
import { JobRunner } from './job.runner.js';
import { JobScheduler } from './job.scheduler.js';
import { JobSweeper } from './job.sweeper.js';
import { JobTransport } from './job.transport.js';

/** The worker's side of the queue: listens, stops in order. Started by worker.ts only. */
@Injectable()
export class JobWorker implements BeforeApplicationShutdown {
  private readonly log = new Logger(JobWorker.name);
  private started = false;

  constructor(
    private readonly handlers: JobHandlers,
    private readonly transport: JobTransport,
    private readonly runner: JobRunner,
    private readonly sweeper: JobSweeper,
    private readonly scheduler: JobScheduler,
    private readonly env: Env,
  ) {}

  /** @throws Error when a declared job has no handler. */
  async start(): Promise<void> {
    const handlers = this.handlers.all();
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
    this.log.log('no job runs any more');
  }
}
