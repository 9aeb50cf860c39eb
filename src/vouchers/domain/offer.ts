import { addDays, type Day } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';

/** Days after today on which an offer can still be answered, unless HR says otherwise. */
export const OFFER_DAYS = 14;
/** As many at most. */
export const MOST_OFFER_DAYS = 60;
/** Characters of HR's note and of the employee's reason; the migration says the same. */
export const OFFER_TEXT_LIMIT = 500;

interface OfferTimes {
  readonly today: Day;
  /** Of the programme. */
  readonly endsOn: Day;
}

/** The last day to answer that HR may name: 60 days ahead, and never after the programme. */
export function latestAnswer({ today, endsOn }: OfferTimes): Day {
  return earlier(addDays(today, MOST_OFFER_DAYS), endsOn);
}

/** The last day to answer where HR names none: 14 days ahead, and never after the programme. */
export function usualAnswer({ today, endsOn }: OfferTimes): Day {
  return earlier(addDays(today, OFFER_DAYS), endsOn);
}

/**
 * The last day to answer, this day included.
 * @throws DomainError (invalid) `offer-last-day-out-of-range` {earliest, latest} before today or after `latestAnswer`
 */
export function lastDayOf(named: Day | undefined, times: OfferTimes): Day {
  const [earliest, latest] = [times.today, latestAnswer(times)];
  const lastDay = named ?? usualAnswer(times);
  if (lastDay < earliest || lastDay > latest) {
    throw new DomainError('offer-last-day-out-of-range', 'invalid', { earliest, latest });
  }
  return lastDay;
}

/** @throws DomainError (conflict) `offer-answered-too-late` {lastDay} after the last day, also before the job ends the offer */
export function mustBeInTime({ lastDay }: { readonly lastDay: Day }, today: Day): void {
  if (today > lastDay) throw new DomainError('offer-answered-too-late', 'conflict', { lastDay });
}

function earlier(one: Day, other: Day): Day {
  return one < other ? one : other;
}
