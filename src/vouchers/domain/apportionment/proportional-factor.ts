import type { Claimant } from './claimants.js';

/** An exact rational number; the denominator is positive. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

interface Turn {
  readonly at: Fraction;
  readonly weight: bigint;
  readonly fixed: bigint;
}

/**
 * The exact λ ≥ 0 with Σ clamp(λ·weight, minimum, maximum) = total. The sum is piecewise linear and never
 * falls in λ: each claimant's part starts to grow where λ·weight reaches its minimum and stops at its
 * maximum, so one sweep over these turning points finds the piece that holds the total. Where a whole stretch
 * of λ fits, it is the first point of the stretch. Needs Σ minimum ≤ total ≤ Σ maximum. O(n log n).
 */
export function proportionalFactor(claimants: readonly Claimant[], total: bigint): Fraction {
  let fixed = claimants.reduce((sum, { minimum }) => sum + minimum, 0n);
  let growing = 0n;
  let reached: Fraction = { numerator: 0n, denominator: 1n };
  for (const turn of turnsInOrder(claimants)) {
    if (fixed * turn.at.denominator + growing * turn.at.numerator >= total * turn.at.denominator) break;
    fixed += turn.fixed;
    growing += turn.weight;
    reached = turn.at;
  }
  return growing > 0n ? { numerator: total - fixed, denominator: growing } : reached;
}

/** Kept as long as the claimants are: one list is asked for one method and total after the other. */
const turns = new WeakMap<readonly Claimant[], readonly Turn[]>();

function turnsInOrder(claimants: readonly Claimant[]): readonly Turn[] {
  const kept = turns.get(claimants) ?? sortedTurns(claimants);
  turns.set(claimants, kept);
  return kept;
}

function sortedTurns(claimants: readonly Claimant[]): readonly Turn[] {
  return claimants.flatMap(turnsOf).sort((a, b) => {
    const difference = a.at.numerator * b.at.denominator - b.at.numerator * a.at.denominator;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  });
}

function turnsOf({ weight, minimum, maximum }: Claimant): readonly Turn[] {
  const starts: Turn = { at: { numerator: minimum, denominator: weight }, weight, fixed: -minimum };
  if (maximum === null) return [starts];
  return [starts, { at: { numerator: maximum, denominator: weight }, weight: -weight, fixed: maximum }];
}
