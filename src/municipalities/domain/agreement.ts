import { type Actor, serves } from '../../kernel/actor.js';
import type { Day } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';

/** Who may see a person's result: nobody else at all, or HR as far as the person releases it. */
export type ResultVisibility = 'person-only' | 'hr-on-release';
export const RESULT_VISIBILITIES: readonly ResultVisibility[] = ['person-only', 'hr-on-release'];

/** What staff council and administration agreed; the software enforces it. */
export interface AgreementClauses {
  /** What results may be released for, in the agreement's own words. */
  readonly purposes: readonly string[];
  readonly resultsVisibleTo: ResultVisibility;
  /** Months after which answers and results are erased. */
  readonly retentionMonths: number;
  /** Smallest group that may be shown in figures; never under 5. */
  readonly minimumGroupSize: number;
  readonly remindersAllowed: boolean;
  /** Days before a person may take the check for the same post again; 0 is no wait. */
  readonly retakeAfterDays: number;
}

export interface AgreementInput {
  /** File number or title under which the agreement is kept. */
  readonly reference: string;
  readonly agreedOn: Day;
  readonly clauses: AgreementClauses;
}

export interface Agreement extends AgreementInput {
  readonly id: string;
  readonly municipalityId: string;
  /** 1, 2, 3 … within the municipality. */
  readonly version: number;
  readonly recordedBy: string;
  readonly recordedAt: Date;
  readonly confirmedBy: string | null;
  readonly confirmedAt: Date | null;
  /** True for the newest confirmed version, and only for that one. */
  readonly inForce: boolean;
}

/** @throws DomainError `agreement-dated-in-future` when it is agreed after `today`. */
export function mustBeAgreed({ agreedOn }: AgreementInput, today: Day): void {
  if (agreedOn > today) throw new DomainError('agreement-dated-in-future', 'invalid', { agreedOn, today });
}

/**
 * The second pair of eyes: confirms what another person recorded.
 * @throws DomainError `works-agreement-changed` when the newest version is not the one that was read,
 *   `works-agreement-already-confirmed`, `agreement-needs-second-person` for the person who recorded it.
 */
export function mustBeConfirmable(newest: Agreement, actor: Actor, read: number | undefined): void {
  const { version, confirmedBy, recordedBy } = newest;
  if (read !== undefined && read !== version) {
    throw new DomainError('works-agreement-changed', 'conflict', { read, newest: version });
  }
  if (confirmedBy !== null) throw new DomainError('works-agreement-already-confirmed', 'conflict', { version });
  if (recordedBy === actor.personId) throw new DomainError('agreement-needs-second-person', 'forbidden');
}

/** An agreement may be read by everybody who works there, in whichever role, and by admins. */
export function mayRead(actor: Actor, municipalityId: string): boolean {
  return actor.admin || serves(actor, 'employee', municipalityId) || serves(actor, 'hr', municipalityId);
}
