import { eligibilityOf, mustBeEligible, type CandidateCourse, type CourseRules } from './eligibility.js';

const COURSE: CandidateCourse = {
  id: 'course-1',
  priceCents: 24_900,
  providerId: 'provider-1',
  competencyIds: ['1.1', '2.3'],
};
const NO_RULES: CourseRules = {
  maxPriceCents: null,
  courseIds: null,
  providerIds: null,
  competencyIds: null,
};

describe('a course paid by a voucher', () => {
  it.each<[string, Partial<CandidateCourse>, Partial<CourseRules>, string[]]>([
    ['no rule', {}, {}, []],
    ['no rule and no price', { priceCents: null, providerId: null }, {}, []],
    ['a price at the cap', {}, { maxPriceCents: 24_900 }, []],
    ['a price above the cap', {}, { maxPriceCents: 24_899 }, ['price-above-cap']],
    ['a free course under a cap of 0', { priceCents: 0 }, { maxPriceCents: 0 }, []],
    ['an unknown price under a cap', { priceCents: null }, { maxPriceCents: 50_000 }, ['price-unknown']],
    ['a named course', {}, { courseIds: ['course-2', 'course-1'] }, []],
    ['a course that is not named', {}, { courseIds: ['course-2'] }, ['course-not-named']],
    ['a list that names nothing', {}, { courseIds: [] }, ['course-not-named']],
    ['a named course that is too dear', {}, { courseIds: ['course-1'], maxPriceCents: 1 }, ['price-above-cap']],
    ['a listed provider', {}, { providerIds: ['provider-1'] }, []],
    ['another provider', {}, { providerIds: ['provider-2'] }, ['provider-not-listed']],
    ['no provider', { providerId: null }, { providerIds: ['provider-1'] }, ['provider-not-listed']],
    ['one competency in common', {}, { competencyIds: ['2.3', '5.4'] }, []],
    ['no competency in common', {}, { competencyIds: ['5.4'] }, ['competency-not-covered']],
    [
      'everything wrong at once',
      {},
      { courseIds: ['x'], maxPriceCents: 0, providerIds: ['x'], competencyIds: ['x'] },
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
      mustBeEligible(COURSE, NO_RULES);
    }).not.toThrow();
  });
});
