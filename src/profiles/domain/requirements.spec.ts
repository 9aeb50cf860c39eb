import type { Requirement } from './profile.js';
import { assertMeasurable, objectionsTo, requirementsOn } from './requirements.js';

const scale = { competencies: new Set(['1.1', '1.2', '2.1']), levels: 8 };

function needs(competence: string, more: Partial<Requirement> = {}): Requirement {
  return { competence, minimum: 3, maximum: null, weight: 2, essential: true, alternative: null, ...more };
}

describe('the requirements of a post', () => {
  it('may name each competence once, with levels of the framework and alternatives of two', () => {
    const either = { alternative: 'A' };
    expect(objectionsTo([needs('1.1', { maximum: 8 }), needs('1.2', either), needs('2.1', either)], scale)).toEqual([]);
  });

  it.each<[string, readonly Requirement[], number | null, string]>([
    ['profile-without-requirements', [], null, 'requirements'],
    ['requirement-competence-unknown', [needs('9.9')], 0, 'competence'],
    ['requirement-competence-repeated', [needs('1.1'), needs('1.1')], 1, 'competence'],
    ['requirement-level-unknown', [needs('1.1', { minimum: 9 })], 0, 'minimum'],
    ['requirement-level-unknown', [needs('1.1', { minimum: 2.5 })], 0, 'minimum'],
    ['requirement-level-unknown', [needs('1.1', { maximum: 9 })], 0, 'maximum'],
    ['requirement-maximum-below-minimum', [needs('1.1', { maximum: 2 })], 0, 'maximum'],
    ['requirement-weight-unknown', [needs('1.1', { weight: 0 })], 0, 'weight'],
    ['requirement-alternative-unknown', [needs('1.1', { alternative: 'A1' })], 0, 'alternative'],
    ['profile-with-too-many-requirements', Array.from({ length: 10_000 }, () => needs('1.1')), null, 'requirements'],
    ['requirement-alternative-alone', [needs('1.1', { alternative: 'A' }), needs('1.2')], 0, 'alternative'],
  ])('meet the objection %s', (code, requirements, index, field) => {
    expect(objectionsTo(requirements, scale)).toMatchObject([{ code, index, field }]);
    expect(() => {
      assertMeasurable(requirements, scale);
    }).toThrow(code);
  });
});

describe('what a post still asks for on another edition', () => {
  const on = (...codes: readonly string[]) => ({ competencies: new Set(codes) });

  it('is the same where that has all its competences', () => {
    const all = [needs('1.1'), needs('1.2', { alternative: 'A' }), needs('2.1', { alternative: 'A' })];
    expect(requirementsOn(all, on('1.1', '1.2', '2.1', '9.9'))).toEqual(all);
  });

  it('leaves out what was withdrawn, and an alternative that is alone then is none', () => {
    const all = [needs('1.1', { alternative: 'A' }), needs('1.2', { alternative: 'A' }), needs('2.1')];
    expect(requirementsOn(all, on('1.1', '2.1'))).toEqual([needs('1.1'), needs('2.1')]);
  });
});
