import type { PublishedCourse } from '../courses/index.js';
import { candidateOf, type CourseRules, eligibilityOf } from '../vouchers/index.js';
import type { Course } from './domain/path-shapes.js';

/** A voucher that the person holds and has not redeemed: what it may pay. */
export interface HeldVoucher {
  /** The one course that it was assigned for; null for any that the rules allow. */
  readonly courseId: string | null;
  readonly rules: CourseRules;
}

/** What may pay for courses. */
export interface Payment {
  readonly held: readonly HeldVoucher[];
  /** The rules of the programmes that are open to the person: what a voucher that they do not hold yet could pay. */
  readonly open: readonly CourseRules[];
}

/**
 * The courses as far as they teach the vocabulary. A course counts as payable where every one of the vouchers may pay
 * it, so that a path never promises more than they hold. Who holds none plans with none, and a course counts as payable
 * where the next one could pay it.
 */
export function offersOf(
  catalogue: readonly PublishedCourse[],
  vocabulary: string,
  { held, open }: Payment,
): readonly Course[] {
  return catalogue.flatMap((course) => {
    const { lessons, requirements, accessibility, ...rest } = course;
    const teaches = lessons.filter((lesson) => lesson.vocabulary === vocabulary);
    const requires = requirements.filter((requirement) => requirement.vocabulary === vocabulary);
    if (teaches.length === 0) return [];
    const voucherEligible =
      held.length > 0
        ? held.every((voucher) => pays(voucher, course))
        : open.some((rules) => pays({ courseId: null, rules }, course));
    return [{ ...rest, teaches, requires, accessible: accessibility.length > 0, voucherEligible }];
  });
}

function pays({ courseId, rules }: HeldVoucher, course: PublishedCourse): boolean {
  const { id, priceCents, provider, lessons } = course;
  if (courseId !== null && courseId !== id) return false;
  return eligibilityOf(candidateOf({ id, priceCents, provider, lessons }), rules).eligible;
}
