import { addDays, type Day } from '../../kernel/calendar.js';
import type { Belonging } from './voucher.js';

/** Days before its last one on which the holder of a voucher is reminded. */
export const REMIND_DAYS = 14;

/** Days after which HR is reminded of a request that nobody has decided upon. */
export const UNTOUCHED_DAYS = 5;

export type Untouched = Pick<Belonging, 'municipalityId' | 'personId'>;

interface Term {
  /** The day of its assignment. */
  readonly assignedOn: Day;
  /** The last day on which it can be redeemed. */
  readonly expiresOn: Day;
}

/**
 * Whether its holder should be reminded today: within the last 14 days, and not before half of its time is over, so
 * that a voucher of short validity does not come with its reminder.
 */
export function isToRemind({ assignedOn, expiresOn }: Term, today: Day): boolean {
  if (today > expiresOn || today < addDays(expiresOn, -REMIND_DAYS)) return false;
  return daysBetween(assignedOn, today) >= daysBetween(today, expiresOn);
}

/**
 * How many requests wait for each HR person, in all of their municipalities; a request of their own does not count, for
 * nobody decides for themselves. Whom none waits for is left out.
 */
export function waitingByHr(
  untouched: readonly Untouched[],
  hrOf: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, number> {
  const waiting = new Map<string, number>();
  for (const { municipalityId, personId } of untouched) {
    for (const hr of hrOf.get(municipalityId) ?? []) {
      if (hr !== personId) waiting.set(hr, (waiting.get(hr) ?? 0) + 1);
    }
  }
  return waiting;
}

const DAY_MS = 24 * 60 * 60 * 1_000;

function daysBetween(from: Day, to: Day): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}
