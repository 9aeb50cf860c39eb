import type { Day } from '../../kernel/calendar.js';

const DAY_MS = 86_400_000;

/** Days after which an answer weighs half, for every competence: two years. */
export const HALF_LIFE_DAYS = 730;

/** Calendar days from one day to another. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}
