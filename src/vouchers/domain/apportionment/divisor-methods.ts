import { clamped, type Claimant } from './claimants.js';
import { PriorityQueue } from './priority-queue.js';
import { proportionalFactor } from './proportional-factor.js';

export type DivisorMethod = 'sainte-lague' | 'dhondt' | 'adams' | 'huntington-hill';

/** A claim to the next voucher is value / divisor; a divisor of 0 counts as infinite. */
export interface DivisorRule {
  readonly value: (weight: bigint) => bigint;
  readonly divisor: (seats: bigint) => bigint;
}

/**
 * The divisors after Balinski and Young, "Fair Representation" (1982); Sainte-Laguë as in § 6 of the Federal
 * Election Act. Huntington-Hill divides by √(s·(s+1)); its claims are compared by their squares, so
 * everything stays an integer.
 */
export const DIVISOR_RULES: Readonly<Record<DivisorMethod, DivisorRule>> = {
  'sainte-lague': { value: (weight) => weight, divisor: (seats) => 2n * seats + 1n },
  dhondt: { value: (weight) => weight, divisor: (seats) => seats + 1n },
  adams: { value: (weight) => weight, divisor: (seats) => seats },
  'huntington-hill': { value: (weight) => weight * weight, divisor: (seats) => seats * (seats + 1n) },
};

interface Claim {
  readonly claimant: Claimant;
  readonly value: bigint;
  readonly at: number;
  divisor: bigint;
}

/**
 * Gives voucher after voucher to the largest claim, starting from the minimums and passing over who is at the
 * maximum; equal claims go by tie rank. The shares are in the order of the claimants and add up to the total.
 * Needs Σ minimum ≤ total ≤ Σ maximum. O(n log n), whatever the total.
 */
export function apportionByDivisor(
  claimants: readonly Claimant[],
  total: bigint,
  method: DivisorMethod,
): readonly bigint[] {
  const rule = DIVISOR_RULES[method];
  const seats = certainSeats(claimants, total);
  const claims = new PriorityQueue(openClaims(claimants, seats, rule), precedes);
  for (let left = total - sumOf(seats); left > 0n; left -= 1n) giveNext(claims, seats, rule);
  return seats;
}

/**
 * Shares that no divisor method undercuts, so that only about n vouchers are left to be given one by one. All
 * four methods round λ·weight either down or up. With λ chosen for total − n vouchers, rounding up everywhere
 * spends at most the total; so the one-by-one rule passes that λ before it ends, and nobody ends below
 * λ·weight rounded down.
 */
function certainSeats(claimants: readonly Claimant[], total: bigint): bigint[] {
  const minimums = claimants.map(({ minimum }) => minimum);
  const target = total - BigInt(claimants.length);
  if (target <= sumOf(minimums)) return minimums;
  const { numerator, denominator } = proportionalFactor(claimants, target);
  return claimants.map((claimant) => clamped((claimant.weight * numerator) / denominator, claimant));
}

function openClaims(claimants: readonly Claimant[], seats: readonly bigint[], rule: DivisorRule): readonly Claim[] {
  return claimants
    .map((claimant, at) => ({
      claimant,
      value: rule.value(claimant.weight),
      at,
      divisor: rule.divisor(seats[at] ?? 0n),
    }))
    .filter(({ claimant, at }) => claimant.maximum === null || (seats[at] ?? 0n) < claimant.maximum);
}

function giveNext(claims: PriorityQueue<Claim>, seats: bigint[], rule: DivisorRule): void {
  const claim = claims.first();
  if (claim === undefined) return;
  const held = (seats[claim.at] ?? 0n) + 1n;
  seats[claim.at] = held;
  claim.divisor = rule.divisor(held);
  if (held === claim.claimant.maximum) claims.dropFirst();
  else claims.settleFirst();
}

/** Cross-multiplied, a divisor of 0 beats every other claim and equals another divisor of 0. */
function precedes(a: Claim, b: Claim): boolean {
  const difference = a.value * b.divisor - b.value * a.divisor;
  return difference === 0n ? a.claimant.tieRank < b.claimant.tieRank : difference > 0n;
}

function sumOf(numbers: readonly bigint[]): bigint {
  return numbers.reduce((sum, number) => sum + number, 0n);
}
