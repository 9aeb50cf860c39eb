import { Injectable } from '@nestjs/common';

import { type CourseList, CourseSearchService, type Course, CoursesService } from '../../courses/index.js';
import type { Actor } from '../../kernel/actor.js';
import { PathsService, type WhyNot } from '../../paths/index.js';
import type { PathAsked } from './address.js';
import { type PathData, PathPageService, queryOf } from './path.service.js';

export interface WhyNotData extends PathData {
  readonly course: Course;
  /** Null without a post. */
  readonly why: WhyNot | null;
}

const MOST_FOUND = 10;

@Injectable()
export class WhyNotPageService {
  constructor(
    private readonly pathPages: PathPageService,
    private readonly paths: PathsService,
    private readonly courses: CoursesService,
    private readonly searches: CourseSearchService,
  ) {}

  /** Published courses that could be meant; typing errors are forgiven. */
  find(q: string): Promise<CourseList> {
    return this.searches.list({ q, selection: {}, limit: MOST_FOUND });
  }

  /** Why the course is not in the person's path within the limits. @throws DomainError `course-not-found`, `not-your-municipality` */
  async of(actor: Actor, courseId: string, asked: PathAsked): Promise<WhyNotData> {
    const course = await this.courses.read(actor, courseId);
    const data = await this.pathPages.of(actor, asked);
    const { plan } = data;
    const why = plan === null ? null : await this.paths.whyNot(actor, courseId, queryOf(plan.post.id, asked));
    return { ...data, course, why };
  }
}
