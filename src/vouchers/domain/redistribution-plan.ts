import { addDays, type Day } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import type { Grant } from './decision.js';
import { type Machine, stateAfter } from './moves.js';
import type { RedistributionLine } from './redistribution.js';

/** Days that lie at least between the announcement, or its last change, and the day it names. */
export const NOTICE_DAYS = 14;

/** Days of the objection window at most; the migration says the same. */
export const MOST_WINDOW_DAYS = 60;

export type RedistributionState = 'announced' | 'decided' | 'carried-out' | 'cancelled' | 'reversed' | 'lapsed';
export const REDISTRIBUTION_STATES: readonly RedistributionState[] = [
  ...(['announced', 'decided', 'carried-out', 'cancelled', 'reversed', 'lapsed'] as const),
];
export type RedistributionMove = 'announce' | 'change' | 'decide' | 'carry-out' | 'cancel' | 'reverse' | 'lapse';

export const REDISTRIBUTION_MACHINE: Machine<RedistributionMove, RedistributionState> = {
  subject: 'redistribution',
  moves: {
    announce: { from: [null], to: 'announced', by: ['admin'] },
    change: { from: ['announced'], to: 'announced', by: ['admin'] },
    decide: { from: ['announced'], to: 'decided', by: ['admin'] },
    'carry-out': { from: ['decided'], to: 'carried-out', by: ['job'] },
    cancel: { from: ['announced', 'decided'], to: 'cancelled', by: ['admin'] },
    reverse: { from: ['carried-out'], to: 'reversed', by: ['admin'] },
    // What has moved nothing by the time its programme closes, moves nothing any more.
    lapse: { from: ['announced', 'decided'], to: 'lapsed', by: ['job'] },
  },
};

/** When it takes place, and how long municipalities can object between decision and execution. */
export interface RedistributionDates {
  readonly dueOn: Day;
  /** Whole days after the day of the decision, from 0 to 60. */
  readonly windowDays: number;
}

/** The state after a move. @throws DomainError (conflict) `redistribution-move-not-allowed` {from, move} */
export function moveRedistribution(from: RedistributionState, move: RedistributionMove): RedistributionState {
  return stateAfter(REDISTRIBUTION_MACHINE, from, move);
}

/**
 * Everybody can prepare: what is announced lies at least 14 days ahead, and can be carried out while its programme runs.
 * @throws DomainError (invalid) `redistribution-notice-too-short` {earliest}, `redistribution-after-programme` {latest}
 */
export function mustGiveNotice(
  { dueOn, windowDays }: RedistributionDates,
  { today, endsOn }: { readonly today: Day; readonly endsOn: Day },
): void {
  const earliest = addDays(today, NOTICE_DAYS);
  if (dueOn < earliest) throw new DomainError('redistribution-notice-too-short', 'invalid', { earliest });
  const latest = addDays(endsOn, -windowDays - 1);
  if (dueOn > latest) throw new DomainError('redistribution-after-programme', 'invalid', { latest });
}

/** @throws DomainError (conflict) `redistribution-not-due` {dueOn} before the published day */
export function mustBeDue({ dueOn }: Pick<RedistributionDates, 'dueOn'>, today: Day): void {
  if (today < dueOn) throw new DomainError('redistribution-not-due', 'conflict', { dueOn });
}

/** How many vouchers change hands. */
export function movedIn(lines: readonly Pick<RedistributionLine, 'received'>[]): number {
  return lines.reduce((sum, { received }) => sum + received, 0);
}

/** @throws DomainError (conflict) `nothing-to-redistribute` where nobody gives or nobody lacks */
export function mustMoveSomething(lines: readonly Pick<RedistributionLine, 'received'>[]): void {
  if (movedIn(lines) === 0) throw new DomainError('nothing-to-redistribute', 'conflict');
}

/**
 * A whole reversal ends where something received is in use; then only a reversal that leaves it where it is remains.
 * @throws DomainError (conflict) `redistribution-in-use` {count}
 */
export function mustLeaveInUse(kept: readonly Grant[], isAskedFor: boolean): void {
  const count = kept.reduce((sum, grant) => sum + grant.count, 0);
  if (count > 0 && !isAskedFor) throw new DomainError('redistribution-in-use', 'conflict', { count });
}

/** Vouchers in use of those granted, in whole percent, rounded down; 100 where nothing is granted. */
export function useRateOf({ granted, occupied }: { readonly granted: number; readonly occupied: number }): number {
  return granted === 0 ? 100 : Math.floor((occupied * 100) / granted);
}
