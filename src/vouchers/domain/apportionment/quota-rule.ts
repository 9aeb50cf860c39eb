import type { Claimant } from './claimants.js';
import { withFourDecimals } from './decimals.js';
import { type Fraction, proportionalFactor } from './proportional-factor.js';

/** A share that is more than the exact one rounded up, or less than it rounded down. */
export interface QuotaBreach {
  readonly key: string;
  readonly seats: number;
  /** The exact share within the limits, with four decimals. */
  readonly exact: string;
  /** Vouchers above the exact share rounded up (positive) or below it rounded down (negative). */
  readonly beyond: number;
}

/**
 * Who gets more or less than rounding explains. The exact share is clamp(λ·weight, minimum, maximum) with
 * Σ = total; without limits that is the quota, and this is the quota rule of Balinski and Young, "Fair
 * Representation" (1982). Limits themselves are no breach.
 */
export function quotaBreaches(
  claimants: readonly Claimant[],
  total: bigint,
  seats: readonly bigint[],
): readonly QuotaBreach[] {
  const factor = proportionalFactor(claimants, total);
  return claimants.flatMap((claimant, at): QuotaBreach[] => {
    const exact = exactShare(claimant, factor);
    const held = seats[at] ?? 0n;
    const beyond = beyondRounding(held, exact);
    if (beyond === 0n) return [];
    const words = withFourDecimals(exact.numerator, exact.denominator);
    return [{ key: claimant.key, seats: Number(held), exact: words, beyond: Number(beyond) }];
  });
}

function exactShare({ weight, minimum, maximum }: Claimant, { numerator, denominator }: Fraction): Fraction {
  const wanted = weight * numerator;
  if (wanted < minimum * denominator) return { numerator: minimum, denominator: 1n };
  if (maximum !== null && wanted > maximum * denominator) return { numerator: maximum, denominator: 1n };
  return { numerator: wanted, denominator };
}

function beyondRounding(held: bigint, { numerator, denominator }: Fraction): bigint {
  const down = numerator / denominator;
  const up = numerator % denominator === 0n ? down : down + 1n;
  if (held > up) return held - up;
  return held < down ? held - down : 0n;
}
