import { Injectable } from '@nestjs/common';

import { type Course, CoursesService } from '../../courses/index.js';
import type { Actor } from '../../kernel/actor.js';
import { type CompletionStand, CompletionStands } from './completion.service.js';
import type { Names } from './names.js';
import { NamesService } from './names.service.js';
import type { Offers } from './offers.js';
import { OffersService } from './offers.service.js';
import { type Workplaces, WorkplacesService } from './workplaces.service.js';

interface Asking {
  readonly workplaces: Workplaces;
  readonly offers: Offers;
  readonly completion: CompletionStand;
}

export interface CourseData {
  readonly course: Course;
  /** Courses that must be completed before. */
  readonly before: readonly Course[];
  /** By vocabulary. */
  readonly names: ReadonlyMap<string, Names>;
  /** Null for somebody who is no employee anywhere, and so has no voucher to ask for. */
  readonly asking: Asking | null;
}

@Injectable()
export class CoursePageService {
  constructor(
    private readonly courses: CoursesService,
    private readonly names: NamesService,
    private readonly offers: OffersService,
    private readonly workplaces: WorkplacesService,
    private readonly stands: CompletionStands,
  ) {}

  /** @throws DomainError `course-not-found` */
  async of(actor: Actor, id: string, municipalityId?: string): Promise<CourseData> {
    const course = await this.courses.read(actor, id);
    const vocabularies = [...course.lessons, ...course.requirements].map(({ vocabulary }) => vocabulary);
    const named = [...new Set(vocabularies)].map(
      async (vocabulary) => [vocabulary, await this.names.ofVocabulary(vocabulary)] as const,
    );
    const before = await this.courses.many(course.prerequisites);
    const names = new Map(await Promise.all(named));
    return { course, before, names, asking: await this.asking(actor, course, municipalityId) };
  }

  private async asking(actor: Actor, course: Course, municipalityId?: string): Promise<Asking | null> {
    if (!actor.memberships.some(({ role }) => role === 'employee')) return null;
    const [workplaces, offers, completion] = await Promise.all([
      this.workplaces.of(actor, municipalityId),
      this.offers.of(actor),
      this.stands.of(actor, course),
    ]);
    return { workplaces, offers, completion };
  }
}
