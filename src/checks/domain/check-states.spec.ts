import { DomainError } from '../../kernel/domain-error.js';
import { assertOpen, CHECK_MOVES, moveCheck, stateAt, type CheckMove, type CheckState } from './check-states.js';

const STATES: readonly CheckState[] = ['started', 'submitted', 'abandoned', 'expired'];
const MOVES = Object.keys(CHECK_MOVES) as readonly CheckMove[];

describe('the states of a check', () => {
  it.each<[CheckMove, CheckState]>([
    ['submit', 'submitted'],
    ['abandon', 'abandoned'],
    ['expire', 'expired'],
  ])('a started check can %s', (move, state) => {
    expect(moveCheck('started', move)).toBe(state);
  });

  const illegal = STATES.filter((state) => state !== 'started').flatMap((state) => MOVES.map((move) => [state, move]));

  it.each(illegal as [CheckState, CheckMove][])('a check that is %s cannot %s', (state, move) => {
    const refused = new DomainError('illegal-check-move', 'conflict', { state, move });
    expect(() => moveCheck(state, move)).toThrow(refused);
    expect(() => {
      assertOpen(state);
    }).toThrow('check-not-open');
  });

  it.each<[CheckState, number, CheckState]>([
    ['started', -1, 'started'],
    ['started', 0, 'expired'],
    ['started', 1, 'expired'],
    ['submitted', 1, 'submitted'],
  ])('a %s check is, %d ms after its time to resume, %s', (state, late, then) => {
    const expiresAt = new Date('2026-03-01T10:00:00Z');
    expect(stateAt({ state, expiresAt }, new Date(expiresAt.getTime() + late))).toBe(then);
  });

  it('takes answers while it is started', () => {
    expect(() => {
      assertOpen('started');
    }).not.toThrow();
  });
});
