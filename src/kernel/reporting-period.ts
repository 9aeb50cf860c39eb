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
  return current === 0 ? quarterOf(year - 1, 3) : quarterOf(year, current - 1);
}

/** The quarter of that name, such as `2026-Q3`. */
export function periodNamed(name: string): ReportingPeriod {
  const [year, quarter] = name.split('-Q').map(Number);
  return quarterOf(year ?? 0, (quarter ?? 1) - 1);
}

/** Quarters count from 0 on. */
function quarterOf(year: number, quarter: number): ReportingPeriod {
  const [from, to] = [dayOf(year, quarter * MONTHS, 1), dayOf(year, (quarter + 1) * MONTHS, 0)];
  return { name: `${year}-Q${quarter + 1}`, from, to };
}

/** Months count from 0 on; day 0 is the last of the month before. */
function dayOf(year: number, month: number, day: number): Day {
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
}
