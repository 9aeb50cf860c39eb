import { BY_THE_PRODUCT, movesFrom, type Mover } from './moves.js';
import { moveOffer, OFFER_MACHINE, OFFER_STATES } from './offer-states.js';

const hr: Mover = { as: 'hr', concernsSelf: false, concernsOnlyHr: false };
const holder: Mover = { as: 'holder', concernsSelf: true, concernsOnlyHr: false };

describe('an offer', () => {
  it('is made by HR, and by nobody to themselves', () => {
    expect(moveOffer(null, 'offer', hr)).toBe('open');
    expect(() => moveOffer(null, 'offer', { ...hr, concernsSelf: true })).toThrow('not-for-oneself');
    expect(() => moveOffer(null, 'offer', holder)).toThrow('offer-move-not-yours');
  });

  it('is accepted or refused by whom it is for, and withdrawn by HR', () => {
    expect(moveOffer('open', 'accept', holder)).toBe('accepted');
    expect(moveOffer('open', 'refuse', holder)).toBe('refused');
    expect(moveOffer('open', 'withdraw', hr)).toBe('withdrawn');
    for (const move of ['accept', 'refuse'] as const) expect(() => moveOffer('open', move, hr)).toThrow('not-yours');
  });

  it('lapses by itself, and by nobody', () => {
    expect(moveOffer('open', 'lapse', BY_THE_PRODUCT)).toBe('lapsed');
    for (const mover of [hr, holder]) expect(() => moveOffer('open', 'lapse', mover)).toThrow('offer-move-not-yours');
  });

  it('ends once', () => {
    const ended = OFFER_STATES.filter((state) => state !== 'open');
    for (const state of ended) expect(movesFrom(OFFER_MACHINE, state)).toEqual([]);
    expect(() => moveOffer('withdrawn', 'accept', holder)).toThrow('offer-move-not-allowed');
  });
});
