import { berlinDay, type Day } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import { type Machine, mustMove, stateAfter } from './moves.js';

export type ObjectionState = 'open' | 'upheld' | 'dismissed' | 'lapsed';
export const OBJECTION_STATES: readonly ObjectionState[] = ['open', 'upheld', 'dismissed', 'lapsed'];

/** How an administrator answers. */
export type ObjectionVerdict = 'upheld' | 'dismissed';
export const OBJECTION_VERDICTS: readonly ObjectionVerdict[] = ['upheld', 'dismissed'];

/** How many objections of a distribution stand in the way of opening its programme. */
export interface ObjectionCounts {
  readonly open: number;
  readonly upheld: number;
}

export interface ObjectionWindow {
  readonly committedAt: Date;
  /** The first moment after the window. */
  readonly objectionsUntil: Date;
}

type ObjectionMove = 'object' | 'uphold' | 'dismiss' | 'lapse';

const OBJECTION_MACHINE: Machine<ObjectionMove, ObjectionState> = {
  subject: 'objection',
  moves: {
    object: { from: [null], to: 'open', by: ['hr'] },
    uphold: { from: ['open'], to: 'upheld', by: ['admin'] },
    dismiss: { from: ['open'], to: 'dismissed', by: ['admin'] },
    lapse: { from: ['open'], to: 'lapsed', by: ['job'] },
  },
};

const MOVES: Readonly<Record<ObjectionVerdict, ObjectionMove>> = { upheld: 'uphold', dismissed: 'dismiss' };

/**
 * The state after an answer of an administrator; what is answered once stays.
 * @throws DomainError (conflict) `objection-move-not-allowed` {from, move}
 */
export function answerObjection(from: ObjectionState, verdict: ObjectionVerdict): ObjectionState {
  const move = MOVES[verdict];
  mustMove(OBJECTION_MACHINE, move, { as: 'admin', concernsSelf: false, concernsOnlyHr: false });
  return stateAfter(OBJECTION_MACHINE, from, move);
}

/**
 * The last day on which municipalities can object; null when there is no window at all.
 */
export function lastDayToObject({ committedAt, objectionsUntil }: ObjectionWindow): Day | null {
  return objectionsUntil.getTime() <= committedAt.getTime() ? null : berlinDay(new Date(objectionsUntil.getTime() - 1));
}

/**
 * Municipalities object only while the window is open.
 * @param until the first moment after the window
 * @throws DomainError (conflict) `objection-window-closed` {until}
 */
export function mustBeWithinWindow(until: Date, now: Date): void {
  if (now.getTime() >= until.getTime()) {
    throw new DomainError('objection-window-closed', 'conflict', { until: until.toISOString() });
  }
}

/**
 * A programme opens only after every objection is answered, and not with a distribution against which one is upheld: that
 * one has to be reversed and decided anew.
 * @throws DomainError (conflict) `objections-unanswered` {count}, `objection-upheld` {count}
 */
export function mustBeWithoutObjections({ open, upheld }: ObjectionCounts): void {
  if (open > 0) throw new DomainError('objections-unanswered', 'conflict', { count: open });
  if (upheld > 0) throw new DomainError('objection-upheld', 'conflict', { count: upheld });
}
