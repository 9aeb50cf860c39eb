import { movesFrom, type Mover, type MoverRole } from './moves.js';
import {
  isPendingRequest,
  moveRequest,
  REQUEST_MACHINE,
  type RequestMove,
  type RequestState,
} from './request-states.js';

const mover = (as: MoverRole, change: Partial<Mover> = {}): Mover => ({
  as,
  concernsSelf: as === 'holder',
  concernsOnlyHr: false,
  ...change,
});

const STATES: readonly RequestState[] = ['requested', 'waitlisted', 'approved', 'declined', 'withdrawn', 'lapsed'];
const DECISIONS: readonly RequestMove[] = ['approve', 'decline', 'withdraw', 'lapse'];

describe('a request', () => {
  it('starts as requested', () => {
    expect(moveRequest(null, 'request', mover('holder'))).toBe('requested');
    expect(movesFrom(REQUEST_MACHINE, null)).toEqual(['request']);
  });

  it('is decided from the desk or from the waiting list, and waits only once', () => {
    expect(movesFrom(REQUEST_MACHINE, 'requested')).toEqual(['approve', 'decline', 'waitlist', 'withdraw', 'lapse']);
    expect(movesFrom(REQUEST_MACHINE, 'waitlisted')).toEqual(DECISIONS);
    expect(STATES.filter(isPendingRequest)).toEqual(['requested', 'waitlisted']);
  });

  it.each<[RequestMove, RequestState, MoverRole[]]>([
    ['approve', 'approved', ['hr', 'job']],
    ['decline', 'declined', ['hr']],
    ['withdraw', 'withdrawn', ['holder', 'job']],
    ['lapse', 'lapsed', ['job']],
  ])('%s leads to %s, by %j', (move, to, roles) => {
    for (const from of ['requested', 'waitlisted'] as const) {
      for (const role of roles) expect(moveRequest(from, move, mover(role))).toBe(to);
    }
  });

  it.each(['approved', 'declined', 'withdrawn', 'lapsed'] as const)('%s is the end', (from) => {
    expect(movesFrom(REQUEST_MACHINE, from)).toEqual([]);
    expect(() => moveRequest(from, 'approve', mover('hr'))).toThrow(
      expect.objectContaining({
        code: 'request-move-not-allowed',
        kind: 'conflict',
        details: { from, move: 'approve' },
      }) as Error,
    );
  });

  it('is approved by nobody for themselves, and by the admin only for the only HR person', () => {
    expect(() => moveRequest('requested', 'approve', mover('hr', { concernsSelf: true }))).toThrow('not-for-oneself');
    expect(() => moveRequest('requested', 'approve', mover('admin'))).toThrow('request-move-not-yours');
    expect(moveRequest('requested', 'approve', mover('admin', { concernsOnlyHr: true }))).toBe('approved');
    expect(() => moveRequest('requested', 'withdraw', mover('hr'))).toThrow('request-move-not-yours');
  });
});
