import { addDays, berlinDay, type Day } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';

/**
 * Guarantees that the agreed days since the last submitted check for the post have passed; 0 days is no wait.
 * @throws DomainError `retake-too-early` with the first day on which it is possible
 */
export function assertRetakeAllowed(lastSubmitted: Date | null, afterDays: number, today: Day): void {
  if (lastSubmitted === null || afterDays <= 0) return;
  const from = addDays(berlinDay(lastSubmitted), afterDays);
  if (today < from) throw new DomainError('retake-too-early', 'conflict', { from });
}
