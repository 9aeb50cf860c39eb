import fc from 'fast-check';

import { type DayGroup, historyOf } from './tally-history.js';
import { foldTally } from './tally.js';

const group = (
  day: string,
  kind: DayGroup['kind'],
  count: number,
  position: number,
  municipalityId = 'a',
): DayGroup => ({
  ...{ day, kind, count, position, municipalityId },
});

describe('the history of a tally', () => {
  it('has a row at the end of each day on which something moved', () => {
    const rows = historyOf([
      group('2026-03-02', 'voucher.assigned', 2, 4),
      group('2026-03-01', 'grant', 10, 1),
      group('2026-03-01', 'grant', 5, 2, 'b'),
      group('2026-03-05', 'voucher.redeemed', 1, 9),
    ]);
    expect(
      rows.map(({ municipalityId, day, granted, assigned, redeemed, available, ledgerPosition }) => [
        ...[municipalityId, day, granted, assigned, redeemed, available, ledgerPosition],
      ]),
    ).toEqual([
      ['a', '2026-03-01', 10, 0, 0, 10, 1],
      ['a', '2026-03-02', 10, 2, 0, 8, 4],
      ['a', '2026-03-05', 10, 1, 1, 8, 9],
      ['b', '2026-03-01', 5, 0, 0, 5, 2],
    ]);
  });

  it('ends in the fold of the whole ledger', () => {
    const kinds = ['grant', 'request.requested', 'voucher.assigned', 'voucher.redeemed', 'voucher.completed'] as const;
    const any = fc.record({
      day: fc.constantFrom('2026-01-01', '2026-01-02', '2026-02-01', '2027-01-01'),
      kind: fc.constantFrom(...kinds),
      count: fc.integer({ min: 1, max: 9 }),
      position: fc.integer({ min: 1, max: 999 }),
      municipalityId: fc.constantFrom('a', 'b', 'c'),
    });
    fc.assert(
      fc.property(fc.array(any), (groups) => {
        const last = new Map(historyOf(groups).map(({ day: _, ...tally }) => [tally.municipalityId, tally]));
        expect([...last.values()]).toEqual(foldTally(groups));
      }),
    );
  });
});
