import fc from 'fast-check';

import type { SettlementRow } from '../../vouchers/index.js';
import { groupsOf, SETTLEMENT_VIEWS, sumOfGroups } from './settlement-groups.js';

const row = (provider: string, ars: string, vouchers: number): SettlementRow => ({
  ...{ provider, ars, municipality: `Ort ${ars}`, vouchers, completed: 0 },
  ...{ priceCents: vouchers * 100, paidCents: vouchers * 90 },
});

describe('a settlement looked at', () => {
  const rows = [row('B', '1', 2), row('A', '1', 1), row('A', '2', 4)];

  it.each([
    ['provider', ['A: 5', 'B: 2']],
    ['municipality', ['Ort 1: 3', 'Ort 2: 4']],
    ['both', ['A, Ort 1: 1', 'A, Ort 2: 4', 'B, Ort 1: 2']],
  ] as const)('by %s', (view, expected) => {
    const shown = groupsOf(rows, view).map(
      ({ provider, municipality, vouchers }) =>
        `${[provider, municipality].filter((one) => one !== null).join(', ')}: ${vouchers}`,
    );
    expect(shown).toEqual(expected);
  });

  it('has the same sum from every side', () => {
    const word = fc.constantFrom('A', 'B', 'C');
    const some = fc.array(fc.tuple(word, word, fc.nat(1_000)).map(([p, a, n]) => row(p, a, n)));
    fc.assert(
      fc.property(some, (all) => {
        for (const view of SETTLEMENT_VIEWS) expect(sumOfGroups(groupsOf(all, view))).toEqual(sumOfGroups(all));
      }),
    );
  });
});
