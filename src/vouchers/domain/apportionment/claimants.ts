import { DomainError } from '../../../kernel/domain-error.js';

/** A municipality that takes part in a distribution, as the administrator states it. */
export interface ApportionmentEntry {
  /** ARS, 12 digits, as a string. */
  readonly key: string;
  /** A positive integer: population, headcount, 1, or an anonymous figure of need. */
  readonly weight: bigint | number;
  /** Vouchers that it gets in any case; for a top-up at least its current grant. */
  readonly minimum: number;
  /** Vouchers that it never exceeds; null for no limit. */
  readonly maximum: number | null;
}

/**
 * Who goes first when two claims are equal: the larger weight, then the smaller key; or one lot per
 * municipality, which is the SHA-256 of `seed:key` in lower-case hex (the smaller hex comes first), so that
 * anybody can draw it again.
 */
export type TieRule =
  | { readonly by: 'weight-then-key' }
  | { readonly by: 'lot'; readonly seed: string; readonly sha256: (text: string) => string };

/** An entry that was checked, in exact integers, with its place in the order of ties (0 goes first). */
export interface Claimant {
  readonly key: string;
  readonly weight: bigint;
  readonly minimum: bigint;
  readonly maximum: bigint | null;
  readonly tieRank: number;
}

type Unranked = Omit<Claimant, 'tieRank'>;

const compare = <T extends string | bigint>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The entries as claimants, in the order of their keys.
 * @throws DomainError (invalid) `nobody-to-distribute-to`, `weight-not-positive`, `limit-not-a-count`,
 * `minimum-above-maximum`, `municipality-twice`
 */
export function claimantsOf(entries: readonly ApportionmentEntry[], ties: TieRule): readonly Claimant[] {
  if (entries.length === 0) throw new DomainError('nobody-to-distribute-to', 'invalid');
  const sorted = entries.map(checked).sort((a, b) => compare(a.key, b.key));
  refuseTwins(sorted);
  const ranks = tieRanks(sorted, ties);
  return sorted.map((claimant) => ({ ...claimant, tieRank: ranks.get(claimant.key) ?? 0 }));
}

/**
 * A number of vouchers as an exact integer.
 * @throws DomainError (invalid) `limit-not-a-count` unless it is a whole number from 0 to 2^53 − 1
 */
export function countOf(value: number, details: Readonly<Record<string, unknown>>): bigint {
  if (!Number.isSafeInteger(value) || value < 0)
    throw new DomainError('limit-not-a-count', 'invalid', { ...details, value });
  return BigInt(value);
}

/**
 * A share between the limits of its claimant.
 */
export function clamped(seats: bigint, { minimum, maximum }: Pick<Claimant, 'minimum' | 'maximum'>): bigint {
  if (seats < minimum) return minimum;
  return maximum !== null && seats > maximum ? maximum : seats;
}

function checked(entry: ApportionmentEntry): Unranked {
  const { key } = entry;
  const minimum = countOf(entry.minimum, { key, limit: 'minimum' });
  const maximum = entry.maximum === null ? null : countOf(entry.maximum, { key, limit: 'maximum' });
  if (maximum !== null && minimum > maximum) throw new DomainError('minimum-above-maximum', 'invalid', { key });
  return { key, weight: positiveWeight(entry), minimum, maximum };
}

function positiveWeight({ key, weight }: ApportionmentEntry): bigint {
  const isWhole = typeof weight === 'bigint' || Number.isSafeInteger(weight);
  if (!isWhole || weight <= 0) throw new DomainError('weight-not-positive', 'invalid', { key, weight: String(weight) });
  return BigInt(weight);
}

function refuseTwins(sorted: readonly Unranked[]): void {
  const twin = sorted.find((claimant, at) => claimant.key === sorted[at - 1]?.key);
  if (twin !== undefined) throw new DomainError('municipality-twice', 'invalid', { key: twin.key });
}

function tieRanks(claimants: readonly Unranked[], ties: TieRule): ReadonlyMap<string, number> {
  const ordered = ties.by === 'lot' ? byLot(claimants, ties) : byWeightThenKey(claimants);
  return new Map(ordered.map((claimant, rank) => [claimant.key, rank]));
}

function byWeightThenKey(claimants: readonly Unranked[]): readonly Unranked[] {
  return [...claimants].sort((a, b) => compare(b.weight, a.weight) || compare(a.key, b.key));
}

function byLot(claimants: readonly Unranked[], ties: TieRule & { by: 'lot' }): readonly Unranked[] {
  return claimants
    .map((claimant) => ({ claimant, lot: ties.sha256(`${ties.seed}:${claimant.key}`) }))
    .sort((a, b) => compare(a.lot, b.lot) || compare(a.claimant.key, b.claimant.key))
    .map(({ claimant }) => claimant);
}
