import fc from 'fast-check';

import { discloseCount, discloseTable, type Disclosed } from './disclosure.js';

const five = { minimumSize: 5 };

describe('a count about persons', () => {
  it.each([
    [0, null],
    [1, null],
    [4, null],
    [5, 5],
    [7, 5],
    [8, 10],
    [12, 10],
    [103, 105],
  ])('of %d is published as %p', (count, published) => {
    expect(discloseCount(count, five)).toBe(published);
  });

  it('may be kept for larger groups only, never for smaller ones', () => {
    expect(discloseCount(9, { minimumSize: 10 })).toBeNull();
    expect(discloseCount(4, { minimumSize: 1 })).toBeNull();
  });
});

describe('a table of counts', () => {
  it('is published whole when every group is large enough', () => {
    const counts = [
      [10, 21],
      [14, 30],
    ];
    expect(discloseTable(counts, five)).toEqual({
      cells: [
        [10, 20],
        [15, 30],
      ],
      rowTotals: [30, 45],
      columnTotals: [25, 50],
      total: 75,
    });
  });

  it('hides with a small group the smallest others that would give it away', () => {
    const counts = [
      [3, 10, 40],
      [20, 30, 50],
    ];
    const { cells, rowTotals, columnTotals } = discloseTable(counts, five);
    expect(cells).toEqual([
      [null, null, 40],
      [null, null, 50],
    ]);
    expect([rowTotals, columnTotals]).toEqual([
      [55, 100],
      [25, 40, 90],
    ]);
  });

  it('hides the total of a group that is too small as a whole', () => {
    const { rowTotals, total } = discloseTable(
      [
        [1, 2],
        [20, 30],
        [40, 50],
      ],
      five,
    );
    expect(rowTotals[0]).toBeNull();
    expect(rowTotals.filter((one) => one === null).length).toBeGreaterThan(1);
    expect(total).not.toBeNull();
  });

  it('says nothing of nobody', () => {
    expect(discloseTable([], five)).toEqual({ cells: [], rowTotals: [], columnTotals: [], total: null });
  });

  const tables = fc.tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 5 })).chain(([height, width]) =>
    fc.array(fc.array(fc.oneof(fc.nat(6), fc.nat(40)), { minLength: width, maxLength: width }), {
      minLength: height,
      maxLength: height,
    }),
  );

  it('names no group under the minimum size, and only multiples of five', () => {
    fc.assert(
      fc.property(tables, (counts) => {
        discloseTable(counts, five).cells.forEach((row, r) => {
          row.forEach((shown, c) => {
            if (shown === null) return;
            expect(counts[r]![c]).toBeGreaterThanOrEqual(5);
            expect(shown % 5).toBe(0);
          });
        });
      }),
    );
  });

  it('lets nobody work out a hidden group, also who reckons with every total again and again', () => {
    fc.assert(
      fc.property(tables, (counts) => {
        const { cells, rowTotals, columnTotals } = discloseTable(counts, five);
        for (const range of attack(cells, rowTotals, columnTotals)) expect(range[1]).toBeGreaterThan(range[0]);
      }),
      { numRuns: 2_000 },
    );
  });
});

type Range = readonly [number, number];

/** What an attacker knows of every hidden cell: bounds narrowed by rows and columns until nothing changes. */
function attack(
  cells: readonly (readonly Disclosed[])[],
  rowTotals: readonly Disclosed[],
  columnTotals: readonly Disclosed[],
): readonly Range[] {
  const known = cells.map((row) => row.map(rangeOf));
  const lines = [
    ...cells.map((row, r) => ({ places: row.map((_, c) => [r, c] as const), total: rangeOf(rowTotals[r]!) })),
    ...columnTotals.map((total, c) => ({ places: cells.map((_, r) => [r, c] as const), total: rangeOf(total) })),
  ];
  for (let round = 0; round < 30; round++) {
    for (const { places, total } of lines) {
      for (const [r, c] of places) {
        const others = places.filter(([x, y]) => x !== r || y !== c).map(([x, y]) => known[x]![y]!);
        const low = total[0] - others.reduce((sum, [, high]) => sum + high, 0);
        const high = total[1] - others.reduce((sum, [least]) => sum + least, 0);
        known[r]![c] = [Math.max(known[r]![c]![0], low), Math.min(known[r]![c]![1], high)];
      }
    }
  }
  return cells.flatMap((row, r) => row.flatMap((shown, c) => (shown === null ? [known[r]![c]!] : [])));
}

function rangeOf(shown: Disclosed): Range {
  return shown === null ? [0, 1_000] : [Math.max(5, shown - 2), shown + 2];
}
