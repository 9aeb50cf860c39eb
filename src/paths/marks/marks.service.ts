import { Injectable } from '@nestjs/common';

import { CoursesService } from '../../courses/index.js';
import { type Actor, municipalityFor } from '../../kernel/actor.js';
import { Transaction } from '../../platform/database/transaction.js';
import { Clock } from '../../platform/system/clock.js';
import { type CourseMark, type MarkKind, mustBeMarkable } from '../domain/course-mark.js';
import type { TitledMark } from '../domain/path-view.js';
import { MarksRepository } from './marks.repository.js';

export interface MarkInput {
  readonly kind: MarkKind;
  readonly reason?: string;
  readonly municipalityId?: string;
}

/**
 * What a person wants in their learning path and what not. It is nobody else's business and can be taken back at any
 * time, so the log of acts does not tell of it.
 */
@Injectable()
export class MarksService {
  constructor(
    private readonly transaction: Transaction,
    private readonly marks: MarksRepository,
    private readonly courses: CoursesService,
    private readonly clock: Clock,
  ) {}

  /**
   * Pins or dismisses a course for the actor, in the place of what they said of it before.
   * @throws DomainError `course-not-found`, `municipality-needed`, `not-your-municipality`, as `mustBeMarkable`
   */
  mark(actor: Actor, courseId: string, { kind, municipalityId, ...said }: MarkInput): Promise<TitledMark> {
    const { personId } = actor;
    const reason = said.reason ?? null;
    const whose = { personId, municipalityId: municipalityFor(actor, 'employee', municipalityId) };
    return this.transaction.run(async () => {
      const { title } = await this.courses.show(actor, courseId);
      await this.marks.lock(personId);
      mustBeMarkable({ courseId, kind, reason }, await this.marks.of(personId));
      const mark = { courseId, kind, reason, createdAt: this.clock.now() };
      await this.marks.save(whose, mark);
      return { ...mark, title };
    });
  }

  /** Takes back what the actor said of the course; nothing happens where they said nothing. */
  unmark({ personId }: Actor, courseId: string): Promise<void> {
    return this.marks.delete(personId, courseId);
  }

  /** The person's own, newest first. */
  of(personId: string): Promise<readonly CourseMark[]> {
    return this.marks.of(personId);
  }

  /** The same marks with the titles of their courses, whatever became of these. */
  async titled(marks: readonly CourseMark[]): Promise<readonly TitledMark[]> {
    const courses = await this.courses.many(marks.map(({ courseId }) => courseId));
    const titles = new Map(courses.map(({ id, title }) => [id, title]));
    return marks.map((mark) => ({ ...mark, title: titles.get(mark.courseId) ?? {} }));
  }
}
