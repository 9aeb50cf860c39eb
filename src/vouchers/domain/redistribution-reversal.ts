import { apportion, type ApportionmentMethod } from './apportionment/apportion.js';
import type { TieRule } from './apportionment/claimants.js';
import type { Grant } from './decision.js';

/** What a municipality gave or received, and what it has left now; in vouchers, from 0. */
export interface RedistributedShare {
  readonly municipalityId: string;
  /** ARS, 12 digits; no two are the same. */
  readonly ars: string;
  readonly given: number;
  readonly received: number;
  /** Granted and neither assigned, redeemed nor completed. */
  readonly available: number;
}

export interface RedistributionReversal {
  /** By how much each allotment changes; the sum is 0. */
  readonly grants: readonly Grant[];
  /** Received vouchers that are in use by now and stay where they are, by municipality. */
  readonly kept: readonly Grant[];
}

/**
 * Takes a redistribution back as far as it can be: from each receiver what is still available of what it received. Where that
 * is less than was moved, the givers share it by what they gave, under the method of the redistribution. Nobody gets back
 * more than it gave, and nothing in use is taken.
 */
export function reverseRedistribution(
  shares: readonly RedistributedShare[],
  method: ApportionmentMethod,
  ties: TieRule = { by: 'weight-then-key' },
): RedistributionReversal {
  const taken = shares.map(({ received, available }) => Math.min(received, available));
  const total = taken.reduce((sum, count) => sum + count, 0);
  const entries = shares
    .filter(({ given }) => given > 0)
    .map(({ ars, given }) => ({ key: ars, weight: given, minimum: 0, maximum: given }));
  const apportioned = total === 0 ? [] : apportion({ total, method, entries, ties });
  const back = new Map(apportioned.map(({ key, seats }) => [key, seats]));
  return {
    grants: counted(shares, ({ ars }, at) => (back.get(ars) ?? 0) - (taken[at] ?? 0)),
    kept: counted(shares, ({ received }, at) => received - (taken[at] ?? 0)),
  };
}

function counted(
  shares: readonly RedistributedShare[],
  count: (share: RedistributedShare, at: number) => number,
): readonly Grant[] {
  return shares
    .map((share, at) => ({ municipalityId: share.municipalityId, count: count(share, at) }))
    .filter((grant) => grant.count !== 0);
}
