import { DomainError } from '../../kernel/domain-error.js';

/**
 * What a programme pays for. null means that the programme has no such rule; an empty list lets nothing
 * through.
 */
export interface CourseRules {
  /** Highest price of a course per voucher, in cents. */
  readonly maxPriceCents: number | null;
  readonly courseIds: readonly string[] | null;
  readonly providers: readonly string[] | null;
  /** A course must teach at least one of these. */
  readonly competences: readonly string[] | null;
}

export interface CandidateCourse {
  readonly id: string;
  /** Full price in cents; null when it is not known. */
  readonly priceCents: number | null;
  /** The name in the catalogue. */
  readonly provider: string | null;
  /** What it teaches, as `vocabulary:competence`. */
  readonly competences: readonly string[];
}

export type IneligibilityReason =
  | 'course-is-free'
  | 'course-not-named'
  | 'price-unknown'
  | 'price-above-cap'
  | 'provider-not-listed'
  | 'competency-not-covered';

export interface Eligibility {
  readonly eligible: boolean;
  /** Every rule that the course breaks, in a fixed order; empty when it is eligible. */
  readonly reasons: readonly IneligibilityReason[];
}

type Check = (course: CandidateCourse, rules: CourseRules) => IneligibilityReason | null;

/**
 * Whether a programme's voucher may pay a course. All rules of the programme must hold together: a named
 * course that is dearer than the cap is not paid. A price at the cap is.
 */
export function eligibilityOf(course: CandidateCourse, rules: CourseRules): Eligibility {
  const reasons = CHECKS.map((check) => check(course, rules)).filter((reason) => reason !== null);
  return { eligible: reasons.length === 0, reasons };
}

/**
 * @throws DomainError (invalid) `course-is-free` {courseId}; `course-not-eligible` {courseId, reasons} unless the
 * programme's voucher may pay the course
 */
export function mustBeEligible(course: CandidateCourse, rules: CourseRules): void {
  const { eligible, reasons } = eligibilityOf(course, rules);
  if (reasons.includes('course-is-free')) throw new DomainError('course-is-free', 'invalid', { courseId: course.id });
  if (!eligible) throw new DomainError('course-not-eligible', 'invalid', { courseId: course.id, reasons });
}

/** Whoever learns for nothing needs no voucher; it stays for a course that costs something. */
const costly: Check = ({ priceCents }) => (priceCents === 0 ? 'course-is-free' : null);

const named: Check = ({ id }, { courseIds }) => (courseIds?.includes(id) === false ? 'course-not-named' : null);

const affordable: Check = ({ priceCents }, { maxPriceCents }) => {
  if (maxPriceCents === null) return null;
  if (priceCents === null) return 'price-unknown';
  return priceCents > maxPriceCents ? 'price-above-cap' : null;
};

const fromProvider: Check = ({ provider }, { providers }) =>
  providers === null || (provider !== null && providers.includes(provider)) ? null : 'provider-not-listed';

const onTopic: Check = (course, { competences }) =>
  competences === null || competences.some((id) => course.competences.includes(id)) ? null : 'competency-not-covered';

const CHECKS: readonly Check[] = [costly, named, affordable, fromProvider, onTopic];

/** A course of the catalogue as the rules look at it. */
export function candidateOf({
  lessons,
  ...course
}: Pick<CandidateCourse, 'id' | 'priceCents' | 'provider'> & {
  readonly lessons: readonly { readonly vocabulary: string; readonly competence: string }[];
}): CandidateCourse {
  return { ...course, competences: lessons.map(({ vocabulary, competence }) => `${vocabulary}:${competence}`) };
}
