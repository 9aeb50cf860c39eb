import { Injectable } from '@nestjs/common';

import {
  ClaimsService,
  CompletionsService,
  type Course,
  type OwnClaim,
  ParticipantsService,
  PlatformsService,
} from '../../courses/index.js';
import type { Actor } from '../../kernel/actor.js';

/** How it stands with a course and a person: completed, claimed, or nothing yet. */
export interface CompletionStand {
  readonly completedAt: Date | null;
  /** The newest one for the course. */
  readonly claim: OwnClaim | null;
  /** With a platform that reports completions: the person's id there, null before it is issued. */
  readonly reported: { readonly participantId: string | null } | null;
}

@Injectable()
export class CompletionStands {
  constructor(
    private readonly completions: CompletionsService,
    private readonly claims: ClaimsService,
    private readonly platforms: PlatformsService,
    private readonly participants: ParticipantsService,
  ) {}

  async of(actor: Actor, course: Pick<Course, 'id' | 'provider'>): Promise<CompletionStand> {
    const [completed, claims, reports] = await Promise.all([
      this.completions.of(actor.personId),
      this.claims.own(actor),
      this.platforms.reports(course.provider),
    ]);
    const participantId = reports ? await this.participants.known(actor.personId, course.provider) : null;
    return {
      completedAt: completed.find(({ courseId }) => courseId === course.id)?.completedAt ?? null,
      claim: claims.find(({ courseId }) => courseId === course.id) ?? null,
      reported: reports ? { participantId } : null,
    };
  }
}
