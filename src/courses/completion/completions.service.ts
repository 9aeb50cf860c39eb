import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import type { PlatformActor } from '../domain/course-platform.js';
import { Audit } from '../../platform/audit/audit.js';
import { Transaction } from '../../platform/database/transaction.js';
import { Clock } from '../../platform/system/clock.js';
import { CoursesService } from '../courses.service.js';
import {
  type Attestation,
  type ClaimedLevel,
  completedAt,
  type Completion,
  type CourseCompleted,
} from '../domain/completion.js';
import { ClaimsRepository } from './claims.repository.js';
import { CompletionsRepository } from './completions.repository.js';

export type CompletionListener = (completed: CourseCompleted) => Promise<void>;

type Whose = Omit<CourseCompleted, 'by'>;

/** What a course platform has said: by which statement, and when it was, if it says so. */
export interface Stated extends Whose {
  readonly statementId: string;
  readonly at: Date | null;
}

/** Who has completed which course. Whether the actor may say so is decided by whoever calls. */
@Injectable()
export class CompletionsService {
  private readonly listeners: CompletionListener[] = [];

  constructor(
    private readonly transaction: Transaction,
    private readonly completions: CompletionsRepository,
    private readonly claims: ClaimsRepository,
    private readonly courses: CoursesService,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Records a completion once; said again, it keeps its first date. The listeners hear it every time, inside the same
   * transaction, so that what waits for it can never be left behind. A claim that waits for it is settled.
   * @throws DomainError `course-not-found`; the constraint `nobody_records_own_completion`
   */
  record(actor: Actor, whose: Whose): Promise<void> {
    return this.take(actor.personId, whose, { kind: 'person', reference: actor.personId, at: null });
  }

  /** The same on the word of a course platform, at the moment that its statement names. @throws DomainError `course-not-found` */
  recordStatement(platform: PlatformActor, { statementId, at, ...whose }: Stated): Promise<void> {
    return this.take(platform.id, whose, { kind: 'statement', reference: statementId, at });
  }

  /**
   * Takes a statement's word back. The completion falls unless somebody else vouches for it; a voucher that it completed
   * stays completed, because the ledger is not undone.
   */
  undoStatement(platform: PlatformActor, { statementId, ...whose }: Omit<Stated, 'at'>): Promise<void> {
    return this.transaction.run(async () => {
      const fell = await this.completions.takeBack(whose, { kind: 'statement', reference: statementId });
      if (fell)
        await this.audit.act({ personId: platform.id }, 'course.completion-undone', { subject: whose.courseId });
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

  private async take(
    by: string,
    whose: Whose,
    { at, ...attestation }: Attestation & Pick<Stated, 'at'>,
  ): Promise<void> {
    const { personId, courseId } = whose;
    await this.transaction.run(async () => {
      await this.courses.get(courseId);
      const now = this.clock.now();
      const completion = { personId, courseId, completedAt: completedAt(at, now), recordedBy: by };
      const first = await this.completions.insert(completion);
      await this.completions.attest(whose, attestation, now);
      await this.claims.settle(whose, { decidedBy: by, decidedAt: now });
      if (first) await this.audit.act({ personId: by }, 'course.completed', { subject: courseId });
      for (const listener of this.listeners) await listener({ personId, courseId, by });
    });
  }
}
