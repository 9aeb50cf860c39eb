import type { Actor } from '../../kernel/actor.js';
import { heldBack, readCode, RECOVERY_CODE_BYTES, recoveryCode } from './second-factor.js';

const employee = { membershipId: '1', municipalityId: 'here', role: 'employee' } as const;
const hr = { membershipId: '2', municipalityId: 'here', role: 'hr' } as const;
const elsewhere = { membershipId: '3', municipalityId: 'there', role: 'hr' } as const;
const actor = (admin: boolean, ...memberships: Actor['memberships']): Actor => ({
  ...{ personId: 'p', sessionId: 's', admin },
  memberships,
});

describe('a second factor', () => {
  it('that was not shown leaves an employee where it is demanded of all', () => {
    expect(heldBack(actor(true, employee, hr), 'all')).toEqual({ ...actor(false, employee), isHeldBack: true });
    expect(heldBack(actor(true), 'all')).toEqual({ ...actor(false), isHeldBack: true });
    const plain = actor(false, employee);
    expect(heldBack(plain, 'all')).toBe(plain);
  });

  it.each([
    ['of nobody', { admins: false, hrOf: [] }, true, [employee, hr, elsewhere]],
    ['of admins', { admins: true, hrOf: [] }, false, [employee, hr, elsewhere]],
    ['of HR here', { admins: false, hrOf: ['here'] }, true, [employee, elsewhere]],
    ['of HR of a third municipality', { admins: false, hrOf: ['third'] }, true, [employee, hr, elsewhere]],
  ])('takes only the roles of which it is demanded: %s', (_, demands, admin, memberships) => {
    const who = actor(true, employee, hr, elsewhere);
    const left = heldBack(who, demands);
    expect([left.admin, left.memberships]).toEqual([admin, memberships]);
    expect(left.isHeldBack === true).toBe(!admin || memberships.length < 3);
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
