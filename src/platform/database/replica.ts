import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';

import { Env } from '../config/env.js';
import { Metrics } from '../observability/metrics.js';
import { Tracing } from '../observability/tracing.js';
import { applicationOptions } from './data-source.js';

const LOOK_EVERY_MS = 1_000;

/** Null: it hears nothing from the primary any more. Everything replayed that has arrived is no lag, however quiet the primary is. */
const LAG = `SELECT CASE WHEN NOT EXISTS (SELECT FROM pg_stat_wal_receiver) THEN NULL
                         WHEN pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() THEN 0
                         ELSE extract(epoch FROM now() - pg_last_xact_replay_timestamp())::float8 END AS seconds`;

/**
 * The streaming replica of DATABASE_REPLICA_URL, looked at every second: it is read from while it hears from the primary and is
 * not further behind than DATABASE_REPLICA_LAG_SECONDS.
 */
@Injectable()
export class Replica implements OnModuleInit, OnApplicationShutdown {
  private readonly log = new Logger(Replica.name);
  private source: DataSource | undefined;
  private lagSeconds: number | null = null;
  private keepsUp = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly env: Env,
    private readonly primary: DataSource,
    private readonly metrics: Metrics,
    private readonly tracing: Tracing,
  ) {}

  async onModuleInit(): Promise<void> {
    if (this.env.DATABASE_REPLICA_URL === undefined) return;
    this.metrics.gauge(
      { name: 'lernlotse_replica_lag_seconds', help: 'How far the replica is behind; no line while it is away' },
      () => (this.lagSeconds === null ? [] : [[{}, this.lagSeconds]]),
    );
    this.metrics.gauge({ name: 'lernlotse_replica_in_use', help: '1 while reads go to the replica' }, () => [
      [{}, Number(this.keepsUp)],
    ]);
    await this.look();
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    if (this.source?.isInitialized === true) await this.source.destroy();
  }

  /** The replica, while it keeps up. */
  usable(): DataSource | undefined {
    return this.keepsUp ? this.source : undefined;
  }

  /** A read has failed on it: nothing more is read there until the next look. */
  failed(): void {
    this.note(null);
  }

  private async look(): Promise<void> {
    try {
      const [row] = await (await this.connected()).query<{ seconds: number | null }[]>(LAG);
      this.note(row?.seconds ?? null);
    } catch {
      this.note(null);
    }
    this.timer = setTimeout(() => void this.look(), LOOK_EVERY_MS).unref();
  }

  private async connected(): Promise<DataSource> {
    if (this.source !== undefined) return this.source;
    const { DATABASE_REPLICA_URL: url = '' } = this.env;
    const { entities = [] } = this.primary.options;
    this.source = await new DataSource({
      ...applicationOptions(this.env, this.tracing.client, url),
      entities,
    }).initialize();
    return this.source;
  }

  private note(lagSeconds: number | null): void {
    this.lagSeconds = lagSeconds;
    const keepsUp = lagSeconds !== null && lagSeconds <= this.env.DATABASE_REPLICA_LAG_SECONDS;
    if (keepsUp === this.keepsUp) return;
    this.keepsUp = keepsUp;
    if (keepsUp) this.log.log('the replica keeps up: it is read from');
    else this.log.warn({ lagSeconds }, 'the replica is away or too far behind: the primary is read from');
  }
}
