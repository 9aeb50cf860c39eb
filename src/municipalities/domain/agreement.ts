import { type Actor, serves } from '../../kernel/actor.js';
import type { Day } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';

/** Who may see a person's result: nobody else at all, or HR as far as the person releases it. */
export type ResultVisibility = 'person-only' | 'hr-on-release';
export const RESULT_VISIBILITIES: readonly ResultVisibility[] = ['person-only', 'hr-on-release'];

/** Days between two reminders where the agreement allows them and names no number. */
export const REMINDER_EVERY_DAYS = 7;

/** What staff council and administration agreed; the software enforces it. */
export interface AgreementClauses {
  /** What results may be released for, in the agreement's own words. */
  readonly purposes: readonly string[];
  readonly resultsVisibleTo: ResultVisibility;
  /** Months after which answers and results are erased. */
  readonly retentionMonths: number;
  /** Smallest group that may be shown in figures; never under 5. */
  readonly minimumGroupSize: number;
  /** Whether a mail may remind a person of a check that they began. */
  readonly remindersAllowed: boolean;
  /** Days between two such mails, if allowed; left out: `REMINDER_EVERY_DAYS`. */
  readonly reminderEveryDays?: number;
  /** Days before a person may take the check for the same post again; 0 is no wait. */
  readonly retakeAfterDays: number;
}

export interface AgreementInput {
  /** File number or title under which the agreement is kept. */
  readonly reference: string;
  readonly agreedOn: Day;
  readonly clauses: AgreementClauses;
}

/** A version as it is kept. */
export interface RecordedAgreement extends AgreementInput {
  readonly id: string;
  readonly municipalityId: string;
  /** 1, 2, 3 … within the municipality. */
  readonly version: number;
  readonly recordedBy: string;
  readonly recordedAt: Date;
  readonly confirmedBy: string | null;
  readonly confirmedAt: Date | null;
  /** Who ended it when it was in force, or took it back while it waited. */
  readonly endedBy: string | null;
  readonly endedAt: Date | null;
  readonly endReason: string | null;
}

/**
 * `waits` for the second person, `in-force`, `replaced` by a newer confirmed version, `ended` by one side,
 * `taken-back` before it was confirmed, `overtaken`: a newer version was recorded before anybody confirmed it.
 */
export type AgreementState = 'waits' | 'in-force' | 'replaced' | 'ended' | 'taken-back' | 'overtaken';
export const AGREEMENT_STATES: readonly AgreementState[] = [
  ...(['waits', 'in-force', 'replaced', 'ended'] as const),
  ...(['taken-back', 'overtaken'] as const),
];

export interface Agreement extends RecordedAgreement {
  readonly state: AgreementState;
  /** True for the newest confirmed version unless it was ended, and only for that one. */
  readonly inForce: boolean;
  /** From when it was in force; null when it never was. */
  readonly inForceFrom: Date | null;
  /** Until when; null while it is, and when it never was. */
  readonly inForceUntil: Date | null;
}

/** @throws DomainError `agreement-dated-in-future` when it is agreed after `today`. */
export function mustBeAgreed({ agreedOn }: AgreementInput, today: Day): void {
  if (agreedOn > today) throw new DomainError('agreement-dated-in-future', 'invalid', { agreedOn, today });
}

/**
 * The second pair of eyes: confirms what another person recorded.
 * @throws DomainError `works-agreement-changed` when the newest version is not the one that was read,
 *   `works-agreement-taken-back`, `works-agreement-already-confirmed`, `agreement-needs-second-person` for the person
 *   who recorded it.
 */
export function mustBeConfirmable(newest: RecordedAgreement, actor: Actor, read: number | undefined): void {
  const { version, confirmedBy, recordedBy, endedAt } = newest;
  mustBeRead(newest, read);
  if (confirmedBy !== null) throw new DomainError('works-agreement-already-confirmed', 'conflict', { version });
  if (endedAt !== null) throw new DomainError('works-agreement-taken-back', 'conflict', { version });
  if (recordedBy === actor.personId) throw new DomainError('agreement-needs-second-person', 'forbidden');
}

/** @throws DomainError `works-agreement-changed` when a version was read and it is not this one, the newest. */
export function mustBeRead({ version }: Pick<RecordedAgreement, 'version'>, read: number | undefined): void {
  if (read === undefined || read === version) return;
  throw new DomainError('works-agreement-changed', 'conflict', { read, newest: version });
}

/** An agreement may be read by everybody who works there, in whichever role, and by admins. */
export function mayRead(actor: Actor, municipalityId: string): boolean {
  return actor.admin || serves(actor, 'employee', municipalityId) || serves(actor, 'hr', municipalityId);
}
