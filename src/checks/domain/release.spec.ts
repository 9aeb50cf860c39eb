import type { Actor, Role } from '../../kernel/actor.js';
import { assertAgreed, maySee } from './release.js';

const clauses = { purposes: ['Qualifizierungsgespräch'], resultsVisibleTo: 'hr-on-release' } as const;
const release = { purpose: 'Qualifizierungsgespräch', until: '2026-05-31' };

describe('a release', () => {
  it('is possible for an agreed purpose until the last day', () => {
    expect(() => {
      assertAgreed(clauses, release, '2026-05-31');
    }).not.toThrow();
  });

  it.each([
    ['release-not-agreed', { ...clauses, resultsVisibleTo: 'person-only' } as const, release],
    ['purpose-not-agreed', clauses, { ...release, purpose: 'Beurteilung' }],
    ['release-ends-in-past', clauses, { ...release, until: '2026-05-30' }],
  ])('is refused: %s', (code, agreed, asked) => {
    expect(() => {
      assertAgreed(agreed, asked, '2026-05-31');
    }).toThrow(code);
  });
});

describe('a result', () => {
  const actor = (personId: string, role: Role, municipalityId: string): Actor => ({
    personId,
    sessionId: 's',
    admin: false,
    memberships: [{ membershipId: 'm', municipalityId, role }],
  });
  const result = { personId: 'own', municipalityId: 'kommune', release };

  it.each<[string, Actor, typeof result | (Omit<typeof result, 'release'> & { release: null }), boolean]>([
    ['its person, released or not', actor('own', 'employee', 'kommune'), { ...result, release: null }, true],
    ['HR while it is released', actor('hr', 'hr', 'kommune'), result, true],
    ['HR when it is not released', actor('hr', 'hr', 'kommune'), { ...result, release: null }, false],
    [
      'HR after the last day',
      actor('hr', 'hr', 'kommune'),
      { ...result, release: { ...release, until: '2026-05-30' } },
      false,
    ],
    ['HR of another municipality', actor('hr', 'hr', 'elsewhere'), result, false],
    ['a colleague', actor('colleague', 'employee', 'kommune'), result, false],
    ['an admin', { ...actor('admin', 'hr', 'elsewhere'), admin: true }, result, false],
  ])('for %s', (_, who, what, seen) => {
    expect(maySee(who, what, '2026-05-31')).toBe(seen);
  });
});
