import * as fc from 'fast-check';
import { apportion, APPORTIONMENT_METHODS, entriesForTopUp, type ApportionmentRequest } from './apportion.js';
import type { ApportionmentEntry } from './claimants.js';

const entry = (key: string, weight: number, minimum = 0, maximum: number | null = null): ApportionmentEntry => ({
  key,
  weight,
  minimum,
  maximum,
});

/** Invented municipalities. */
const VALLEY = [
  entry('079990001001', 41_250),
  entry('079990002002', 18_407),
  entry('079995001000', 12_033),
  entry('079995002000', 6_870),
  entry('079995003000', 2_001),
];

const seatsOf = (request: ApportionmentRequest): number[] => apportion(request).map(({ seats }) => seats);

const anyMethod = fc.constantFrom(...APPORTIONMENT_METHODS);
const anyEntries = fc
  .array(fc.record({ weight: fc.integer({ min: 1, max: 60 }), minimum: fc.nat(6), room: fc.option(fc.nat(12)) }), {
    minLength: 1,
    maxLength: 9,
  })
  .map((rows) =>
    rows.map(({ weight, minimum, room }, at) =>
      entry(`07999${String(at)}`, weight, minimum, room === null ? null : minimum + room),
    ),
  );
/** A request whose total lies between the sums of the limits. */
const anyRequest = fc.tuple(anyMethod, anyEntries, fc.nat(60)).map(([method, entries, more]) => {
  const least = entries.reduce((sum, { minimum }) => sum + minimum, 0);
  const most = entries.reduce((sum, { maximum }) => sum + (maximum ?? Infinity), 0);
  return { method, entries, total: Math.min(least + more, most) };
});

describe('apportion', () => {
  it('answers in the order of the keys, with the quota to four decimals', () => {
    expect(apportion({ total: 100, method: 'sainte-lague', entries: [...VALLEY].reverse() })).toEqual([
      { key: '079990001001', seats: 51, quota: '51.2034', difference: '-0.2034' },
      { key: '079990002002', seats: 23, quota: '22.8485', difference: '0.1515' },
      { key: '079995001000', seats: 15, quota: '14.9365', difference: '0.0635' },
      { key: '079995002000', seats: 9, quota: '8.5277', difference: '0.4723' },
      { key: '079995003000', seats: 2, quota: '2.4838', difference: '-0.4838' },
    ]);
  });

  it('rounds the quota half up and keeps its leading zero', () => {
    const small = apportion({ total: 1, method: 'dhondt', entries: [entry('a', 1), entry('b', 19_999)] });
    expect(small.at(0)?.quota).toBe('0.0001');
    const equal = apportion({ total: 2, method: 'dhondt', entries: [entry('a', 1), entry('b', 1)] });
    expect(equal.at(0)?.quota).toBe('1.0000');
  });

  it.each<[string, Partial<ApportionmentRequest>]>([
    ['nobody-to-distribute-to', { entries: [] }],
    ['weight-not-positive', { entries: [entry('a', 0)] }],
    ['weight-not-positive', { entries: [entry('a', 1.5)] }],
    ['weight-not-positive', { entries: [{ ...entry('a', 1), weight: -3n }] }],
    ['minimum-exceeds-total', { entries: [entry('a', 1, 6), entry('b', 1, 5)] }],
    ['maximum-below-total', { entries: [entry('a', 1, 0, 4), entry('b', 1, 0, 5)] }],
    ['minimum-above-maximum', { entries: [entry('a', 1, 3, 2)] }],
    ['limit-not-a-count', { entries: [entry('a', 1, -1)] }],
    ['limit-not-a-count', { entries: [entry('a', 1, 0, 2.5)] }],
    ['limit-not-a-count', { total: -1 }],
    ['municipality-twice', { entries: [entry('a', 1), entry('b', 1), entry('a', 2)] }],
  ])('refuses with %s: %j', (code, change) => {
    const request: ApportionmentRequest = { total: 10, method: 'sainte-lague', entries: VALLEY, ...change };
    expect(() => apportion(request)).toThrow(expect.objectContaining({ code, kind: 'invalid' }) as Error);
  });

  it('adds up exactly and stays within the limits, under every method', () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        const shares = apportion(request);
        expect(shares.reduce((sum, { seats }) => sum + seats, 0)).toBe(request.total);
        for (const { key, seats } of shares) {
          const limits = request.entries.find((candidate) => candidate.key === key);
          expect(seats).toBeGreaterThanOrEqual(limits?.minimum ?? 0);
          expect(seats).toBeLessThanOrEqual(limits?.maximum ?? Infinity);
        }
      }),
    );
  });

  it('does not depend on the order of the entries', () => {
    fc.assert(
      fc.property(anyRequest, fc.infiniteStream(fc.nat()), (request, dice) => {
        const shuffled = request.entries
          .map((candidate) => ({ candidate, place: Number(dice.next().value) }))
          .sort((a, b) => a.place - b.place)
          .map(({ candidate }) => candidate);
        expect(apportion({ ...request, entries: shuffled })).toEqual(apportion(request));
      }),
    );
  });

  it('never gives the smaller of two more than the larger, limits being equal', () => {
    fc.assert(
      fc.property(
        anyMethod,
        fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 1 }),
        fc.nat(80),
        (method, weights, total) => {
          const sorted = [...weights].sort((a, b) => a - b);
          const entries = sorted.map((weight, at) => entry(String(at).padStart(3, '0'), weight));
          const seats = seatsOf({ total, method, entries });
          seats.forEach((held, at) => {
            if (sorted[at] !== sorted[at + 1]) expect(held).toBeLessThanOrEqual(seats[at + 1] ?? Infinity);
          });
        },
      ),
    );
  });
});

describe('equal claims', () => {
  const twins = [entry('079990000002', 10), entry('079990000001', 10), entry('079990000003', 20)];

  it('go to the larger weight, then to the smaller key', () => {
    expect(seatsOf({ total: 1, method: 'adams', entries: twins })).toEqual([0, 0, 1]);
    expect(seatsOf({ total: 2, method: 'adams', entries: twins })).toEqual([1, 0, 1]);
    expect(seatsOf({ total: 5, method: 'hare-niemeyer', entries: twins })).toEqual([1, 1, 3]);
  });

  it('go by lot where a seed is recorded, one lot per municipality', () => {
    const drawn: string[] = [];
    const sha256 = (text: string): string => {
      drawn.push(text);
      return text.endsWith('2') ? '00' : 'ff';
    };
    const ties = { by: 'lot', seed: 'Ziehung vom 2. Mai', sha256 } as const;
    expect(seatsOf({ total: 1, method: 'adams', entries: twins, ties })).toEqual([0, 1, 0]);
    expect(drawn).toContain('Ziehung vom 2. Mai:079990000003');
    expect(seatsOf({ total: 1, method: 'dhondt', entries: twins, ties })).toEqual([0, 0, 1]);
  });
});

describe('a top-up', () => {
  const grants = new Map([
    ['079990001001', 10],
    ['079995003000', 9],
  ]);

  it('raises the minimum to the grant, and a maximum that the grant exceeds', () => {
    const raised = entriesForTopUp(
      [...VALLEY.slice(0, 4).map((row) => ({ ...row, minimum: 2, maximum: 60 })), entry('079995003000', 2_001, 1, 5)],
      grants,
    );
    expect(raised.at(0)).toMatchObject({ minimum: 10, maximum: 60 });
    expect(raised.at(4)).toMatchObject({ minimum: 9, maximum: 9 });
  });

  it('takes nothing back, under every method', () => {
    fc.assert(
      fc.property(anyRequest, anyMethod, fc.nat(40), (first, method, more) => {
        const granted = apportion(first);
        const grantOf = new Map(granted.map(({ key, seats }) => [key, seats]));
        const unlimited = first.entries.map((row) => ({ ...row, maximum: null }));
        const entries = entriesForTopUp(unlimited, grantOf);
        apportion({ total: first.total + more, method, entries }).forEach(({ key, seats }) => {
          expect(seats).toBeGreaterThanOrEqual(grantOf.get(key) ?? 0);
        });
      }),
    );
  });
});

it.each(APPORTIONMENT_METHODS)('distributes 100,000 vouchers over 11,000 municipalities by %s', (method) => {
  const entries = Array.from({ length: 11_000 }, (_, at) =>
    entry(String(at).padStart(12, '0'), 1 + ((at * 7_919) % 100_003), at % 3, at % 5 === 0 ? 30 : null),
  );
  expect(seatsOf({ total: 100_000, method, entries }).reduce((sum, seats) => sum + seats, 0)).toBe(100_000);
});
