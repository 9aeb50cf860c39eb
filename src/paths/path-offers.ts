import type { PublishedCourse } from '../courses/index.js';
import { candidateOf, type CourseRules, eligibilityOf } from '../vouchers/index.js';
import type { Course } from './domain/path-shapes.js';

/** A voucher that the person holds and has not redeemed: what it may pay. */
export interface HeldVoucher {
  /** The one course that it was assigned for; null for any that the rules allow. */
  readonly courseId: string | null;
  readonly rules: CourseRules;
}

/**
 * The courses as far as they teach the vocabulary. A course counts as payable where every one of the vouchers may pay
 * it, so that a path never promises more than they hold.
 */
export function offersOf(
  catalogue: readonly PublishedCourse[],
  vocabulary: string,
  held: readonly HeldVoucher[],
): readonly Course[] {
  return catalogue.flatMap((course) => {
    const { lessons, requirements, accessibility, ...rest } = course;
    const teaches = lessons.filter((lesson) => lesson.vocabulary === vocabulary);
    const requires = requirements.filter((requirement) => requirement.vocabulary === vocabulary);
    if (teaches.length === 0) return [];
    const voucherEligible = held.length > 0 && held.every((voucher) => pays(voucher, course));
    return [{ ...rest, teaches, requires, accessible: accessibility.length > 0, voucherEligible }];
  });
}

function pays({ courseId, rules }: HeldVoucher, course: PublishedCourse): boolean {
  const { id, priceCents, provider, lessons } = course;
  if (courseId !== null && courseId !== id) return false;
  return eligibilityOf(candidateOf({ id, priceCents, provider, lessons }), rules).eligible;
}
