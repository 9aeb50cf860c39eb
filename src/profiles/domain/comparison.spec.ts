import { comparisonOf, differencesOf, differs } from './comparison.js';
import type { Profile, Requirement } from './profile.js';

function needs(competence: string, more: Partial<Requirement> = {}): Requirement {
  return { competence, minimum: 3, maximum: null, weight: 2, essential: true, alternative: null, ...more };
}

function aProfile(more: Partial<Profile> = {}): Profile {
  return {
    id: 'a',
    code: 'archiv',
    version: 1,
    frameworkId: 'f',
    title: { de: 'Archiv' },
    summary: { de: 'Bewahrt auf.' },
    domain: 'cross-cutting',
    group: 'specialist',
    careerLevel: 'clerk',
    state: 'published',
    revision: 1,
    publishedAt: null,
    updatedAt: new Date(0),
    requirements: [needs('1.1'), needs('1.2')],
    ...more,
  };
}

describe('two profiles beside each other', () => {
  it('say in which fields they differ, and in which language of them', () => {
    const other = aProfile({ title: { de: 'Archiv', en: 'Archive' }, careerLevel: 'officer' });
    expect(differencesOf(aProfile(), other).fields).toEqual(['title', 'careerLevel']);
  });

  it('show every competence that one of them names', () => {
    const other = aProfile({ requirements: [needs('1.2', { minimum: 4, essential: false }), needs('1.3')] });
    const { same, requirements } = comparisonOf(aProfile(), other);
    expect(same).toBe(false);
    expect(requirements.map(({ competence, a, b, changes }) => [competence, a?.minimum, b?.minimum, changes])).toEqual([
      ['1.1', 3, undefined, []],
      ['1.2', 3, 4, ['minimum', 'essential']],
      ['1.3', undefined, 3, []],
    ]);
    expect(requirements.map(differs)).toEqual([true, true, true]);
  });

  it('are the same whatever version, state and order they have', () => {
    const other = aProfile({ version: 2, state: 'draft', requirements: [needs('1.2'), needs('1.1')] });
    expect(comparisonOf(aProfile(), other).same).toBe(true);
  });
});
