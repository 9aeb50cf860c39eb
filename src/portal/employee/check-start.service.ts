import { Injectable } from '@nestjs/common';

import { NoticeService } from '../../accounts/index.js';
import { ChecksService, type CheckView, type Effort, ItemChoiceService } from '../../checks/index.js';
import type { Actor } from '../../kernel/actor.js';
import { type Agreement, AgreementsService } from '../../municipalities/index.js';
import { PostsService, type Profile } from '../../profiles/index.js';
import { type Workplaces, WorkplacesService } from './workplaces.service.js';

/** Everything that has to be there before a check can begin. */
export interface CheckStart {
  readonly workplaces: Workplaces;
  readonly post: Profile | null;
  readonly noticeRead: boolean;
  readonly agreement: Agreement | null;
  /** The check for the post that can be gone on with. */
  readonly open: CheckView | null;
  /** How much a new check asks; null without a post. */
  readonly effort: Effort | null;
}

@Injectable()
export class CheckStartService {
  constructor(
    private readonly workplaces: WorkplacesService,
    private readonly posts: PostsService,
    private readonly notice: NoticeService,
    private readonly agreements: AgreementsService,
    private readonly checks: ChecksService,
    private readonly choice: ItemChoiceService,
  ) {}

  /** At the administration named, else the person's first. @throws DomainError `not-your-municipality` */
  async of(actor: Actor, municipalityId?: string): Promise<CheckStart> {
    const workplaces = await this.workplaces.of(actor, municipalityId);
    const [post, noticeRead, agreement, open] = await Promise.all([
      this.posts.of(actor, workplaces.current.id),
      this.notice.acknowledged(actor.personId),
      this.agreements.inForce(workplaces.current.id),
      this.checks.openOf(actor),
    ]);
    return {
      ...{ workplaces, post, noticeRead, agreement },
      open: open.find(({ profileId }) => profileId === post?.id) ?? null,
      effort: post === null ? null : await this.choice.effort(post.frameworkId, post.requirements),
    };
  }
}
