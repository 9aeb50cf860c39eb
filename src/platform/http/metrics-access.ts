import { timingSafeEqual } from 'node:crypto';

import { DomainError } from '../../kernel/domain-error.js';
import type { Env } from '../config/env.js';

/**
 * Lets in whoever brings the token. Where none is set, everybody outside of production and nobody in it.
 * @throws DomainError `metrics-not-open`
 */
export function assertMayReadMetrics(
  { METRICS_TOKEN: token, NODE_ENV }: Pick<Env, 'METRICS_TOKEN' | 'NODE_ENV'>,
  authorization: string | undefined,
): void {
  const isOpen = token === undefined ? NODE_ENV !== 'production' : isSame(authorization ?? '', `Bearer ${token}`);
  if (!isOpen) throw new DomainError('metrics-not-open', 'forbidden');
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
