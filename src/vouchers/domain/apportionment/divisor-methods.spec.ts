import * as fc from 'fast-check';
import { claimantsOf, type Claimant } from './claimants.js';
import { apportionByDivisor, DIVISOR_RULES, type DivisorMethod } from './divisor-methods.js';

const METHODS: readonly DivisorMethod[] = ['sainte-lague', 'dhondt', 'adams', 'huntington-hill'];

function claimants(weights: readonly number[]): readonly Claimant[] {
  const entries = weights.map((weight, at) => ({
    key: String(at).padStart(2, '0'),
    weight,
    minimum: 0,
    maximum: null,
  }));
  return claimantsOf(entries, { by: 'weight-then-key' });
}

function seatsBy(method: DivisorMethod, weights: readonly number[], total: number): number[] {
  return apportionByDivisor(claimants(weights), BigInt(total), method).map(Number);
}

/** The rule as it is written: look at every claim for every voucher. */
function oneByOne(all: readonly Claimant[], total: bigint, method: DivisorMethod): bigint[] {
  const { value, divisor } = DIVISOR_RULES[method];
  const seats = all.map(({ minimum }) => minimum);
  const claim = (at: number): [bigint, bigint] => [value(all[at]?.weight ?? 0n), divisor(seats[at] ?? 0n)];
  const beats = (a: number, b: number): boolean => {
    const [valueA, divisorA] = claim(a);
    const [valueB, divisorB] = claim(b);
    if (divisorA === 0n || divisorB === 0n) {
      return divisorA === divisorB ? (all[a]?.tieRank ?? 0) < (all[b]?.tieRank ?? 0) : divisorA === 0n;
    }
    const [left, right] = [valueA * divisorB, valueB * divisorA];
    return left === right ? (all[a]?.tieRank ?? 0) < (all[b]?.tieRank ?? 0) : left > right;
  };
  for (let left = total - seats.reduce((sum, held) => sum + held, 0n); left > 0n; left -= 1n) {
    const open = all.map((_, at) => at).filter((at) => seats[at] !== all[at]?.maximum);
    const best = open.reduce((a, b) => (beats(b, a) ? b : a));
    seats[best] = (seats[best] ?? 0n) + 1n;
  }
  return seats;
}

const anyClaimants = fc
  .array(fc.record({ weight: fc.integer({ min: 1, max: 400 }), minimum: fc.nat(8), room: fc.option(fc.nat(25)) }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((rows) =>
    claimantsOf(
      rows.map(({ weight, minimum, room }, at) => ({
        key: String(at),
        weight,
        minimum,
        maximum: room === null ? null : minimum + room,
      })),
      { by: 'weight-then-key' },
    ),
  );

function within(all: readonly Claimant[], more: number): bigint {
  const least = all.reduce((sum, { minimum }) => sum + minimum, 0n);
  const room = all.reduce((sum, { minimum, maximum }) => sum + (maximum === null ? 1_000_000n : maximum - minimum), 0n);
  return least + (BigInt(more) < room ? BigInt(more) : room);
}

describe('divisor methods', () => {
  it.each<[DivisorMethod, number[]]>([
    ['dhondt', [4, 3, 1, 0]],
    ['sainte-lague', [3, 3, 1, 1]],
    ['adams', [3, 3, 1, 1]],
    ['huntington-hill', [3, 3, 1, 1]],
  ])('%s gives 8 among 100, 80, 30 and 20 as in the textbook', (method, seats) => {
    expect(seatsBy(method, [100_000, 80_000, 30_000, 20_000], 8)).toEqual(seats);
  });

  // The fourth voucher goes to the larger one when the ratio exceeds 3/2, 5/3, √3 or 2.
  it.each<[DivisorMethod, number, number]>([
    ['dhondt', 1_499, 1_501],
    ['sainte-lague', 1_666, 1_667],
    ['huntington-hill', 1_732, 1_733],
    ['adams', 1_999, 2_001],
  ])('%s tips from 2:2 to 3:1 between %i and %i against 1,000', (method, below, above) => {
    expect(seatsBy(method, [below, 1_000], 4)).toEqual([2, 2]);
    expect(seatsBy(method, [above, 1_000], 4)).toEqual([3, 1]);
  });

  it('count a divisor of 0 as infinite: everybody has one before anybody has two', () => {
    for (const method of ['adams', 'huntington-hill'] as const) {
      expect(seatsBy(method, [1, 1_000_000, 5], 2)).toEqual([0, 1, 1]);
      expect(seatsBy(method, [1, 1_000_000, 5], 4)).toEqual([1, 2, 1]);
    }
  });

  it('stay exact where numbers of double precision would not', () => {
    const all = claimantsOf(
      [
        { key: 'a', weight: 10n ** 30n, minimum: 0, maximum: null },
        { key: 'b', weight: 10n ** 30n + 1n, minimum: 0, maximum: null },
      ],
      { by: 'weight-then-key' },
    );
    for (const method of METHODS) expect(apportionByDivisor(all, 3n, method)).toEqual([1n, 2n]);
  });

  it('equal the one-by-one rule', () => {
    fc.assert(
      fc.property(anyClaimants, fc.nat(300), fc.constantFrom(...METHODS), (all, more, method) => {
        const total = within(all, more);
        expect(apportionByDivisor(all, total, method)).toEqual(oneByOne(all, total, method));
      }),
      { numRuns: 400 },
    );
  });

  it('never take a voucher away when there is one more', () => {
    fc.assert(
      fc.property(anyClaimants, fc.nat(300), fc.constantFrom(...METHODS), (all, more, method) => {
        const before = apportionByDivisor(all, within(all, more), method);
        const after = apportionByDivisor(all, within(all, more + 1), method);
        after.forEach((held, at) => {
          expect(held >= (before[at] ?? 0n)).toBe(true);
        });
      }),
    );
  });
});
