import type { Agreement, RecordedAgreement } from './agreement.js';
import { changedClauses, predecessorOf, withStates } from './agreement-history.js';

const CLAUSES = {
  purposes: ['Fortbildung'],
  resultsVisibleTo: 'person-only',
  retentionMonths: 24,
  minimumGroupSize: 5,
  remindersAllowed: false,
  retakeAfterDays: 0,
} as const;
const day = (at: number) => new Date(Date.UTC(2026, 0, at));
const recorded = (version: number, confirmed: number | null, ended: number | null = null): RecordedAgreement => ({
  ...{
    id: String(version),
    municipalityId: 'here',
    version,
    reference: 'DV',
    agreedOn: '2026-01-01',
    clauses: CLAUSES,
  },
  ...{ recordedBy: 'hanna', recordedAt: day(1), endReason: null, endedBy: null },
  confirmedBy: confirmed === null ? null : 'jonas',
  confirmedAt: confirmed === null ? null : day(confirmed),
  endedAt: ended === null ? null : day(ended),
});

describe('the history of an agreement', () => {
  it.each<[string, RecordedAgreement[], string[]]>([
    ['a first version', [recorded(1, null)], ['waits']],
    ['a confirmed one', [recorded(1, 2)], ['in-force']],
    ['a newer one that waits', [recorded(2, null), recorded(1, 2)], ['waits', 'in-force']],
    ['a newer one in force', [recorded(2, 3), recorded(1, 2)], ['in-force', 'replaced']],
    [
      'one that nobody confirmed',
      [recorded(3, 4), recorded(2, null), recorded(1, 2)],
      ['in-force', 'overtaken', 'replaced'],
    ],
    ['the end', [recorded(2, 3, 5), recorded(1, 2)], ['ended', 'replaced']],
    ['a new one after the end', [recorded(2, null), recorded(1, 2, 5)], ['waits', 'ended']],
    ['one taken back', [recorded(2, null, 5), recorded(1, 2)], ['taken-back', 'in-force']],
  ])('knows the states with %s', (_, versions, states) => {
    expect(withStates(versions).map(({ state }) => state)).toEqual(states);
    expect(withStates(versions).filter(({ inForce }) => inForce).length).toBe(states.includes('in-force') ? 1 : 0);
  });

  it('knows from when until when a version was in force: until the next one was, or until its end', () => {
    const history = withStates([recorded(4, 9), recorded(3, null), recorded(2, 3, 5), recorded(1, 2)]);
    const times = history.map(({ inForceFrom, inForceUntil }) => [
      inForceFrom?.getUTCDate(),
      inForceUntil?.getUTCDate(),
    ]);
    expect(times).toEqual([
      [9, undefined],
      [undefined, undefined],
      [3, 5],
      [2, 3],
    ]);
  });

  it('compares a version with the last one that was in force before it', () => {
    const history = withStates([recorded(3, null), recorded(2, null), recorded(1, 2)]);
    expect(history.map((version) => predecessorOf(version, history)?.version)).toEqual([1, 1, undefined]);
  });

  it('names the clauses that differ in the order of an agreement', () => {
    const newer = {
      ...recorded(2, null),
      reference: 'DV 2',
      clauses: { ...CLAUSES, purposes: [], retakeAfterDays: 9 },
    };
    expect(changedClauses(recorded(1, 2), newer)).toEqual(['reference', 'purposes', 'retakeAfterDays']);
    expect(changedClauses(newer, newer)).toEqual([]);
  });

  it('has no comparison where there is nothing before', () => {
    expect(predecessorOf({ version: 1 } as Agreement, [])).toBeUndefined();
  });
});
