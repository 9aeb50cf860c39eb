import type { Day } from '../../kernel/calendar.js';
import { foldTally, type LedgerKind, type Tally, type TallyEntry } from './tally.js';

/** Entries of one municipality, day and kind together. */
export interface DayGroup extends Pick<TallyEntry, 'municipalityId' | 'kind' | 'count' | 'position'> {
  /** Europe/Berlin. */
  readonly day: Day;
}

/** The tally at the end of a day. */
export interface DayTally extends Tally {
  readonly day: Day;
}

/**
 * The tally of each municipality at the end of every day on which something moved, by municipality and day; the last
 * day of each is its tally now. A day between two rows stands as the one before it.
 */
export function historyOf(groups: readonly DayGroup[]): readonly DayTally[] {
  const days = new Map<string, DayGroup[]>();
  for (const group of groups) {
    const key = `${group.municipalityId} ${group.day}`;
    days.set(key, [...(days.get(key) ?? []), group]);
  }
  const running = new Map<string, Map<LedgerKind, TallyEntry>>();
  return [...days.keys()].sort().flatMap((key) => {
    const [municipalityId = '', day = ''] = key.split(' ');
    const sums = running.get(municipalityId) ?? new Map<LedgerKind, TallyEntry>();
    running.set(municipalityId, sums);
    for (const group of days.get(key) ?? []) sums.set(group.kind, added(sums.get(group.kind), group));
    return foldTally(sums.values()).map((tally) => ({ ...tally, day }));
  });
}

function added(sum: TallyEntry | undefined, { municipalityId, kind, count, position }: DayGroup): TallyEntry {
  return {
    municipalityId,
    kind,
    count: (sum?.count ?? 0) + count,
    position: Math.max(sum?.position ?? 0, position),
  };
}
