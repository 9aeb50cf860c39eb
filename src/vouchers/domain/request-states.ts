import { mustMove, stateAfter, type Machine, type Mover } from './moves.js';

export type RequestState = 'requested' | 'waitlisted' | 'approved' | 'declined' | 'withdrawn' | 'lapsed';
export const REQUEST_STATES: readonly RequestState[] = [
  'requested',
  'waitlisted',
  'approved',
  'declined',
  'withdrawn',
  'lapsed',
];
export type RequestMove = 'request' | 'approve' | 'decline' | 'waitlist' | 'withdraw' | 'lapse';

/**
 * All moves of a request. A request reserves nothing: approving it assigns a voucher in the same transaction.
 * To put it on the waiting list is to approve it for the first place that its order gives it: a job carries that out.
 * A job withdraws it when the membership ends and lets it lapse when the programme is closed.
 */
export const REQUEST_MACHINE: Machine<RequestMove, RequestState> = {
  subject: 'request',
  moves: {
    request: { from: [null], to: 'requested', by: ['holder'] },
    approve: { from: ['requested', 'waitlisted'], to: 'approved', by: ['hr', 'job'], notForOneself: true },
    decline: { from: ['requested', 'waitlisted'], to: 'declined', by: ['hr'] },
    waitlist: { from: ['requested'], to: 'waitlisted', by: ['hr'], notForOneself: true },
    withdraw: { from: ['requested', 'waitlisted'], to: 'withdrawn', by: ['holder', 'job'] },
    lapse: { from: ['requested', 'waitlisted'], to: 'lapsed', by: ['job'] },
  },
};

/** These wait for a decision; the tally counts them as requested. */
export const PENDING_STATES: readonly RequestState[] = ['requested', 'waitlisted'];

/** Whether the request waits for a decision. */
export function isPendingRequest(state: RequestState): boolean {
  return PENDING_STATES.includes(state);
}

/**
 * The request's state after a move by somebody who may make it; from null, it is created.
 * @throws DomainError `request-move-not-yours`, `not-for-oneself` (forbidden), `request-move-not-allowed`
 * (conflict)
 */
export function moveRequest(from: RequestState | null, move: RequestMove, mover: Mover): RequestState {
  mustMove(REQUEST_MACHINE, move, mover);
  return stateAfter(REQUEST_MACHINE, from, move);
}
