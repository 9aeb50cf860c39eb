import * as fc from 'fast-check';
import { APPORTIONMENT_METHODS } from './apportionment/apportion.js';
import { type RedistributedShare, reverseRedistribution } from './redistribution-reversal.js';

const share = (ars: string, given: number, received: number, available: number): RedistributedShare => ({
  municipalityId: `id-${ars}`,
  ars,
  given,
  received,
  available,
});

describe('the reversal of a redistribution', () => {
  it('takes everything back where nothing is in use yet', () => {
    const reversal = reverseRedistribution([share('1', 5, 0, 2), share('2', 0, 5, 6)], 'sainte-lague');
    expect(reversal).toEqual({
      grants: [
        { municipalityId: 'id-1', count: 5 },
        { municipalityId: 'id-2', count: -5 },
      ],
      kept: [],
    });
  });

  it('leaves what is in use, names it, and shares the rest by what was given', () => {
    const shares = [share('1', 6, 0, 0), share('2', 3, 0, 0), share('3', 0, 9, 3)];
    expect(reverseRedistribution(shares, 'sainte-lague')).toEqual({
      grants: [
        { municipalityId: 'id-1', count: 2 },
        { municipalityId: 'id-2', count: 1 },
        { municipalityId: 'id-3', count: -3 },
      ],
      kept: [{ municipalityId: 'id-3', count: 6 }],
    });
  });

  it('moves nothing where all of it is in use', () => {
    const reversal = reverseRedistribution([share('1', 2, 0, 9), share('2', 0, 2, 0)], 'adams');
    expect(reversal).toEqual({ grants: [], kept: [{ municipalityId: 'id-2', count: 2 }] });
  });

  it('keeps the sum, returns no more than was given, and takes no more than is available', () => {
    const anyMoves = fc.array(fc.record({ count: fc.integer({ min: 1, max: 20 }), left: fc.nat(25) }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(anyMoves, fc.constantFrom(...APPORTIONMENT_METHODS), (moves, method) => {
        const shares = moves.flatMap(({ count, left }, at) => [
          share(`${String(at)}a`, count, 0, left),
          share(`${String(at)}b`, 0, count, left),
        ]);
        const { grants, kept } = reverseRedistribution(shares, method);
        expect(grants.reduce((sum, { count }) => sum + count, 0)).toBe(0);
        for (const { municipalityId, given, received, available } of shares) {
          const change = grants.find((grant) => grant.municipalityId === municipalityId)?.count ?? 0;
          const rest = kept.find((grant) => grant.municipalityId === municipalityId)?.count ?? 0;
          expect(change).toBeLessThanOrEqual(given);
          expect(-change).toBeLessThanOrEqual(Math.min(received, available));
          if (received > 0) expect(rest - change).toBe(received);
        }
      }),
    );
  });
});
