import type { Day } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import { periodEnd } from '../../kernel/statutory-period.js';
import { isName } from './person.js';

/** Art. 15, 16, 17, 18, 20 and 21 GDPR. */
export const RIGHTS = ['access', 'rectification', 'erasure', 'restriction', 'portability', 'objection'] as const;
export type Right = (typeof RIGHTS)[number];

/** What the administration corrects when it agrees; anything else is told in words. */
export const CORRECTABLE = ['given-name', 'family-name', 'unit'] as const;
export type Correctable = (typeof CORRECTABLE)[number];

export const OUTCOMES = ['granted', 'refused'] as const;
export type RightsOutcome = (typeof OUTCOMES)[number];
export type RightsState = 'open' | RightsOutcome | 'withdrawn';

/** What stops processing from the moment at which it is granted until it is lifted. */
const LIMITS: readonly Right[] = ['restriction', 'objection'];
/** Whom a limit protects hears of its end so many days before (Art. 18(3) GDPR). */
export const LIFT_NOTICE_DAYS = 7;

/** Months of Art. 12(3) GDPR, from the receipt: for an answer, and after the one extension. */
const MONTHS = { answer: 1, extended: 3 } as const;
/** The administration is reminded so many days before the day. */
export const REMIND_DAYS_BEFORE = 7;

export interface RightsTerm {
  readonly state: RightsState;
  readonly receivedOn: Day;
  readonly dueOn: Day;
  readonly isExtended: boolean;
}

/** The last day for an answer to a request of that day. @param land first two digits of the municipality's ARS */
export function dueFor(receivedOn: Day, land: string): Day {
  return periodEnd(receivedOn, MONTHS.answer, land);
}

/**
 * The last day after an extension by two further months, which counts from the receipt as well and is told within the first.
 * @throws DomainError (conflict) `rights-request-closed`, `rights-request-extended`, `rights-extension-too-late` {dueOn}
 */
export function extendedDue(term: RightsTerm, today: Day, land: string): Day {
  mustBeOpen(term);
  if (term.isExtended) throw new DomainError('rights-request-extended', 'conflict');
  if (today > term.dueOn) throw new DomainError('rights-extension-too-late', 'conflict', { dueOn: term.dueOn });
  return periodEnd(term.receivedOn, MONTHS.extended, land);
}

/** @throws DomainError (conflict) `rights-request-closed` */
export function mustBeOpen({ state }: Pick<RightsTerm, 'state'>): void {
  if (state !== 'open') throw new DomainError('rights-request-closed', 'conflict');
}

/** What is known of a limit: its request and until when it is in effect, if its end is decided. */
export interface Limit {
  readonly right: Right;
  readonly state: RightsState;
  readonly liftedAt: Date | null;
}

/** Whether it stops processing at that moment: results are shown to nobody and not counted, and nobody is reminded. */
export function isInEffect({ right, state, liftedAt }: Limit, now: Date): boolean {
  return LIMITS.includes(right) && state === 'granted' && (liftedAt === null || now < liftedAt);
}

/** @throws DomainError (conflict) `no-limit-in-effect`, also where its end is decided already and the person does not end it earlier */
export function mustBeLiftable(limit: Limit, now: Date, { byPerson }: { readonly byPerson: boolean }): void {
  if (isInEffect(limit, now) && (byPerson || limit.liftedAt === null)) return;
  throw new DomainError('no-limit-in-effect', 'conflict');
}

export function isOverdue({ state, dueOn }: Pick<RightsTerm, 'state' | 'dueOn'>, today: Day): boolean {
  return state === 'open' && dueOn < today;
}

/** Both what is wrong and what is right, or neither. */
export function isCorrection(field: Correctable | undefined, value: string | undefined): boolean {
  if (field === undefined || value === undefined) return field === value;
  return isName(value.trim());
}
