import { Injectable } from '@nestjs/common';

import type { Actor } from '../kernel/actor.js';
import { Audit } from '../platform/audit/audit.js';
import { Transaction } from '../platform/database/transaction.js';
import { Clock } from '../platform/system/clock.js';
import { CompletionsRepository } from './completions.repository.js';
import { CoursesService } from './courses.service.js';
import type { ClaimedLevel, Completion, CourseCompleted } from './domain/completion.js';

export type CompletionListener = (completed: CourseCompleted) => Promise<void>;

/** Who has completed which course. Whether the actor may say so is decided by the room that calls. */
@Injectable()
export class CompletionsService {
  private readonly listeners: CompletionListener[] = [];

  constructor(
    private readonly transaction: Transaction,
    private readonly completions: CompletionsRepository,
    private readonly courses: CoursesService,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Records a completion once; said again, it keeps its first date. The listeners hear it every time, inside the same
   * transaction, so that what waits for it can never be left behind.
   * @throws DomainError `course-not-found`; the constraint `nobody_records_own_completion`
   */
  async record(actor: Actor, { personId, courseId }: Omit<CourseCompleted, 'by'>): Promise<void> {
    await this.transaction.run(async () => {
      await this.courses.get(courseId);
      const by = actor.personId;
      const completedAt = this.clock.now();
      const first = await this.completions.insert({ personId, courseId, completedAt, recordedBy: by });
      if (first) await this.audit.act(actor, 'course.completed', { subject: courseId });
      for (const listener of this.listeners) await listener({ personId, courseId, by });
    });
  }

  /** Oldest first. */
  of(personId: string): Promise<readonly Completion[]> {
    return this.completions.of(personId);
  }

  /** The highest level per competence that the person's completed courses lead to. */
  claimedLevels(personId: string): Promise<readonly ClaimedLevel[]> {
    return this.completions.claimedLevels(personId);
  }

  /** Tells the listener of every completion from now on, inside the transaction that records it. */
  onCompleted(listener: CompletionListener): void {
    this.listeners.push(listener);
  }
}
