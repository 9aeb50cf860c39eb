import { Injectable } from '@nestjs/common';

import type { Actor } from '../kernel/actor.js';
import { DomainError } from '../kernel/domain-error.js';
import { Audit } from '../platform/audit/audit.js';
import { changesOf } from '../platform/audit/changes.js';
import { Transaction } from '../platform/database/transaction.js';
import { editedMeanwhile } from '../platform/http/http-errors.js';
import { Clock } from '../platform/system/clock.js';
import { Ids } from '../platform/system/ids.js';
import { CoursesRepository } from './courses.repository.js';
import { CourseWritesRepository } from './course-writes.repository.js';
import type { Course, CourseContent, PublishedCourse } from './domain/course.js';
import { differingFields } from './domain/course-differences.js';
import { type CourseMove, mustAllowRewriting, stateAfter } from './domain/course-moves.js';
import { mustBeSound } from './domain/sound-course.js';
import { PrerequisitesService } from './prerequisites.service.js';

/** Without a code, a course written here goes by its id. Prerequisites are named by id or by code. */
export type CourseInput = Omit<CourseContent, OptionalField> & Partial<Pick<CourseContent, OptionalField>>;
type OptionalField = 'code' | 'accessibility' | 'prerequisites';

@Injectable()
export class CoursesService {
  constructor(
    private readonly transaction: Transaction,
    private readonly courses: CoursesRepository,
    private readonly writes: CourseWritesRepository,
    private readonly prerequisites: PrerequisitesService,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** The course in whatever state. @throws DomainError `course-not-found` */
  async get(id: string): Promise<Course> {
    return found(await this.courses.find(id));
  }

  /** The course as far as the actor may see it: drafts and archived courses are the admins'. @throws DomainError `course-not-found` */
  async show(actor: Actor, id: string): Promise<Course> {
    const course = await this.get(id);
    return found(isOpen(course) || actor.admin ? course : null);
  }

  /**
   * The same for whoever decides nothing by it: it may be some seconds old, except for admins, and what has just been published is there.
   * @throws DomainError `course-not-found`
   */
  async read(actor: Actor, id: string): Promise<Course> {
    const seen = actor.admin ? null : await this.transaction.stale(() => this.courses.find(id));
    return seen !== null && isOpen(seen) ? seen : this.show(actor, id);
  }

  /** The courses that exist among these ids, in whatever state, by id. */
  many(ids: readonly string[]): Promise<readonly Course[]> {
    return ids.length === 0 ? Promise.resolve([]) : this.courses.many(ids);
  }

  /** All published courses by code; each has its learning time and price. */
  published(): Promise<readonly PublishedCourse[]> {
    return this.courses.published();
  }

  /**
   * Writes a new course as a draft.
   * @throws DomainError as `mustBeSound`, as `PrerequisitesService`
   */
  async create(actor: Actor, input: CourseInput): Promise<Course> {
    const id = this.ids.next();
    return this.transaction.run(async () => {
      const content = await this.sound(id, id, input);
      await this.writes.insert([{ ...content, id }], this.clock.now());
      await this.audit.act(actor, 'course.created', { subject: id });
      return this.get(id);
    });
  }

  /**
   * Replaces the content of a course that nobody changed since `revision` was read.
   * @throws DomainError `course-not-found`, `course-archived`, `course-facts-missing` for a published course, as
   *   `mustBeSound`; 412 after another change, with the course as it is and the fields in which it differs
   */
  async update(actor: Actor, id: string, revision: number, input: CourseInput): Promise<Course> {
    return this.transaction.run(async () => {
      const before = await this.lock(id);
      const content = await this.sound(id, before.code, input);
      if (before.revision !== revision) {
        throw editedMeanwhile({ current: before, fields: differingFields(before, content) });
      }
      mustAllowRewriting(before, content);
      await this.writes.replace([{ ...content, id }], this.clock.now());
      const details = { revision: revision + 1, ...changesOf(before, content) };
      await this.audit.act(actor, 'course.updated', { subject: id, details });
      return this.get(id);
    });
  }

  /** @throws DomainError `course-not-found`, `course-move-not-possible`, `course-facts-missing` */
  publish(actor: Actor, id: string): Promise<Course> {
    return this.move(actor, id, 'publish');
  }

  /** Takes a published course out of the catalogue; vouchers and completions keep it. @throws DomainError `course-not-found`, `course-move-not-possible` */
  withdraw(actor: Actor, id: string): Promise<Course> {
    return this.move(actor, id, 'withdraw');
  }

  /** Puts a course away for good; vouchers and completions keep it. @throws DomainError `course-not-found`, `course-move-not-possible` */
  archive(actor: Actor, id: string): Promise<Course> {
    return this.move(actor, id, 'archive');
  }

  /** The content with the ids of its prerequisites, when it may be written; `code` stands in where none is said. */
  private async sound(id: string, code: string, input: CourseInput): Promise<CourseContent> {
    const content = { accessibility: [], prerequisites: [], ...input, code: input.code ?? code };
    mustBeSound(content);
    const prerequisites = await this.prerequisites.resolve(content.prerequisites);
    await this.prerequisites.mustLeadSomewhere({ id, code: content.code }, prerequisites);
    return { ...content, prerequisites };
  }

  private move(actor: Actor, id: string, move: CourseMove): Promise<Course> {
    return this.transaction.run(async () => {
      const before = await this.lock(id);
      const state = stateAfter(move, before);
      await this.writes.setState([id], state, this.clock.now());
      await this.audit.act(actor, `course.${state}`, { subject: id, details: changesOf(before, { state }) });
      return this.get(id);
    });
  }

  private async lock(id: string): Promise<Course> {
    await this.courses.lock([id]);
    return this.get(id);
  }
}

function isOpen({ state }: Course): boolean {
  return state === 'published' || state === 'withdrawn';
}

function found(course: Course | null): Course {
  if (course === null) throw new DomainError('course-not-found', 'not-found');
  return course;
}
