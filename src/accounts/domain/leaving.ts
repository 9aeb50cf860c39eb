import { addDays, type Day } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';

/** Days ahead for which an end can be planned. */
const FURTHEST_AHEAD = 5 * 365;

/** A membership of today, as far as its end is concerned. */
interface Ending {
  readonly validFrom: Day;
}

/**
 * A person leaves on a day of their membership; one that has passed takes effect at once.
 * @throws DomainError (invalid) `leaving-day-out-of-range` {earliest, latest}
 */
export function mustBeLeavingDay(lastDay: Day, { validFrom }: Ending, today: Day): void {
  const latest = addDays(today, FURTHEST_AHEAD);
  if (lastDay < validFrom || lastDay > latest) {
    throw new DomainError('leaving-day-out-of-range', 'invalid', { earliest: validFrom, latest });
  }
}

/** What a membership brings has to be carried out when its last day is over. */
export function isOver(lastDay: Day | null, today: Day): boolean {
  return lastDay !== null && lastDay < today;
}
