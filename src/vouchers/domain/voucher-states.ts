import { mustMove, stateAfter, type Machine, type Mover } from './moves.js';

export type VoucherState = 'assigned' | 'redeemed' | 'completed' | 'revoked' | 'returned' | 'cancelled' | 'expired';
export const VOUCHER_STATES: readonly VoucherState[] = [
  'assigned',
  'redeemed',
  'completed',
  'revoked',
  'returned',
  'cancelled',
  'expired',
];
export type VoucherMove = 'assign' | 'redeem' | 'complete' | 'revoke' | 'return' | 'expire' | 'cancel';

/** All moves of a voucher. A job returns it when the holder's membership ends. */
export const VOUCHER_MACHINE: Machine<VoucherMove, VoucherState> = {
  subject: 'voucher',
  moves: {
    assign: { from: [null], to: 'assigned', by: ['hr'], notForOneself: true },
    redeem: { from: ['assigned'], to: 'redeemed', by: ['holder'], needsCourse: true },
    complete: { from: ['redeemed'], to: 'completed', by: ['hr', 'course-platform'], notForOneself: true },
    revoke: { from: ['assigned'], to: 'revoked', by: ['hr'], needsReason: true },
    return: { from: ['assigned'], to: 'returned', by: ['holder', 'job'] },
    expire: { from: ['assigned'], to: 'expired', by: ['job'] },
    cancel: { from: ['redeemed'], to: 'cancelled', by: ['hr'], needsReason: true },
  },
};

/**
 * These take a place of the allotment: available = granted − occupying. They also count for the yearly limit.
 */
export const OCCUPYING_STATES: readonly VoucherState[] = ['assigned', 'redeemed', 'completed'];

/** A person has at most one of these per programme. */
export const OPEN_STATES: readonly VoucherState[] = ['assigned', 'redeemed'];

/** Whether a voucher in this state counts against the allotment. */
export function occupies(state: VoucherState): boolean {
  return OCCUPYING_STATES.includes(state);
}

/** Whether its holder can still use it or is using it. */
export function isOpenVoucher(state: VoucherState): boolean {
  return OPEN_STATES.includes(state);
}

/**
 * The voucher's state after a move by somebody who may make it; from null, it is created.
 * @throws DomainError `voucher-move-not-yours`, `not-for-oneself` (forbidden), `voucher-move-not-allowed`
 * (conflict)
 */
export function moveVoucher(from: VoucherState | null, move: VoucherMove, mover: Mover): VoucherState {
  mustMove(VOUCHER_MACHINE, move, mover);
  return stateAfter(VOUCHER_MACHINE, from, move);
}
