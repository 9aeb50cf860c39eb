import { Injectable } from '@nestjs/common';

import { type Course, CoursesService } from '../../courses/index.js';
import type { Actor } from '../../kernel/actor.js';
import type { Names } from './names.js';
import { NamesService } from './names.service.js';
import type { Offers } from './offers.js';
import { OffersService } from './offers.service.js';
import { type Workplaces, WorkplacesService } from './workplaces.service.js';

export interface CourseData {
  readonly course: Course;
  /** Courses that must be completed before. */
  readonly before: readonly Course[];
  /** By vocabulary. */
  readonly names: ReadonlyMap<string, Names>;
  /** Null for somebody who is no employee anywhere, and so has no voucher to ask for. */
  readonly asking: { readonly workplaces: Workplaces; readonly offers: Offers } | null;
}

@Injectable()
export class CoursePageService {
  constructor(
    private readonly courses: CoursesService,
    private readonly names: NamesService,
    private readonly offers: OffersService,
    private readonly workplaces: WorkplacesService,
  ) {}

  /** @throws DomainError `course-not-found` */
  async of(actor: Actor, id: string, municipalityId?: string): Promise<CourseData> {
    const course = await this.courses.show(actor, id);
    const vocabularies = [...course.lessons, ...course.requirements].map(({ vocabulary }) => vocabulary);
    const named = [...new Set(vocabularies)].map(
      async (vocabulary) => [vocabulary, await this.names.ofVocabulary(vocabulary)] as const,
    );
    const before = await this.courses.many(course.prerequisites);
    const names = new Map(await Promise.all(named));
    return { course, before, names, asking: await this.asking(actor, municipalityId) };
  }

  private async asking(actor: Actor, municipalityId?: string): Promise<CourseData['asking']> {
    if (!actor.memberships.some(({ role }) => role === 'employee')) return null;
    return { workplaces: await this.workplaces.of(actor, municipalityId), offers: await this.offers.of(actor) };
  }
}
