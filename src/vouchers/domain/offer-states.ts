import { type Machine, type Mover, mustMove, stateAfter } from './moves.js';

export type OfferState = 'open' | 'accepted' | 'refused' | 'withdrawn' | 'lapsed';
export const OFFER_STATES: readonly OfferState[] = ['open', 'accepted', 'refused', 'withdrawn', 'lapsed'];
export type OfferMove = 'offer' | 'accept' | 'refuse' | 'withdraw' | 'lapse';

/**
 * All moves of an offer. It is HR's yes in advance to a request that the employee has not made yet: to accept it is to
 * make that request, which is approved in the same transaction. An offer reserves nothing, and lapses when its programme closes.
 */
export const OFFER_MACHINE: Machine<OfferMove, OfferState> = {
  subject: 'offer',
  moves: {
    offer: { from: [null], to: 'open', by: ['hr'], notForOneself: true },
    accept: { from: ['open'], to: 'accepted', by: ['holder'] },
    refuse: { from: ['open'], to: 'refused', by: ['holder'] },
    withdraw: { from: ['open'], to: 'withdrawn', by: ['hr'] },
    lapse: { from: ['open'], to: 'lapsed', by: ['job'] },
  },
};

/**
 * The offer's state after a move by somebody who may make it; from null, it is made.
 * @throws DomainError `offer-move-not-yours`, `not-for-oneself` (forbidden), `offer-move-not-allowed` (conflict)
 */
export function moveOffer(from: OfferState | null, move: OfferMove, mover: Mover): OfferState {
  mustMove(OFFER_MACHINE, move, mover);
  return stateAfter(OFFER_MACHINE, from, move);
}
