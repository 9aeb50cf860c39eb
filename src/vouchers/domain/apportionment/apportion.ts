import { DomainError } from '../../../kernel/domain-error.js';
import { claimantsOf, countOf, type ApportionmentEntry, type Claimant, type TieRule } from './claimants.js';
import { withFourDecimals } from './decimals.js';
import { apportionByDivisor, type DivisorMethod } from './divisor-methods.js';
import { apportionByLargestRemainder } from './hare-niemeyer.js';

export type ApportionmentMethod = DivisorMethod | 'hare-niemeyer';

export const APPORTIONMENT_METHODS: readonly ApportionmentMethod[] = [
  'sainte-lague',
  'dhondt',
  'hare-niemeyer',
  'adams',
  'huntington-hill',
];

export interface ApportionmentRequest {
  /** Vouchers to distribute: a whole number from 0. */
  readonly total: number;
  readonly method: ApportionmentMethod;
  readonly entries: readonly ApportionmentEntry[];
  /** Default: the larger weight, then the smaller key. */
  readonly ties?: TieRule;
}

export interface ApportionmentShare {
  readonly key: string;
  readonly seats: number;
  /** weight · total / Σ weights without limits, rounded half up to 4 decimals: '16.1765'. */
  readonly quota: string;
  /** seats − quota, rounded likewise: '-0.1765'. */
  readonly difference: string;
}

/**
 * Distributes the total over the municipalities. Guarantees: the shares add up exactly, each lies within its
 * limits, they are in the order of the keys, and neither the order of the entries nor the machine changes the
 * result (integers only).
 * @throws DomainError (invalid) `nobody-to-distribute-to`, `weight-not-positive`, `minimum-exceeds-total`,
 * `maximum-below-total`, `minimum-above-maximum`, `limit-not-a-count`, `municipality-twice`
 */
export function apportion(request: ApportionmentRequest): readonly ApportionmentShare[] {
  const { claimants, total } = claimsOn(request);
  return sharesOf(claimants, total, seatsBy(request.method, claimants, total));
}

/**
 * Who claims how much of what, checked once for any number of methods.
 * @throws DomainError those of `apportion`
 */
export function claimsOn(request: Omit<ApportionmentRequest, 'method'>): {
  readonly claimants: readonly Claimant[];
  readonly total: bigint;
} {
  const total = countOf(request.total, { limit: 'total' });
  const claimants = claimantsOf(request.entries, request.ties ?? { by: 'weight-then-key' });
  refuseUnreachable(claimants, total);
  return { claimants, total };
}

/** Vouchers in the order of the claimants. Needs Σ minimum ≤ total ≤ Σ maximum. */
export function seatsBy(method: ApportionmentMethod, claimants: readonly Claimant[], total: bigint): readonly bigint[] {
  return method === 'hare-niemeyer'
    ? apportionByLargestRemainder(claimants, total)
    : apportionByDivisor(claimants, total, method);
}

/** Vouchers beside the exact shares. */
export function sharesOf(
  claimants: readonly Claimant[],
  total: bigint,
  seats: readonly bigint[],
): readonly ApportionmentShare[] {
  const weights = claimants.reduce((sum, { weight }) => sum + weight, 0n);
  return claimants.map(({ key, weight }, at) => {
    const held = seats[at] ?? 0n;
    return {
      key,
      seats: Number(held),
      quota: withFourDecimals(weight * total, weights),
      difference: withFourDecimals(held * weights - weight * total, weights),
    };
  });
}

/**
 * The entries of a top-up: nobody gets less than the current grant. A minimum under the grant rises to it,
 * and so does a maximum that the grant already exceeds, because a top-up takes nothing back.
 * @param grants vouchers granted so far, by key; a missing key counts as 0
 */
export function entriesForTopUp(
  entries: readonly ApportionmentEntry[],
  grants: ReadonlyMap<string, number>,
): readonly ApportionmentEntry[] {
  return entries.map((entry) => {
    const granted = grants.get(entry.key) ?? 0;
    const maximum = entry.maximum === null ? null : Math.max(entry.maximum, granted);
    return { ...entry, minimum: Math.max(entry.minimum, granted), maximum };
  });
}

function refuseUnreachable(claimants: readonly Claimant[], total: bigint): void {
  const minimum = claimants.reduce((sum, claimant) => sum + claimant.minimum, 0n);
  if (minimum > total) {
    throw new DomainError('minimum-exceeds-total', 'invalid', {
      minimum: Number(minimum),
      total: Number(total),
    });
  }
  const maximum = highestTotal(claimants);
  if (maximum !== null && maximum < total) {
    throw new DomainError('maximum-below-total', 'invalid', {
      maximum: Number(maximum),
      total: Number(total),
    });
  }
}

/** The most that can be distributed within the limits; null for no limit. */
export function highestTotal(claimants: readonly Pick<Claimant, 'maximum'>[]): bigint | null {
  return claimants.reduce<bigint | null>(
    (sum, { maximum }) => (sum === null || maximum === null ? null : sum + maximum),
    0n,
  );
}
