import { DomainError } from '../../kernel/domain-error.js';
import { mustMove, stateAfter, type Machine, type Mover } from './moves.js';
import type { RequestMove } from './request-states.js';
import type { VoucherMove } from './voucher-states.js';

export type ProgrammeState = 'draft' | 'open' | 'closed' | 'settled';
export type ProgrammeMove = 'open' | 'close' | 'settle';

/**
 * What happens to the allotments. Reversing takes back a distribution in draft; a redistribution has its own
 * reversal.
 */
export type AllotmentAct =
  'distribute' | 'object' | 'reverse' | 'top-up' | 'redistribute' | 'object-redistribution' | 'reverse-redistribution';
export type ProgrammeAct = AllotmentAct | RequestMove | VoucherMove;

export const PROGRAMME_MACHINE: Machine<ProgrammeMove, ProgrammeState> = {
  subject: 'programme',
  moves: {
    open: { from: ['draft'], to: 'open', by: ['admin'] },
    close: { from: ['open'], to: 'closed', by: ['admin', 'job'] },
    settle: { from: ['closed'], to: 'settled', by: ['admin', 'job'] },
  },
};

const ENDING_ACTS: readonly ProgrammeAct[] = ['redeem', 'complete', 'return', 'revoke', 'cancel', 'expire'];

/** What each state allows. Requests lapse because the programme is closed, so that move belongs there. */
export const ALLOWED_ACTS: Readonly<Record<ProgrammeState, readonly ProgrammeAct[]>> = {
  draft: ['distribute', 'object', 'reverse'],
  open: [
    ...(['request', 'approve', 'decline', 'waitlist', 'withdraw', 'assign'] as const),
    ...(['top-up', 'redistribute', 'object-redistribution', 'reverse-redistribution'] as const),
    ...ENDING_ACTS,
  ],
  closed: ['lapse', ...ENDING_ACTS],
  settled: [],
};

/** Who acts on allotments; who moves requests and vouchers stands in their own tables. */
export const ALLOTMENT_ACTORS: Readonly<Record<AllotmentAct, 'admin' | 'hr'>> = {
  distribute: 'admin',
  object: 'hr',
  reverse: 'admin',
  'top-up': 'admin',
  redistribute: 'admin',
  'object-redistribution': 'hr',
  'reverse-redistribution': 'admin',
};

/**
 * @throws DomainError (conflict) `programme-act-not-allowed` {state, act} unless the programme's state allows
 * the act
 */
export function mustAllow(state: ProgrammeState, act: ProgrammeAct): void {
  if (!ALLOWED_ACTS[state].includes(act)) {
    throw new DomainError('programme-act-not-allowed', 'conflict', { state, act });
  }
}

/**
 * @throws DomainError (forbidden) `allotment-act-not-yours` {act, as} unless the act belongs to the role
 */
export function mustActOnAllotments(act: AllotmentAct, as: 'admin' | 'hr'): void {
  if (ALLOTMENT_ACTORS[act] !== as) throw new DomainError('allotment-act-not-yours', 'forbidden', { act, as });
}

/**
 * The programme's state after a move by somebody who may make it. Opening has its own condition:
 * `mustBePastObjections`.
 * @throws DomainError `programme-move-not-yours` (forbidden), `programme-move-not-allowed` (conflict)
 */
export function moveProgramme(from: ProgrammeState, move: ProgrammeMove, mover: Pick<Mover, 'as'>): ProgrammeState {
  mustMove(PROGRAMME_MACHINE, move, { as: mover.as, concernsSelf: false, concernsOnlyHr: false });
  return stateAfter(PROGRAMME_MACHINE, from, move);
}

/** What still moves in a closed programme. */
export interface StillOpen {
  readonly assigned: number;
  readonly redeemed: number;
  /** Requests that wait for a decision. */
  readonly requests: number;
}

/** @throws DomainError (conflict) `programme-still-open` {assigned, redeemed, requests} while anything is open */
export function mustBeAtRest(open: StillOpen): void {
  const { assigned, redeemed, requests } = open;
  if (assigned + redeemed + requests > 0) {
    throw new DomainError('programme-still-open', 'conflict', { assigned, redeemed, requests });
  }
}

/** Only a draft is edited. @throws DomainError (conflict) `programme-not-draft` {state} */
export function mustBeDraft(state: ProgrammeState): void {
  if (state !== 'draft') throw new DomainError('programme-not-draft', 'conflict', { state });
}

/**
 * A programme opens only after the municipalities could object to its distribution.
 * @param objectionEndsAt the first moment after the window; null while nothing is distributed
 * @throws DomainError (conflict) `programme-not-distributed`, `objection-window-open` {until}
 */
export function mustBePastObjections(objectionEndsAt: Date | null, now: Date): void {
  if (objectionEndsAt === null) throw new DomainError('programme-not-distributed', 'conflict');
  if (now.getTime() < objectionEndsAt.getTime()) {
    throw new DomainError('objection-window-open', 'conflict', { until: objectionEndsAt.toISOString() });
  }
}
