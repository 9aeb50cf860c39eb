import type { LimitsEnv } from '../config/limits.env.js';

/** Each policy counts for itself: an upload counts as an upload, as a request of its caller and as one of its address. */
export type PolicyName = 'address' | 'caller' | 'expensive' | 'uploads';

export interface RatePolicy {
  readonly name: PolicyName;
  /** Requests in each window of `WINDOW_SECONDS`. */
  readonly quota: number;
  /**
   * What holds while Redis cannot be reached. `count-alone`: each process counts what it sees itself, so that people can go
   * on working, and n processes let through n times as much at most. `closed`: the request is refused (503) until Redis is
   * back; for what can wait and would fill the database.
   */
  readonly withoutRedis: 'count-alone' | 'closed';
}

export const WINDOW_SECONDS = 60;

/** All limits of requests. Guesses at passwords and codes are counted in PostgreSQL instead (ADR 0041). */
export function policiesOf(env: LimitsEnv): Readonly<Record<PolicyName, RatePolicy>> {
  return {
    address: { name: 'address', quota: env.RATE_LIMIT_ADDRESS, withoutRedis: 'count-alone' },
    caller: { name: 'caller', quota: env.RATE_LIMIT_CALLER, withoutRedis: 'count-alone' },
    expensive: { name: 'expensive', quota: env.RATE_LIMIT_EXPENSIVE, withoutRedis: 'count-alone' },
    uploads: { name: 'uploads', quota: env.RATE_LIMIT_UPLOADS, withoutRedis: 'closed' },
  };
}
