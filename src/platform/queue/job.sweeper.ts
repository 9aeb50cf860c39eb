import { Injectable, Logger } from '@nestjs/common';

import { Env } from '../config/env.js';
import { Clock } from '../system/clock.js';
import { JobRepository } from './job.repository.js';
import { JobTransport } from './job.transport.js';

const BATCH = 500;
const GRACE_MS = 2_000;

/** Announces again what a lost Redis or a killed worker left behind. Every worker sweeps; double news is harmless. */
@Injectable()
export class JobSweeper {
  private readonly log = new Logger(JobSweeper.name);
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly jobs: JobRepository,
    private readonly transport: JobTransport,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  async start(): Promise<void> {
    await this.sweep();
    this.timer = setInterval(() => void this.sweep(), (this.env.JOB_LEASE_SECONDS * 1_000) / 2);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  async sweep(): Promise<void> {
    try {
      const now = this.clock.now();
      const overdue = await this.jobs.overdue(now, new Date(now.getTime() - GRACE_MS), BATCH);
      for (const id of overdue) await this.transport.announce(id);
    } catch (error) {
      this.log.warn({ err: error as Error }, 'sweep failed, the next one tries again');
    }
  }
}
