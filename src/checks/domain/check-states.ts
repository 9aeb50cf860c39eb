import { DomainError } from '../../kernel/domain-error.js';

/** States of a check; all but `started` are ends. */
export type CheckState = 'started' | 'submitted' | 'abandoned' | 'expired';

/** What can happen to a check: the person submits or abandons it, or its time to resume runs out. */
export type CheckMove = 'submit' | 'abandon' | 'expire';

interface Transition {
  readonly from: CheckState;
  readonly to: CheckState;
}

/** Every legal move; what is not listed is illegal. */
export const CHECK_MOVES: Readonly<Record<CheckMove, Transition>> = {
  submit: { from: 'started', to: 'submitted' },
  abandon: { from: 'started', to: 'abandoned' },
  expire: { from: 'started', to: 'expired' },
};

/** The state at a moment: a started check whose time to resume has run out is expired, also before anybody notes it. */
export function stateAt(check: { readonly state: CheckState; readonly expiresAt: Date }, now: Date): CheckState {
  return check.state === 'started' && check.expiresAt <= now ? moveCheck('started', 'expire') : check.state;
}

/**
 * The state after a move.
 * @throws DomainError `illegal-check-move` when the check's state does not allow it
 */
export function moveCheck(state: CheckState, move: CheckMove): CheckState {
  const { from, to } = CHECK_MOVES[move];
  if (state !== from) throw new DomainError('illegal-check-move', 'conflict', { state, move });
  return to;
}

/**
 * Guarantees that the check still takes answers.
 * @throws DomainError `check-not-open`
 */
export function assertOpen(state: CheckState): void {
  if (state !== 'started') throw new DomainError('check-not-open', 'conflict', { state });
}

/**
 * A check that was begun goes on under a newer version of the agreement; it rests while none is in force.
 * @throws DomainError `check-rests`
 */
export function assertAwake({ agreed }: { readonly agreed: boolean }): void {
  if (!agreed) throw new DomainError('check-rests', 'forbidden');
}
