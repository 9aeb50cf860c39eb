import { candidateOf, eligibilityOf, mustBeEligible, type CandidateCourse, type CourseRules } from './eligibility.js';

const COURSE: CandidateCourse = {
  id: 'course-1',
  priceCents: 24_900,
  provider: 'provider-1',
  competences: ['1.1', '2.3'],
};
const NO_RULES: CourseRules = {
  maxPriceCents: null,
  courseIds: null,
  providers: null,
  competences: null,
};

describe('a course paid by a voucher', () => {
  it.each<[string, Partial<CandidateCourse>, Partial<CourseRules>, string[]]>([
    ['no rule', {}, {}, []],
    ['no rule and no price', { priceCents: null, provider: null }, {}, []],
    ['a price at the cap', {}, { maxPriceCents: 24_900 }, []],
    ['a price above the cap', {}, { maxPriceCents: 24_899 }, ['price-above-cap']],
    ['a free course', { priceCents: 0 }, {}, ['course-is-free']],
    ['a free course that is named', { priceCents: 0 }, { courseIds: ['course-1'] }, ['course-is-free']],
    ['an unknown price under a cap', { priceCents: null }, { maxPriceCents: 50_000 }, ['price-unknown']],
    ['a named course', {}, { courseIds: ['course-2', 'course-1'] }, []],
    ['a course that is not named', {}, { courseIds: ['course-2'] }, ['course-not-named']],
    ['a list that names nothing', {}, { courseIds: [] }, ['course-not-named']],
    ['a named course that is too dear', {}, { courseIds: ['course-1'], maxPriceCents: 1 }, ['price-above-cap']],
    ['a listed provider', {}, { providers: ['provider-1'] }, []],
    ['another provider', {}, { providers: ['provider-2'] }, ['provider-not-listed']],
    ['no provider', { provider: null }, { providers: ['provider-1'] }, ['provider-not-listed']],
    ['one competency in common', {}, { competences: ['2.3', '5.4'] }, []],
    ['no competency in common', {}, { competences: ['5.4'] }, ['competency-not-covered']],
    [
      'everything wrong at once',
      {},
      { courseIds: ['x'], maxPriceCents: 0, providers: ['x'], competences: ['x'] },
      ['course-not-named', 'price-above-cap', 'provider-not-listed', 'competency-not-covered'],
    ],
  ])('%s', (_, course, rules, reasons) => {
    const answer = eligibilityOf({ ...COURSE, ...course }, { ...NO_RULES, ...rules });
    expect(answer).toEqual({ eligible: reasons.length === 0, reasons });
  });

  it('is refused with every reason', () => {
    expect(() => {
      mustBeEligible(COURSE, { ...NO_RULES, maxPriceCents: 100 });
    }).toThrow(
      expect.objectContaining({
        code: 'course-not-eligible',
        kind: 'invalid',
        details: { courseId: 'course-1', reasons: ['price-above-cap'] },
      }) as Error,
    );
    expect(() => {
      mustBeEligible({ ...COURSE, priceCents: 0 }, NO_RULES);
    }).toThrow('course-is-free');
    expect(() => {
      mustBeEligible(COURSE, NO_RULES);
    }).not.toThrow();
  });

  it('is looked at by what it teaches', () => {
    const lessons = [{ vocabulary: 'digcomp', competence: '1.1', from: 2, to: 4 }];
    expect(candidateOf({ id: 'c', priceCents: 1, provider: 'A', lessons })).toEqual({
      ...{ id: 'c', priceCents: 1, provider: 'A', competences: ['digcomp:1.1'] },
    });
  });
});
