import * as fc from 'fast-check';
import { clamped, claimantsOf, type Claimant } from './claimants.js';
import { apportionByLargestRemainder } from './hare-niemeyer.js';
import { proportionalFactor } from './proportional-factor.js';

type Row = readonly [weight: number, minimum?: number, maximum?: number];

function claimants(rows: readonly Row[]): readonly Claimant[] {
  const entries = rows.map(([weight, minimum = 0, maximum = null], at) => ({
    key: String(at).padStart(2, '0'),
    weight,
    minimum,
    maximum,
  }));
  return claimantsOf(entries, { by: 'weight-then-key' });
}

function seatsOf(rows: readonly Row[], total: number): number[] {
  return apportionByLargestRemainder(claimants(rows), BigInt(total)).map(Number);
}

const anyRow = fc
  .record({ weight: fc.integer({ min: 1, max: 90 }), minimum: fc.nat(6), room: fc.option(fc.nat(15)) })
  .map(({ weight, minimum, room }): Row => (room === null ? [weight, minimum] : [weight, minimum, minimum + room]));
const anyRows = fc.array(anyRow, { minLength: 1, maxLength: 9 });

function within(all: readonly Claimant[], more: number): bigint {
  const least = all.reduce((sum, { minimum }) => sum + minimum, 0n);
  const room = all.reduce((sum, { minimum, maximum }) => sum + (maximum === null ? 1_000n : maximum - minimum), 0n);
  return least + (BigInt(more) < room ? BigInt(more) : room);
}

describe('Hare/Niemeyer', () => {
  it('rounds down and gives the rest to the largest remainders', () => {
    expect(seatsOf([[416], [338], [246]], 10)).toEqual([4, 3, 3]);
  });

  it('shows the Alabama paradox: with 11 instead of 10, the smallest loses one', () => {
    expect(seatsOf([[6], [6], [2]], 10)).toEqual([4, 4, 2]);
    expect(seatsOf([[6], [6], [2]], 11)).toEqual([5, 5, 1]);
  });

  it('shares out what a limit takes or leaves in proportion to the rest', () => {
    expect(seatsOf([[70, 0, 40], [20], [10]], 100)).toEqual([40, 40, 20]);
    expect(seatsOf([[98], [1, 10], [1]], 100)).toEqual([89, 10, 1]);
    expect(seatsOf([[60, 0, 30], [30, 0, 45], [10]], 100)).toEqual([30, 45, 25]);
  });

  it('spends exactly the minimums or the maximums where the total says so', () => {
    expect(
      seatsOf(
        [
          [5, 2],
          [1, 3],
        ],
        5,
      ),
    ).toEqual([2, 3]);
    expect(
      seatsOf(
        [
          [5, 0, 4],
          [1, 0, 7],
        ],
        11,
      ),
    ).toEqual([4, 7]);
    expect(seatsOf([[3], [2]], 0)).toEqual([0, 0]);
  });

  it('keeps the quota without limits: never more than one voucher away', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 1 }), fc.nat(500), (weights, total) => {
        const sum = weights.reduce((a, b) => a + b, 0);
        seatsOf(
          weights.map((weight): Row => [weight]),
          total,
        ).forEach((held, at) => {
          const product = (weights[at] ?? 0) * total;
          expect([Math.floor(product / sum), Math.ceil(product / sum)]).toContain(held);
        });
      }),
    );
  });

  it('adds up within the limits', () => {
    fc.assert(
      fc.property(anyRows, fc.nat(120), (rows, more) => {
        const all = claimants(rows);
        const total = within(all, more);
        const seats = apportionByLargestRemainder(all, total);
        expect(seats.reduce((sum, held) => sum + held, 0n)).toBe(total);
        all.forEach((claimant, at) => {
          expect(clamped(seats[at] ?? -1n, claimant)).toBe(seats[at]);
        });
      }),
    );
  });
});

it('the proportional factor solves its equation exactly', () => {
  fc.assert(
    fc.property(anyRows, fc.nat(120), (rows, more) => {
      const all = claimants(rows);
      const total = within(all, more);
      const { numerator, denominator } = proportionalFactor(all, total);
      const scaled = all.map(({ weight, minimum, maximum }) =>
        clamped(weight * numerator, {
          minimum: minimum * denominator,
          maximum: maximum === null ? null : maximum * denominator,
        }),
      );
      expect(numerator >= 0n && denominator > 0n).toBe(true);
      expect(scaled.reduce((sum, part) => sum + part, 0n)).toBe(total * denominator);
    }),
  );
});
