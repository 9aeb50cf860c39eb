import { type Accounts, type CountedRows, driftOf, driftsIn } from './drift.js';
import type { Tally } from './tally.js';

const counts: CountedRows = {
  ...{ granted: 10, requested: 2, assigned: 1, redeemed: 3, completed: 4, expired: 0, available: 2 },
};
const tally: Tally = { municipalityId: 'm', ledgerPosition: 7, ...counts };
const agreed: Accounts = {
  ...{ municipalityId: 'm', ledger: tally, ledgerThen: tally, rows: counts, stored: tally, uncountedSince: null },
};
const NOW = new Date('2026-11-26T12:00:00Z');
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

describe('drift', () => {
  it('is every column in which two accounts disagree', () => {
    expect(driftOf(counts, counts)).toEqual([]);
    expect(driftOf(counts, { ...counts, requested: 3, available: 1 })).toEqual(['requested', 'available']);
  });

  const behind = { ...tally, ledgerPosition: 4, requested: 0 };
  it.each<[string, Partial<Accounts>, readonly object[]]>([
    ['nothing when all agree', {}, []],
    ['nothing before the first count', { stored: null, uncountedSince: ago(1) }, []],
    [
      'a table that was changed beside the product',
      { rows: { ...counts, requested: 3 } },
      [{ kind: 'rows-differ', differences: [{ column: 'requested', ledger: 2, found: 3 }] }],
    ],
    [
      'a tally that was changed',
      { stored: { ...tally, assigned: 2 } },
      [{ kind: 'tally-differs', differences: [{ column: 'assigned', ledger: 1, found: 2 }] }],
    ],
    ['nothing when the tally is only older', { stored: behind, ledgerThen: behind, uncountedSince: ago(1) }, []],
    [
      'a tally that nobody counted for long',
      { stored: behind, ledgerThen: behind, uncountedSince: ago(6) },
      [{ kind: 'tally-behind', differences: [] }],
    ],
    [
      'a tally that claims entries that do not exist',
      { stored: { ...tally, ledgerPosition: 99 } },
      [{ kind: 'tally-differs', differences: [] }],
    ],
  ])('finds %s', (_, part, found) => {
    expect(driftsIn({ ...agreed, ...part }, NOW)).toEqual(found);
  });
});
