import type { Actor, Role } from '../../kernel/actor.js';
import { type Agreement, mayRead, mustBeAgreed, mustBeConfirmable } from './agreement.js';

const actor = (personId: string, roles: readonly Role[] = [], admin = false): Actor => ({
  personId,
  sessionId: 's',
  admin,
  memberships: roles.map((role) => ({ membershipId: 'm', municipalityId: 'here', role })),
});
const RECORDED = { version: 3, recordedBy: 'hanna', confirmedBy: null, endedAt: null } as Agreement;

describe('a works agreement', () => {
  it('is confirmed by anybody but the person who recorded it', () => {
    expect(() => {
      mustBeConfirmable(RECORDED, actor('jonas'), undefined);
    }).not.toThrow();
  });

  it.each([
    ['by whoever recorded it', RECORDED, 'hanna', undefined, 'agreement-needs-second-person'],
    ['twice', { ...RECORDED, confirmedBy: 'jonas' }, 'lea', undefined, 'works-agreement-already-confirmed'],
    ['after it was taken back', { ...RECORDED, endedAt: new Date() }, 'jonas', undefined, 'works-agreement-taken-back'],
    ['unread', RECORDED, 'jonas', 2, 'works-agreement-changed'],
  ])('is not confirmed %s', (_, agreement, personId, read, code) => {
    expect(() => {
      mustBeConfirmable(agreement, actor(personId), read);
    }).toThrow(code);
  });

  it('is dated today at the latest', () => {
    const dated = (agreedOn: string) => () => {
      mustBeAgreed({ agreedOn } as Agreement, '2026-11-22');
    };
    expect(dated('2026-11-22')).not.toThrow();
    expect(dated('2026-11-23')).toThrow('agreement-dated-in-future');
  });

  it.each([
    ['employees', actor('a', ['employee']), 'here', true],
    ['HR', actor('a', ['hr']), 'here', true],
    ['admins', actor('a', [], true), 'here', true],
    ['people of other municipalities', actor('a', ['employee', 'hr']), 'there', false],
  ])('is readable for %s: %#', (_, reader, municipalityId, expected) => {
    expect(mayRead(reader, municipalityId)).toBe(expected);
  });
});
