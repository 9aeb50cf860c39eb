import fc from 'fast-check';

import { discloseCount, discloseParts } from './disclosure.js';

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

describe('the parts of a group', () => {
  it('are published whole when each is large enough', () => {
    expect(discloseParts([10, 21, 14], five)).toEqual({ parts: [10, 20, 15], total: 45 });
  });

  it('take with a small one the smallest other, which would give it away', () => {
    expect(discloseParts([3, 10, 40], five)).toEqual({ parts: [null, null, 40], total: 55 });
  });

  it('take the whole group with them where nothing else is left, and where it is too small itself', () => {
    expect(discloseParts([1, 2], five)).toEqual({ parts: [null, null], total: null });
    expect(discloseParts([4], five)).toEqual({ parts: [null], total: null });
  });

  it('say nothing of nobody', () => {
    expect(discloseParts([], five)).toEqual({ parts: [], total: null });
  });

  const groups = fc.array(fc.oneof(fc.nat(6), fc.nat(40)), { minLength: 1, maxLength: 6 });

  it('name no group under the minimum size, and only multiples of five', () => {
    fc.assert(
      fc.property(groups, (counts) => {
        discloseParts(counts, five).parts.forEach((shown, at) => {
          if (shown === null) return;
          expect(counts[at]).toBeGreaterThanOrEqual(5);
          expect(shown % 5).toBe(0);
        });
      }),
    );
  });

  it('let nobody work out a hidden one, even who knows each shown count and the total exactly', () => {
    fc.assert(
      fc.property(groups, (counts) => {
        const { parts, total } = discloseParts(counts, five);
        const hidden = counts.filter((_, at) => parts[at] === null);
        if (total === null || hidden.length === 0) return;
        const together = hidden.reduce((sum, count) => sum + count, 0);
        // Each may be anything from nobody to all of those who are not shown.
        expect(hidden.length).toBeGreaterThan(1);
        expect(together).toBeGreaterThanOrEqual(5);
      }),
      { numRuns: 2_000 },
    );
  });
});
