import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';

import { Metrics } from '../observability/metrics.js';
import { Clock } from '../system/clock.js';
import { Transaction } from './transaction.js';

const LOOK_EVERY_MS = 10_000;

/** Keeps the clock of this process with PostgreSQL's, which all processes share: when it starts, and every ten seconds. */
@Injectable()
export class SharedClock implements OnModuleInit, OnApplicationShutdown {
  private readonly log = new Logger(SharedClock.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly transaction: Transaction,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {}

  async onModuleInit(): Promise<void> {
    const help = 'Seconds by which the clock of this machine is behind that of PostgreSQL; 0 while they agree';
    this.metrics.gauge({ name: 'lernlotse_clock_correction_seconds', help }, () => [
      [{}, this.clock.correctionMs / 1_000],
    ]);
    await this.look();
    this.timer = setInterval(() => void this.lookAgain(), LOOK_EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** @throws QueryFailedError */
  private async look(): Promise<void> {
    const before = this.clock.correctionMs;
    await this.clock.follow(() => this.databaseTime());
    const seconds = Math.round(this.clock.correctionMs / 1_000);
    if (seconds === Math.round(before / 1_000)) return;
    this.log.warn(
      { behindSeconds: seconds },
      'the clock of this machine was set, or is wrong: that of PostgreSQL is followed',
    );
  }

  /** While PostgreSQL is away, what was found last holds. */
  private async lookAgain(): Promise<void> {
    await this.look().catch(() => undefined);
  }

  private async databaseTime(): Promise<Date> {
    const [row] = await this.transaction.query<{ at: Date }>('SELECT clock_timestamp() AS at');
    return row?.at ?? this.clock.now();
  }
}
