import { Injectable, Logger } from '@nestjs/common';

import { SYSTEM, withinScope } from '../database/tenant-scope.js';
import { Clock } from '../system/clock.js';
import { LANES } from './job-contract.js';
import { JobRepository } from './job.repository.js';
import { JobTransport } from './job.transport.js';

const EVERY_MS = 1_000;
const BATCH = 500;
const GRACE_MS = 2_000;

/**
 * Announces again what a lost Redis or a killed worker left behind. Every worker sweeps; double news is harmless, and
 * while much of it is on its way in a lane nothing is added there.
 */
@Injectable()
export class JobSweeper {
  private readonly log = new Logger(JobSweeper.name);
  private timer?: NodeJS.Timeout;
  private sweeping = false;

  constructor(
    private readonly jobs: JobRepository,
    private readonly transport: JobTransport,
    private readonly clock: Clock,
  ) {}

  async start(): Promise<void> {
    await this.sweep();
    this.timer = setInterval(() => void this.sweep(), EVERY_MS);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** A sweep that waits for a server that is away is the only one. */
  async sweep(): Promise<void> {
    if (this.sweeping) return;
    this.sweeping = true;
    try {
      await withinScope(SYSTEM, () => this.announceOverdue());
    } catch (error) {
      this.log.warn({ err: error as Error }, 'sweep failed, the next one tries again');
    } finally {
      this.sweeping = false;
    }
  }

  private async announceOverdue(): Promise<void> {
    const now = this.clock.now();
    for (const lane of LANES) {
      const room = BATCH - (await this.transport.pending(lane));
      if (room <= 0) continue;
      const overdue = await this.jobs.overdue(lane, now, new Date(now.getTime() - GRACE_MS), room);
      for (const job of overdue) await this.transport.announce(job);
    }
  }
}
