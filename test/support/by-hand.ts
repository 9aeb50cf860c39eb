/**
 * The five methods once more, as plainly as possible and by another way than the product: the divisor methods sort every
 * claim there can be, once for all totals; Hare/Niemeyer fixes whoever meets a limit until nobody does. Populations and
 * totals are small enough for every number here to be exact as an integer, and products of two fractions are big integers.
 */
export interface Weighted {
  readonly weight: number;
  readonly minimum: number;
  readonly maximum: number;
}

interface Claim {
  readonly at: number;
  readonly weight: number;
  readonly above: number;
  readonly below: number;
}

/** What somebody who holds so many claims next, as a fraction of whole numbers; a fraction over 0 is infinite. */
const CLAIMS = {
  'sainte-lague': (weight: number, held: number) => [weight, 2 * held + 1],
  dhondt: (weight: number, held: number) => [weight, held + 1],
  adams: (weight: number, held: number) => [weight, held],
  'huntington-hill': (weight: number, held: number) => [weight * weight, held * (held + 1)],
} as const;
export type HighestClaims = keyof typeof CLAIMS;

/** More than a quotient of two whole numbers is off as floating point. */
const OFF = 1e-12;

/** Who gets the vouchers after the minimums, one after the other, as places in the list; its order is that of the ARS. */
export function orderOfVouchers(towns: readonly Weighted[], method: HighestClaims, total: number): readonly number[] {
  const claims: Claim[] = towns.flatMap(({ weight, minimum, maximum }, at) =>
    Array.from({ length: Math.max(0, Math.min(maximum, total) - minimum) }, (_, more) => {
      const [above, below] = CLAIMS[method](weight, minimum + more) as [number, number];
      return { at, weight, above, below };
    }),
  );
  const least = (leastThatCounts(claims, total) ?? 0) * (1 - OFF);
  const counting = claims.filter(({ above, below }) => above / below >= least);
  return counting.sort(largerFirst).map(({ at }) => at);
}

/** The last that gets a voucher, to the accuracy of floating point: only what is not clearly smaller is compared exactly. */
function leastThatCounts(claims: readonly Claim[], total: number): number | undefined {
  return Float64Array.from(claims, ({ above, below }) => above / below)
    .sort()
    .at(-total);
}

function largerFirst(a: Claim, b: Claim): number {
  const [left, right] = [BigInt(a.above) * BigInt(b.below), BigInt(b.above) * BigInt(a.below)];
  if (left !== right) return left > right ? -1 : 1;
  return b.weight - a.weight || a.at - b.at;
}

/** Hare/Niemeyer within limits, by fixing those who meet one until nobody does (Bitran and Hax 1981). */
export function largestRemainders(towns: readonly Weighted[], total: number): readonly number[] {
  const seats = towns.map(() => 0);
  let free = towns.map((_, at) => at);
  for (let left = total; ;) {
    const weights = free.reduce((sum, at) => sum + towns[at]!.weight, 0);
    // Exact shares and limits times `weights`, so that everything stays whole.
    const low = free.filter((at) => towns[at]!.weight * left < towns[at]!.minimum * weights);
    const high = free.filter((at) => towns[at]!.weight * left > towns[at]!.maximum * weights);
    const lacking = low.reduce((sum, at) => sum + towns[at]!.minimum * weights - towns[at]!.weight * left, 0);
    const excess = high.reduce((sum, at) => sum + towns[at]!.weight * left - towns[at]!.maximum * weights, 0);
    if (lacking === 0 && excess === 0) return withRemainders(towns, seats, { free, left, weights });
    const fixed = [...(lacking >= excess ? low : []), ...(excess >= lacking ? high : [])];
    for (const at of fixed) seats[at] = low.includes(at) ? towns[at]!.minimum : towns[at]!.maximum;
    left -= fixed.reduce((sum, at) => sum + seats[at]!, 0);
    free = free.filter((at) => !fixed.includes(at));
  }
}

function withRemainders(
  towns: readonly Weighted[],
  seats: number[],
  { free, left, weights }: { readonly free: readonly number[]; readonly left: number; readonly weights: number },
): readonly number[] {
  for (const at of free) seats[at] = Math.floor((towns[at]!.weight * left) / weights);
  const rest = left - free.reduce((sum, at) => sum + seats[at]!, 0);
  const remainders = towns.map(({ weight }) => (weight * left) % weights);
  [...free]
    .sort((a, b) => remainders[b]! - remainders[a]! || towns[b]!.weight - towns[a]!.weight || a - b)
    .slice(0, rest)
    .forEach((at) => seats[at]!++);
  return seats;
}
