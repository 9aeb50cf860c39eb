import { Injectable } from '@nestjs/common';

import { type Course, CourseSearchService, CoursesService } from '../../courses/index.js';
import type { Actor } from '../../kernel/actor.js';
import { PAGE_SIZE } from '../../platform/http/pagination.js';
import { type Programme, ProgrammeDrafts, ProgrammesService } from '../../vouchers/index.js';
import type { Names } from '../employee/names.js';
import { NamesService } from '../employee/names.service.js';
import { contentOf, isCourseId, type ProgrammeValues } from './form.js';
import { VOCABULARY } from './vocabulary.js';

/** What the editor's page needs beside the input. */
export interface EditorSheet {
  /** Null for a new one. */
  readonly programme: Programme | null;
  /** While a distribution is in force or under way, what it was decided with stays. */
  readonly isDistributed: boolean;
  /** Every provider of a published course, with the number of those courses, by name. */
  readonly providers: readonly (readonly [name: string, courses: number])[];
  readonly names: Names;
  /** The courses that are named. */
  readonly named: readonly Course[];
  /** What the search found, without those that are named already; null when nothing was looked for. */
  readonly found: readonly Course[] | null;
}

@Injectable()
export class ProgrammeEditor {
  constructor(
    private readonly programmes: ProgrammesService,
    private readonly drafts: ProgrammeDrafts,
    private readonly courses: CoursesService,
    private readonly search: CourseSearchService,
    private readonly names: NamesService,
  ) {}

  /** @throws DomainError `programme-not-found` */
  show(actor: Actor, id: string): Promise<Programme> {
    return this.programmes.show(actor, id);
  }

  /** The form's surroundings for what it says. */
  async sheet(actor: Actor, programme: Programme | null, values: ProgrammeValues): Promise<EditorSheet> {
    return {
      programme,
      isDistributed: programme !== null && (await this.drafts.distributions(programme.id)).inForce > 0,
      providers: await this.providers(),
      names: await this.names.ofVocabulary(VOCABULARY),
      named: await this.courses.many(values.courseIds.filter(isCourseId)),
      found: await this.find(actor, values),
    };
  }

  /** @throws 412 when it was edited since; DomainError as `ProgrammesService.create` and `ProgrammeDrafts.update` */
  save(actor: Actor, id: string | null, values: ProgrammeValues): Promise<Programme> {
    const { content } = contentOf(values);
    if (id === null) return this.programmes.create(actor, content);
    return this.drafts.update(actor, id, content, values.revision);
  }

  private async find(actor: Actor, { courseSearch, courseIds }: ProgrammeValues): Promise<readonly Course[] | null> {
    if (courseSearch === '') return null;
    const { items } = await this.search.list({ q: courseSearch, selection: {}, limit: PAGE_SIZE }, actor);
    return items.filter(({ id }) => !courseIds.includes(id));
  }

  private async providers(): Promise<EditorSheet['providers']> {
    const counts = new Map<string, number>();
    for (const { provider } of await this.courses.published()) counts.set(provider, (counts.get(provider) ?? 0) + 1);
    return [...counts].sort(([a], [b]) => a.localeCompare(b, 'de'));
  }
}
