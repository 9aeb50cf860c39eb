import { Injectable } from '@nestjs/common';

import { CoursesService } from '../../courses/index.js';
import { DomainError } from '../../kernel/domain-error.js';
import type { NewProgramme } from '../domain/programme.js';

/** Looks at what somebody writes of a programme before it is kept. */
@Injectable()
export class ProgrammeRules {
  constructor(private readonly courses: CoursesService) {}

  /** The programme with each course named once. @throws DomainError `programme-course-unknown` {courseIds} */
  async checked(input: NewProgramme): Promise<NewProgramme> {
    const courseIds = [...new Set(input.courseIds)];
    const known = new Set((courseIds.length === 0 ? [] : await this.courses.many(courseIds)).map(({ id }) => id));
    const unknown = courseIds.filter((id) => !known.has(id));
    if (unknown.length > 0) throw new DomainError('programme-course-unknown', 'invalid', { courseIds: unknown });
    return { ...input, courseIds };
  }
}
