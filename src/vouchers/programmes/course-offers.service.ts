import { Injectable } from '@nestjs/common';

import { type Course, CoursesService } from '../../courses/index.js';
import { DomainError } from '../../kernel/domain-error.js';
import { candidateOf, mustBeEligible } from '../domain/eligibility.js';
import { courseRulesOf, type Programme } from '../domain/programme.js';

export type PayableCourse = Pick<Course, 'id'> & { readonly priceCents: number };

/** Which courses a programme's voucher can pay at this moment. */
@Injectable()
export class CourseOffers {
  constructor(private readonly courses: CoursesService) {}

  /**
   * The course with its price in cents, if it is published, has a price, and the programme pays it.
   * @throws DomainError `course-not-found`, `course-not-offered`, `course-is-free`, `course-not-eligible` {courseId, reasons}
   */
  async mustPay(programme: Programme, courseId: string): Promise<PayableCourse> {
    const course = await this.courses.get(courseId);
    const { id, state, priceCents } = course;
    if (state !== 'published' || priceCents === null) {
      throw new DomainError('course-not-offered', 'conflict', { courseId: id });
    }
    const { provider, lessons } = course;
    mustBeEligible(candidateOf({ id, priceCents, provider, lessons }), courseRulesOf(programme));
    return { id, priceCents };
  }
}
