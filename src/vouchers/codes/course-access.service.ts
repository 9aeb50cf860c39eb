import { Injectable } from '@nestjs/common';

import { CoursesService, ParticipantsService } from '../../courses/index.js';
import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { courseLink } from '../domain/course-link.js';
import { VouchersRepository } from '../holdings/vouchers.repository.js';

export interface CourseLink {
  /** Null when the catalogue knows no address of the course. */
  readonly link: string | null;
  readonly provider: string;
  readonly participantId: string;
}

/** Leads the holder of a redeemed voucher to its course, under a pseudonym. */
@Injectable()
export class CourseAccess {
  constructor(
    private readonly vouchers: VouchersRepository,
    private readonly courses: CoursesService,
    private readonly participants: ParticipantsService,
  ) {}

  /**
   * The participant id is issued on first use and the same ever after.
   * @throws DomainError `voucher-not-found`, also for one of somebody else; `voucher-not-redeemed`
   */
  async linkFor({ personId }: Actor, voucherId: string): Promise<CourseLink> {
    const voucher = await this.vouchers.find(voucherId);
    if (voucher?.personId !== personId) throw new DomainError('voucher-not-found', 'not-found');
    const { state, courseId } = voucher;
    if (courseId === null || (state !== 'redeemed' && state !== 'completed')) {
      throw new DomainError('voucher-not-redeemed', 'conflict', { state });
    }
    const { url, provider } = await this.courses.get(courseId);
    const participantId = await this.participants.idFor(personId, provider);
    return { link: courseLink(url, participantId), provider, participantId };
  }
}
