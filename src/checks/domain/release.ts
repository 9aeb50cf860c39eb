import { serves, type Actor } from '../../kernel/actor.js';
import type { Day } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';

/** A person's leave for HR to see one result. */
export interface Release {
  readonly purpose: string;
  /** Last day on which it is valid. */
  readonly until: Day;
}

/** What the works agreement in force says about it. */
interface Clauses {
  readonly purposes: readonly string[];
  readonly resultsVisibleTo: 'person-only' | 'hr-on-release';
}

/** Whose result it is, where it was taken, and the release that is not revoked. */
interface Seen {
  readonly personId: string;
  readonly municipalityId: string;
  readonly release: Release | null;
}

/**
 * Guarantees that the works agreement lets the person release a result so.
 * @throws DomainError `release-not-agreed` when it keeps results with the person, `purpose-not-agreed`,
 *   `release-ends-in-past`
 */
export function assertAgreed(clauses: Clauses, { purpose, until }: Release, today: Day): void {
  const { purposes, resultsVisibleTo } = clauses;
  if (resultsVisibleTo === 'person-only') throw new DomainError('release-not-agreed', 'forbidden');
  if (!purposes.includes(purpose)) throw new DomainError('purpose-not-agreed', 'invalid', { purposes });
  if (until < today) throw new DomainError('release-ends-in-past', 'invalid', { until, today });
}

/** Whether the agreement in force still lets HR see what was released so: it may have been changed since. */
export function isStillAgreed({ purposes, resultsVisibleTo }: Clauses, { purpose }: Pick<Release, 'purpose'>): boolean {
  return resultsVisibleTo === 'hr-on-release' && purposes.includes(purpose);
}

/** The person always sees it; HR of the municipality as long as it is released. Nobody else ever does. */
export function maySee(actor: Actor, { personId, municipalityId, release }: Seen, today: Day): boolean {
  if (personId === actor.personId) return true;
  return release !== null && release.until >= today && serves(actor, 'hr', municipalityId);
}
