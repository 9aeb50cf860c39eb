import type { Day } from './calendar.js';

/** A quarter of the calendar whose counts are published once and for all. */
export interface ReportingPeriod {
  /** Such as `2026-Q3`. */
  readonly name: string;
  readonly from: Day;
  /** The last day that counts. */
  readonly to: Day;
}

const MONTHS = 3;

/**
 * The last quarter that is over on `today`. Counts about persons are published for it and not live: two live counts
 * could be subtracted, and the difference would be a person.
 */
export function reportingPeriod(today: Day): ReportingPeriod {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const current = Math.floor((month - 1) / MONTHS);
  const [ofYear, quarter] = current === 0 ? [year - 1, 3] : [year, current - 1];
  const name = `${ofYear}-Q${quarter + 1}`;
  return { name, from: dayOf(ofYear, quarter * MONTHS, 1), to: dayOf(ofYear, (quarter + 1) * MONTHS, 0) };
}

/** Months count from 0 on; day 0 is the last of the month before. */
function dayOf(year: number, month: number, day: number): Day {
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
}
