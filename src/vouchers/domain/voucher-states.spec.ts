import { movesFrom, type Mover, type MoverRole } from './moves.js';
import {
  isOpenVoucher,
  moveVoucher,
  occupies,
  VOUCHER_MACHINE,
  type VoucherMove,
  type VoucherState,
} from './voucher-states.js';

const mover = (as: MoverRole, change: Partial<Mover> = {}): Mover => ({
  as,
  concernsSelf: as === 'holder',
  concernsOnlyHr: false,
  ...change,
});

const STATES: readonly VoucherState[] = [
  'assigned',
  'redeemed',
  'completed',
  'revoked',
  'returned',
  'cancelled',
  'expired',
];
const MOVES = Object.keys(VOUCHER_MACHINE.moves) as VoucherMove[];

/** The whole table as an officer would read it. */
const LEGAL: readonly [VoucherState | null, VoucherMove, VoucherState, MoverRole[]][] = [
  [null, 'assign', 'assigned', ['hr']],
  ['assigned', 'redeem', 'redeemed', ['holder']],
  ['assigned', 'revoke', 'revoked', ['hr']],
  ['assigned', 'return', 'returned', ['holder', 'job']],
  ['assigned', 'expire', 'expired', ['job']],
  ['redeemed', 'complete', 'completed', ['hr', 'course-platform']],
  ['redeemed', 'cancel', 'cancelled', ['hr']],
];

describe('a voucher', () => {
  it.each(LEGAL)('from %s by %s becomes %s (%j)', (from, move, to, roles) => {
    for (const role of roles) expect(moveVoucher(from, move, mover(role))).toBe(to);
  });

  it('makes no other move', () => {
    for (const from of [null, ...STATES]) {
      for (const move of MOVES.filter((candidate) => !LEGAL.some(([f, m]) => f === from && m === candidate))) {
        const [role = 'job'] = VOUCHER_MACHINE.moves[move].by;
        expect(() => moveVoucher(from, move, mover(role))).toThrow(
          expect.objectContaining({
            code: 'voucher-move-not-allowed',
            kind: 'conflict',
            details: { from, move },
          }) as Error,
        );
      }
    }
  });

  it('is moved by nobody else', () => {
    const roles: readonly MoverRole[] = ['holder', 'hr', 'admin', 'course-platform', 'job'];
    for (const [from, move, , allowed] of LEGAL) {
      for (const role of roles.filter((candidate) => !allowed.includes(candidate))) {
        expect(() => moveVoucher(from, move, mover(role))).toThrow(
          expect.objectContaining({
            code: 'voucher-move-not-yours',
            kind: 'forbidden',
            details: { move, as: role },
          }) as Error,
        );
      }
    }
  });

  it('is neither assigned nor completed by the person it is for', () => {
    for (const [from, move] of [[null, 'assign'] as const, ['redeemed', 'complete'] as const]) {
      expect(() => moveVoucher(from, move, mover('hr', { concernsSelf: true }))).toThrow(
        expect.objectContaining({ code: 'not-for-oneself', kind: 'forbidden' }) as Error,
      );
    }
  });

  it('is decided by the admin when it concerns the only HR person, but not for the admin in person', () => {
    expect(moveVoucher(null, 'assign', mover('admin', { concernsOnlyHr: true }))).toBe('assigned');
    expect(moveVoucher('redeemed', 'cancel', mover('admin', { concernsOnlyHr: true }))).toBe('cancelled');
    expect(() => moveVoucher('assigned', 'expire', mover('admin', { concernsOnlyHr: true }))).toThrow(
      'voucher-move-not-yours',
    );
    expect(() => moveVoucher(null, 'assign', mover('admin', { concernsOnlyHr: true, concernsSelf: true }))).toThrow(
      'not-for-oneself',
    );
  });

  it('takes a place until it ends without a course, and is open until it ends', () => {
    expect(STATES.filter(occupies)).toEqual(['assigned', 'redeemed', 'completed']);
    expect(STATES.filter(isOpenVoucher)).toEqual(['assigned', 'redeemed']);
    expect(STATES.filter((state) => movesFrom(VOUCHER_MACHINE, state).length > 0)).toEqual(['assigned', 'redeemed']);
  });

  it('needs a reason where it is taken away, and a course where it is redeemed', () => {
    expect(MOVES.filter((move) => VOUCHER_MACHINE.moves[move].needsReason)).toEqual(['revoke', 'cancel']);
    expect(MOVES.filter((move) => VOUCHER_MACHINE.moves[move].needsCourse)).toEqual(['redeem']);
  });
});
