import { setMaxListeners } from 'node:events';

import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

import { Env } from '../config/env.js';
import { Metrics } from '../observability/metrics.js';
import { Tracing } from '../observability/tracing.js';
import { applicationOptions } from './data-source.js';
import { ReplicaWatch } from './replica-watch.js';
import { isRecoveryConflict, isServerAway } from './server-away.js';

const LOOK_EVERY_MS = 1_000;

/** `stale`: as it is at the moment; `replayed`: with all that the primary had committed at the call. */
export type Freshness = 'stale' | 'replayed';

/**
 * The streaming replica of DATABASE_REPLICA_URL, looked at every second: it is read from while it hears from the primary and is
 * not further behind than DATABASE_REPLICA_LAG_SECONDS.
 */
@Injectable()
export class Replica implements OnModuleInit, OnApplicationShutdown {
  private readonly log = new Logger(Replica.name);
  private readonly watch: ReplicaWatch | undefined;
  private source: DataSource | undefined;
  private lagSeconds: number | null = null;
  private keepsUp = false;
  private timer: NodeJS.Timeout | undefined;
  /** Aborted when the replica is not read from any more: what is being read there is given up. */
  private use = aUse();

  constructor(
    private readonly env: Env,
    private readonly primary: DataSource,
    private readonly metrics: Metrics,
    private readonly tracing: Tracing,
  ) {
    const { DATABASE_REPLICA_URL: url } = env;
    if (url !== undefined) this.watch = new ReplicaWatch(url);
  }

  async onModuleInit(): Promise<void> {
    if (this.watch === undefined) return;
    this.metrics.gauge(
      { name: 'lernlotse_replica_lag_seconds', help: 'How far the replica is behind; no line while it is away' },
      () => (this.lagSeconds === null ? [] : [[{}, this.lagSeconds]]),
    );
    this.metrics.gauge({ name: 'lernlotse_replica_in_use', help: '1 while reads go to the replica' }, () => [
      [{}, Number(this.keepsUp)],
    ]);
    await this.look(this.watch);
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    this.watch?.close();
    if (this.source?.isInitialized === true) await this.source.destroy();
  }

  /** Whether it is read from; undefined where there is none. */
  get isInUse(): boolean | undefined {
    return this.watch === undefined ? undefined : this.keepsUp;
  }

  /** Reads in one state of the data there; undefined where that cannot be, or is lost meanwhile: then the primary has to be read. */
  async read<T>(
    freshness: Freshness,
    work: (manager: EntityManager) => Promise<T>,
  ): Promise<{ readonly answer: T } | undefined> {
    if (this.watch === undefined || this.source === undefined || !this.keepsUp) return undefined;
    try {
      if (freshness === 'replayed' && !(await this.watch.hasReplayed(this.primary, this.source))) return undefined;
      return { answer: await whileUsed(this.use.signal, this.source.transaction('REPEATABLE READ', work)) };
    } catch (error) {
      if (!isServerAway(error) && !isRecoveryConflict(error)) throw error;
      this.note(null);
      return undefined;
    }
  }

  private async look(watch: ReplicaWatch): Promise<void> {
    try {
      const lagSeconds = await watch.lagSeconds();
      this.source ??= await this.connected();
      this.note(lagSeconds);
    } catch {
      this.note(null);
    }
    this.timer = setTimeout(() => void this.look(watch), LOOK_EVERY_MS).unref();
  }

  private connected(): Promise<DataSource> {
    const { DATABASE_REPLICA_URL: url = '' } = this.env;
    const { entities = [] } = this.primary.options;
    return new DataSource({ ...applicationOptions(this.env, this.tracing.client, url), entities }).initialize();
  }

  private note(lagSeconds: number | null): void {
    this.lagSeconds = lagSeconds;
    const keepsUp = lagSeconds !== null && lagSeconds <= this.env.DATABASE_REPLICA_LAG_SECONDS;
    if (keepsUp === this.keepsUp) return;
    this.keepsUp = keepsUp;
    if (keepsUp) {
      this.use = aUse();
      this.log.log('the replica keeps up: it is read from');
      return;
    }
    this.use.abort(away());
    this.log.warn({ lagSeconds }, 'the replica is away or too far behind: the primary is read from');
  }
}

/** Any number of reads may listen for its end. */
function aUse(): AbortController {
  const use = new AbortController();
  setMaxListeners(0, use.signal);
  return use;
}

/** What the work answers, unless the signal comes first: what it waits for may never come. */
function whileUsed<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', giveUp, { once: true });
    work.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', giveUp);
    });
  });
}

function away(): Error {
  return Object.assign(new Error('the replica is not read from any more'), { code: 'ETIMEDOUT' });
}
