import type { Claimant } from './claimants.js';
import { proportionalFactor, type Fraction } from './proportional-factor.js';

interface Share {
  readonly at: number;
  readonly seats: bigint;
  /** In units of 1 / denominator of the factor: 0 for who is at a limit. */
  readonly remainder: bigint;
  readonly tieRank: number;
}

/**
 * The quota method with limits: λ with Σ clamp(λ·weight, minimum, maximum) = total, rounded down; what is
 * left goes to the largest remainders among those between their limits, equal remainders by tie rank. Without
 * limits λ·weight is the quota, and this is Hare/Niemeyer as used for the Bundestag from 1987 to 2005. Shares
 * are in the order of the claimants and add up. Needs Σ minimum ≤ total ≤ Σ maximum. O(n log n).
 */
export function apportionByLargestRemainder(claimants: readonly Claimant[], total: bigint): readonly bigint[] {
  const factor = proportionalFactor(claimants, total);
  const shares = claimants.map((claimant, at) => roundedDown(claimant, at, factor));
  const rest = Number(total - shares.reduce((sum, { seats }) => sum + seats, 0n));
  const luckier = new Set(
    [...shares]
      .sort(byRemainder)
      .slice(0, rest)
      .map(({ at }) => at),
  );
  return shares.map(({ at, seats }) => (luckier.has(at) ? seats + 1n : seats));
}

function roundedDown(claimant: Claimant, at: number, { numerator, denominator }: Fraction): Share {
  const { weight, minimum, maximum, tieRank } = claimant;
  const ideal = weight * numerator;
  if (ideal <= minimum * denominator) return { at, seats: minimum, remainder: 0n, tieRank };
  if (maximum !== null && ideal >= maximum * denominator) return { at, seats: maximum, remainder: 0n, tieRank };
  return { at, seats: ideal / denominator, remainder: ideal % denominator, tieRank };
}

/**
 * The remainders add up to the rest and each is under one voucher, so the rest never reaches anybody with a
 * remainder of 0.
 */
function byRemainder(a: Share, b: Share): number {
  if (a.remainder !== b.remainder) return a.remainder > b.remainder ? -1 : 1;
  return a.tieRank - b.tieRank;
}
