import { createHmac, hkdfSync } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { Injectable, Logger, type OnApplicationShutdown, ServiceUnavailableException } from '@nestjs/common';
import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';

import { Env } from '../config/env.js';
import { redisOptions } from '../redis/redis-options.js';
import { policiesOf, type PolicyName, type RatePolicy, WINDOW_SECONDS } from './rate-policy.js';

/** How one counted request stands. */
export interface Standing {
  readonly policy: RatePolicy;
  readonly isOver: boolean;
  readonly remaining: number;
  /** Until the window ends; at least one. */
  readonly seconds: number;
}

/** A request waits no longer than this for its count. */
const PATIENCE_MS = 500;
const RECONNECT_MS = 1_000;
const KEY_BYTES = 32;

/**
 * Counts requests in Redis, so that all processes count together and a restart forgets nothing. Names are kept as keyed
 * hashes: Redis learns no address and no person. Connects with the first request; the worker never does.
 */
@Injectable()
export class RateCounter implements OnApplicationShutdown {
  private readonly log = new Logger(RateCounter.name);
  private readonly policies: Readonly<Record<PolicyName, RatePolicy>>;
  private readonly limiters = new Map<PolicyName, RateLimiterRedis>();
  private readonly redis: Redis;
  private readonly key: Buffer;
  private connected: Promise<void> | undefined;
  private isAway = false;

  constructor(env: Env) {
    this.policies = policiesOf(env);
    this.key = Buffer.from(hkdfSync('sha256', env.LERNLOTSE_SECRET, '', 'lernlotse rate limits', KEY_BYTES));
    this.redis = new Redis({
      ...redisOptions(env),
      lazyConnect: true,
      enableAutoPipelining: true, // requests that come at once are counted in one write
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      connectTimeout: PATIENCE_MS,
      commandTimeout: PATIENCE_MS,
      retryStrategy: () => RECONNECT_MS,
    });
    this.redis.on('error', () => {
      this.note(true);
    });
    this.redis.on('ready', () => {
      this.note(false);
    });
    for (const policy of Object.values(this.policies)) this.limiters.set(policy.name, this.limiterOf(policy, env));
  }

  onApplicationShutdown(): void {
    this.redis.disconnect();
  }

  /** Counts one request. @throws ServiceUnavailableException when Redis is away and the policy is `closed` */
  async count(name: PolicyName, who: string): Promise<Standing> {
    await (this.connected ??= this.connect());
    const limiter = this.limiters.get(name);
    const policy = this.policies[name];
    if (limiter === undefined) throw new Error(`no limit ${name}`);
    try {
      return standingOf(policy, await limiter.consume(this.hashOf(who)), false);
    } catch (error) {
      if (error instanceof RateLimiterRes) return standingOf(policy, error, true);
      throw new ServiceUnavailableException();
    }
  }

  /** What is over its limit is remembered here, so that it costs no way to Redis any more. */
  private limiterOf({ name, quota, withoutRedis }: RatePolicy, { QUEUE_PREFIX }: Env): RateLimiterRedis {
    const limits = { points: quota, duration: WINDOW_SECONDS, keyPrefix: `${QUEUE_PREFIX}:rate:${name}` };
    return new RateLimiterRedis({
      ...limits,
      storeClient: this.redis,
      rejectIfRedisNotReady: true,
      inMemoryBlockOnConsumed: quota + 1,
      ...(withoutRedis === 'count-alone' && { insuranceLimiter: new RateLimiterMemory(limits) }),
    });
  }

  private async connect(): Promise<void> {
    await Promise.race([this.redis.connect().catch(() => undefined), sleep(PATIENCE_MS, undefined, { ref: false })]);
  }

  private hashOf(who: string): string {
    return createHmac('sha256', this.key).update(who).digest('base64url');
  }

  private note(isAway: boolean): void {
    if (isAway === this.isAway) return;
    this.isAway = isAway;
    if (isAway) this.log.warn('Redis is away: requests are counted by this process alone, uploads are refused');
    else this.log.log('Redis is back: requests are counted there again');
  }
}

function standingOf(policy: RatePolicy, { remainingPoints, msBeforeNext }: RateLimiterRes, isOver: boolean): Standing {
  return {
    policy,
    isOver,
    remaining: isOver ? 0 : remainingPoints,
    seconds: Math.max(1, Math.ceil(msBeforeNext / 1000)),
  };
}
