import { Injectable, Logger } from '@nestjs/common';

import { SYSTEM, withinScope } from '../database/tenant-scope.js';
import { Transaction } from '../database/transaction.js';
import { Clock } from '../system/clock.js';
import { JobQueue } from './job.queue.js';
import { JobScheduleRepository } from './job-schedule.repository.js';
import { declaredSchedules, type Schedule } from './schedule.js';

const LOOK_EVERY_MS = 30_000;
const MINUTE_MS = 60_000;

/** Asks for repeated jobs when their round is due. Every worker looks; the row in PostgreSQL gives each round to one of them. */
@Injectable()
export class JobScheduler {
  private readonly log = new Logger(JobScheduler.name);
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly schedules: JobScheduleRepository,
    private readonly queue: JobQueue,
    private readonly transaction: Transaction,
    private readonly clock: Clock,
  ) {}

  async start(): Promise<void> {
    await this.look();
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Rounds that were missed while no worker ran are made up by one. */
  async look(): Promise<void> {
    try {
      for (const schedule of declaredSchedules()) await withinScope(SYSTEM, () => this.keep(schedule));
    } catch (error) {
      this.log.warn({ err: error as Error }, 'schedules not kept, the next look tries again');
    }
  }

  private async keep({ job, everyMinutes }: Schedule): Promise<void> {
    const now = this.clock.now();
    const next = new Date(now.getTime() + everyMinutes * MINUTE_MS);
    await this.schedules.begin(job.name, next);
    await this.transaction.run(async () => {
      const isDue = await this.schedules.take(job.name, now, next);
      if (isDue) await this.queue.enqueue(job, {}, { dedupeKey: 'schedule' });
    });
  }
}
