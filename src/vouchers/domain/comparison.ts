import {
  apportion,
  APPORTIONMENT_METHODS,
  type ApportionmentMethod,
  type ApportionmentRequest,
  type ApportionmentShare,
  highestTotal,
} from './apportionment/apportion.js';
import { claimantsOf } from './apportionment/claimants.js';
import { type QuotaBreach, quotaBreaches } from './apportionment/quota-rule.js';

/** Somebody who would get less if there were one voucher more. */
export interface Loser {
  readonly key: string;
  readonly seats: number;
  readonly seatsWithOneMore: number;
}

/** What one method gives, and what speaks against it. */
export interface MethodOutcome {
  readonly method: ApportionmentMethod;
  /** In the order of the keys. */
  readonly shares: readonly ApportionmentShare[];
  readonly least: number;
  readonly most: number;
  /** The quota rule: nobody here, or more or less than rounding explains. */
  readonly breaches: readonly QuotaBreach[];
  /** House monotonicity: who loses with one voucher more; null where the maximums leave no room for it. */
  readonly losers: readonly Loser[] | null;
}

/**
 * All five methods on the same total, weights and limits, in the order in which they are offered.
 * @throws DomainError those of `apportion`
 */
export function compareMethods(request: Omit<ApportionmentRequest, 'method'>): readonly MethodOutcome[] {
  const claimants = claimantsOf(request.entries, request.ties ?? { by: 'weight-then-key' });
  const most = highestTotal(claimants);
  const total = BigInt(request.total);
  const hasRoom = most === null || most > total;
  return APPORTIONMENT_METHODS.map((method) => {
    const shares = apportion({ ...request, method });
    const seats = shares.map((share) => share.seats);
    return {
      method,
      shares,
      least: leastOf(seats),
      most: mostOf(seats),
      breaches: quotaBreaches(claimants, total, seats),
      losers: hasRoom ? losersOf(shares, apportion({ ...request, total: request.total + 1, method })) : null,
    };
  });
}

function losersOf(now: readonly ApportionmentShare[], withOneMore: readonly ApportionmentShare[]): readonly Loser[] {
  return now.flatMap(({ key, seats }, at) => {
    const later = withOneMore[at]?.seats ?? 0;
    return later < seats ? [{ key, seats, seatsWithOneMore: later }] : [];
  });
}

function leastOf(seats: readonly number[]): number {
  return seats.reduce((least, held) => Math.min(least, held));
}

function mostOf(seats: readonly number[]): number {
  return seats.reduce((most, held) => Math.max(most, held));
}
