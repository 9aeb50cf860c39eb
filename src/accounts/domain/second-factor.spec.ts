import type { Actor } from '../../kernel/actor.js';
import { heldBack, needsSecondFactor, readCode, RECOVERY_CODE_BYTES, recoveryCode } from './second-factor.js';

const employee = { membershipId: '1', municipalityId: 'here', role: 'employee' } as const;
const hr = { membershipId: '2', municipalityId: 'here', role: 'hr' } as const;
const actor = (admin: boolean, ...memberships: Actor['memberships']): Actor => ({
  ...{ personId: 'p', sessionId: 's', admin },
  memberships,
});

describe('a second factor', () => {
  it.each([
    ['an employee', actor(false, employee), false],
    ['HR', actor(false, employee, hr), true],
    ['an admin', actor(true), true],
  ])('is for %s: %s', (_, who, needed) => {
    expect(needsSecondFactor(who)).toBe(needed);
  });

  it('that was not shown leaves an employee', () => {
    expect(heldBack(actor(true, employee, hr))).toEqual({ ...actor(false, employee), isHeldBack: true });
    const plain = actor(false, employee);
    expect(heldBack(plain)).toBe(plain);
  });

  it('may be a recovery code of three groups', () => {
    const code = recoveryCode(Uint8Array.from({ length: RECOVERY_CODE_BYTES }, (_, at) => at * 11));
    expect(code).toBe('0bp1c-q2dr3-es4ft');
    expect(readCode(` ${code.toUpperCase()} `)).toEqual({ kind: 'recovery', code: '0bp1cq2dr3es4ft' });
  });

  it.each([
    ['123456', 'app', '123456'],
    [' 123 456 ', 'app', '123456'],
    ['1234567', 'recovery', '1234567'],
    ['', 'recovery', ''],
  ])('%j is typed as %s', (typed, kind, code) => {
    expect(readCode(typed)).toEqual({ kind, code });
  });
});
