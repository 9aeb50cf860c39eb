import {
  APPORTIONMENT_METHODS,
  type ApportionmentMethod,
  type ApportionmentRequest,
  type ApportionmentShare,
  claimsOn,
  highestTotal,
  seatsBy,
  sharesOf,
} from './apportionment/apportion.js';
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
  const { claimants, total } = claimsOn(request);
  const highest = highestTotal(claimants);
  const hasRoom = highest === null || highest > total;
  return APPORTIONMENT_METHODS.map((method) => {
    const seats = seatsBy(method, claimants, total);
    const shares = sharesOf(claimants, total, seats);
    const counts = shares.map((share) => share.seats);
    return {
      method,
      shares,
      least: leastOf(counts),
      most: mostOf(counts),
      breaches: quotaBreaches(claimants, total, seats),
      losers: hasRoom ? losersOf(shares, seatsBy(method, claimants, total + 1n)) : null,
    };
  });
}

function losersOf(now: readonly ApportionmentShare[], withOneMore: readonly bigint[]): readonly Loser[] {
  return now.flatMap(({ key, seats }, at) => {
    const later = Number(withOneMore[at] ?? 0n);
    return later < seats ? [{ key, seats, seatsWithOneMore: later }] : [];
  });
}

function leastOf(seats: readonly number[]): number {
  return seats.reduce((least, held) => Math.min(least, held));
}

function mostOf(seats: readonly number[]): number {
  return seats.reduce((most, held) => Math.max(most, held));
}
