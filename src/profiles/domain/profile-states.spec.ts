import { moved, mustBeDeletable, PROFILE_STATES, type ProfileMove, type ProfileState } from './profile-states.js';

const LEGAL: readonly (readonly [ProfileState, ProfileMove, ProfileState])[] = [
  ['draft', 'edit', 'draft'],
  ['draft', 'publish', 'published'],
  ['published', 'retire', 'retired'],
];

describe('a profile', () => {
  it.each(LEGAL)('that is %s can %s and is %s then', (state, move, next) => {
    expect(moved(state, move)).toBe(next);
  });

  const moves: readonly ProfileMove[] = ['edit', 'publish', 'retire'];
  const illegal = PROFILE_STATES.flatMap((state) => moves.map((move) => [state, move] as const)).filter(
    ([state, move]) => !LEGAL.some(([from, legal]) => from === state && legal === move),
  );
  it.each(illegal)('that is %s cannot %s', (state, move) => {
    expect(() => moved(state, move)).toThrow(move === 'retire' ? 'profile-not-published' : 'profile-not-draft');
  });

  it('can be deleted while it is a draft, and never again', () => {
    const deletable = PROFILE_STATES.filter((state) => {
      try {
        mustBeDeletable(state);
        return true;
      } catch (error) {
        expect(error).toMatchObject({ code: 'profile-not-deletable', details: { state } });
        return false;
      }
    });
    expect(deletable).toEqual(['draft']);
  });
});
