import { addDays, type Day } from '../../kernel/calendar.js';

/** The moment from which on nothing belongs to a period any more that ends with this day; the day ends at midnight UTC. */
export function endOf(lastDay: Day): Date {
  return new Date(`${addDays(lastDay, 1)}T00:00:00Z`);
}
