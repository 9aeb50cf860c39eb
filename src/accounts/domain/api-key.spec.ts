import type { Actor } from '../../kernel/actor.js';
import { actorOfKey, mayHoldKey, mustIssue, mustRenew, scopesToIssue, stateOfKey } from './api-key.js';

const person = { personId: 'p', sessionId: 's', admin: false, memberships: [] };
const admin: Actor = { ...person, admin: true };
const hr: Actor = { ...person, memberships: [{ membershipId: 'm', municipalityId: 'here', role: 'hr' }] };

describe('a key of a program', () => {
  it.each([
    ['an admin for the platform', admin, null, ['tallies:read', 'courses:read', 'courses:write']],
    ['an admin for a municipality', admin, 'here', ['tallies:read', 'courses:read', 'scim:manage', 'scim:appoint-hr']],
    ['HR for their municipality', hr, 'here', ['tallies:read', 'courses:read']],
    ['HR for another municipality', hr, 'there', []],
    ['HR for the platform', hr, null, []],
  ])('may be given by %s', (_, who, municipalityId, scopes) => {
    expect(scopesToIssue(who, municipalityId)).toEqual(scopes);
    expect(mayHoldKey(who, municipalityId)).toBe(scopes.length > 0);
  });

  it('holds no scope that its maker may not give', () => {
    expect(() => {
      mustIssue(hr, 'here', ['tallies:read', 'courses:write']);
    }).toThrow('api-key-scope-not-yours');
    expect(() => {
      mustIssue(admin, null, ['xapi:write']);
    }).toThrow('api-key-scope-not-yours');
    expect(() => {
      mustIssue(admin, null, ['scim:manage']);
    }).toThrow('api-key-scope-not-yours');
    expect(() => {
      mustIssue(hr, 'here', ['scim:manage']);
    }).toThrow('api-key-scope-not-yours');
    expect(() => {
      mustIssue(hr, null, ['tallies:read']);
    }).toThrow('not-your-municipality');
    expect(() => {
      mustIssue(hr, 'here', ['tallies:read']);
    }).not.toThrow();
  });

  it('is renewed by HR only if they could have given it', () => {
    expect(() => {
      mustRenew(hr, ['tallies:read', 'scim:manage']);
    }).toThrow('api-key-scope-not-yours');
    expect(() => {
      mustRenew(hr, ['tallies:read']);
      mustRenew(admin, ['scim:manage', 'xapi:write']);
    }).not.toThrow();
  });

  it('acts for HR of its municipality, or for the platform with the view of its scopes', () => {
    expect(actorOfKey({ id: 'k', municipalityId: 'here', scopes: ['tallies:read'] })).toMatchObject({
      admin: false,
      memberships: [{ municipalityId: 'here', role: 'hr' }],
    });
    expect(actorOfKey({ id: 'k', municipalityId: null, scopes: ['courses:read'] }).admin).toBe(false);
    expect(actorOfKey({ id: 'k', municipalityId: null, scopes: ['courses:write'] }).admin).toBe(true);
  });

  it.each([
    ['active', null, null],
    ['active', '2026-11-28', null],
    ['expired', '2026-11-27', null],
    ['revoked', '2026-11-26', '2026-11-01'],
  ])('is %s', (state, expires, revoked) => {
    const at = (day: string | null) => (day === null ? null : new Date(day));
    expect(stateOfKey({ expiresAt: at(expires), revokedAt: at(revoked) }, new Date('2026-11-27'))).toBe(state);
  });
});
