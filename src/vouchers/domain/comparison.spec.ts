import * as fc from 'fast-check';

import { APPORTIONMENT_METHODS } from './apportionment/apportion.js';
import { compareMethods, type MethodOutcome } from './comparison.js';

const anyEntries = fc
  .array(fc.record({ weight: fc.integer({ min: 1, max: 200 }), minimum: fc.nat(4), room: fc.option(fc.nat(9)) }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((rows) =>
    rows.map(({ weight, minimum, room }, at) => {
      return { key: String(at), weight, minimum, maximum: room === null ? null : minimum + room };
    }),
  );
/** A total between the sums of the limits. */
const anyRequest = fc.tuple(anyEntries, fc.nat(50)).map(([entries, more]) => {
  const least = entries.reduce((sum, { minimum }) => sum + minimum, 0);
  const most = entries.reduce((sum, { maximum }) => sum + (maximum ?? Infinity), 0);
  return { entries, total: Math.min(least + more, most) };
});
const of = (outcomes: readonly MethodOutcome[], method: string) => outcomes.find((one) => one.method === method);

describe('The comparison of the methods', () => {
  it('has all five, in the order in which they are offered', () => {
    const outcomes = compareMethods({ total: 5, entries: [{ key: 'a', weight: 1, minimum: 0, maximum: null }] });
    expect(outcomes.map(({ method }) => method)).toEqual(APPORTIONMENT_METHODS);
  });

  it('never finds a loser under a divisor method, nor a broken quota rule by Hare/Niemeyer, limits or not', () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        const outcomes = compareMethods(request);
        expect(of(outcomes, 'hare-niemeyer')?.breaches).toEqual([]);
        for (const { method, losers } of outcomes) if (method !== 'hare-niemeyer') expect(losers ?? []).toEqual([]);
      }),
    );
  });

  it('does not ask about one voucher more where the maximums leave no room for it', () => {
    const entries = [{ key: 'a', weight: 3, minimum: 0, maximum: 2 }];
    expect(compareMethods({ total: 2, entries })[0]).toMatchObject({ losers: null, least: 2, most: 2, breaches: [] });
    expect(compareMethods({ total: 1, entries })[0]?.losers).toEqual([]);
  });

  it('takes a limit for no breach', () => {
    const entries = [
      { key: 'a', weight: 90, minimum: 0, maximum: 3 },
      { key: 'b', weight: 10, minimum: 0, maximum: null },
    ];
    expect(of(compareMethods({ total: 10, entries }), 'dhondt')?.breaches).toEqual([]);
  });
});
