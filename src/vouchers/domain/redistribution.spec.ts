import * as fc from 'fast-check';
import { APPORTIONMENT_METHODS } from './apportionment/apportion.js';
import { type AllotmentUse, grantsOfRedistribution, redistribute, type RedistributionRules } from './redistribution.js';

const RULES: RedistributionRules = {
  method: 'sainte-lague',
  useThresholdPercent: 50,
  keepPercent: 20,
  minimumKept: 2,
  maximumReceived: null,
};

const use = (ars: string, granted: number, occupied: number, waiting = 0): AllotmentUse => ({
  municipalityId: `id-${ars}`,
  ars,
  granted,
  occupied,
  waiting,
});

const outcome = (allotments: readonly AllotmentUse[], change: Partial<RedistributionRules> = {}) =>
  redistribute(allotments, { ...RULES, ...change }).map(({ given, received, reason }) => [given, received, reason]);

describe('a redistribution', () => {
  it.each<[string, AllotmentUse, Partial<RedistributionRules>, number]>([
    ['gives what is available without the share it keeps', use('1', 40, 10), {}, 24],
    ['rounds the kept share up', use('1', 11, 0), {}, 8],
    ['keeps the minimum', use('1', 10, 3), { minimumKept: 5 }, 2],
    ['serves its own waiting list first', use('1', 40, 10, 9), {}, 21],
    ['gives nothing at the threshold of use', use('1', 40, 20), {}, 0],
    ['gives nothing where all is kept', use('1', 40, 0), { keepPercent: 100 }, 0],
    ['gives nothing without an allotment', use('1', 0, 0), { minimumKept: 0 }, 0],
  ])('%s', (_, giver, change, given) => {
    expect(redistribute([giver, use('9', 5, 5, 100)], { ...RULES, ...change })[0]?.given).toBe(given);
  });

  it('covers the lists where enough is offered, and takes from givers in proportion', () => {
    expect(outcome([use('1', 50, 10), use('2', 25, 5), use('3', 6, 6, 9), use('4', 8, 7, 4)])).toEqual([
      [8, 0, 'gives'],
      [4, 0, 'gives'],
      [0, 9, 'receives'],
      [0, 3, 'receives'],
    ]);
  });

  it('shares out what there is where more is lacking, within the limit of each receiver', () => {
    const short = [use('1', 10, 0), use('2', 4, 4, 12), use('3', 4, 4, 4)];
    expect(outcome(short)).toEqual([
      [8, 0, 'gives'],
      [0, 6, 'receives'],
      [0, 2, 'receives'],
    ]);
    expect(outcome(short, { maximumReceived: 4 })).toEqual([
      [8, 0, 'gives'],
      [0, 4, 'receives'],
      [0, 4, 'receives'],
    ]);
  });

  it('says why somebody neither gives nor receives', () => {
    expect(outcome([use('1', 10, 9), use('2', 3, 1), use('3', 9, 0)])).toEqual([
      [0, 0, 'used-enough'],
      [0, 0, 'keeps-all'],
      [0, 0, 'not-needed'],
    ]);
    expect(outcome([use('1', 10, 10, 1)])).toEqual([[0, 0, 'nothing-left']]);
    expect(redistribute([], RULES)).toEqual([]);
  });

  it('marks where only the rule for equal claims decided', () => {
    const lines = redistribute([use('1', 3, 0), use('2', 1, 1, 3), use('3', 1, 1, 3)], RULES);
    expect(lines.map(({ received, byTie }) => [received, byTie])).toEqual([
      [0, false],
      [1, true],
      [0, true],
    ]);
    expect(grantsOfRedistribution(lines)).toEqual([
      { municipalityId: 'id-1', count: -1 },
      { municipalityId: 'id-2', count: 1 },
    ]);
  });
});

describe('every redistribution', () => {
  const anyAllotments = fc
    .array(fc.record({ granted: fc.nat(60), used: fc.nat(100), waiting: fc.nat(30) }), { maxLength: 12 })
    .map((rows) =>
      rows.map(({ granted, used, waiting }, at) =>
        use(String(at).padStart(2, '0'), granted, Math.floor((granted * used) / 100), waiting),
      ),
    );
  const anyRules = fc.record<RedistributionRules>({
    method: fc.constantFrom(...APPORTIONMENT_METHODS),
    useThresholdPercent: fc.nat(100),
    keepPercent: fc.nat(100),
    minimumKept: fc.nat(10),
    maximumReceived: fc.option(fc.nat(12)),
  });

  it('keeps the sum, takes only what is available, and gives only to waiting lists', () => {
    fc.assert(
      fc.property(anyAllotments, anyRules, (allotments, rules) => {
        const lines = redistribute(allotments, rules);
        expect(lines.map(({ ars }) => ars)).toEqual(allotments.map(({ ars }) => ars));
        expect(grantsOfRedistribution(lines).reduce((sum, { count }) => sum + count, 0)).toBe(0);
        allotments.forEach(({ granted, occupied, waiting }, at) => {
          const { given, received } = lines[at] ?? { given: NaN, received: NaN };
          expect(given).toBeLessThanOrEqual(granted - occupied);
          if (given > 0)
            expect(granted - occupied - given).toBeGreaterThanOrEqual(Math.max(rules.minimumKept, waiting));
          expect(received).toBeLessThanOrEqual(Math.min(waiting, rules.maximumReceived ?? Infinity));
          expect(Math.min(given, received)).toBe(0);
        });
      }),
    );
  });

  it('moves all it can: offers are used up, or nobody has room left', () => {
    fc.assert(
      fc.property(anyAllotments, anyRules, (allotments, rules) => {
        const lines = redistribute(allotments, rules);
        const offered = lines.every(({ given, offered: offer }) => given === offer);
        const served = lines.every(
          ({ received, lacking }) => received === Math.min(lacking, rules.maximumReceived ?? Infinity),
        );
        expect(offered || served).toBe(true);
      }),
    );
  });

  it('moves no more than was decided, whatever has happened since', () => {
    fc.assert(
      fc.property(anyAllotments, anyAllotments, anyRules, (before, after, rules) => {
        const decided = new Map(redistribute(before, rules).map((line) => [line.municipalityId, line]));
        const lines = redistribute(after, rules, undefined, decided);
        expect(grantsOfRedistribution(lines).reduce((sum, { count }) => sum + count, 0)).toBe(0);
        for (const [at, { municipalityId, given, received }] of lines.entries()) {
          const limit = decided.get(municipalityId);
          expect(given).toBeLessThanOrEqual(limit?.given ?? 0);
          expect(received).toBeLessThanOrEqual(limit?.received ?? 0);
          const { granted, occupied } = after[at] ?? { granted: NaN, occupied: NaN };
          expect(given).toBeLessThanOrEqual(granted - occupied);
        }
      }),
    );
  });

  it('carries out a decision unchanged where nothing has happened since', () => {
    fc.assert(
      fc.property(anyAllotments, anyRules, (allotments, rules) => {
        const moved = ({ given, received }: { readonly given: number; readonly received: number }) => [given, received];
        const lines = redistribute(allotments, rules);
        const again = redistribute(
          allotments,
          rules,
          undefined,
          new Map(lines.map((line) => [line.municipalityId, line])),
        );
        expect(again.map(moved)).toEqual(lines.map(moved));
      }),
    );
  });

  it('does not depend on the order of the allotments', () => {
    fc.assert(
      fc.property(anyAllotments, anyRules, (allotments, rules) => {
        expect(redistribute([...allotments].reverse(), rules)).toEqual(redistribute(allotments, rules));
      }),
    );
  });
});
