import { Injectable } from '@nestjs/common';

import { type CheckView, ResultsService, type ResultSummary } from '../../checks/index.js';
import type { Actor } from '../../kernel/actor.js';
import { type PathView, PathsService } from '../../paths/index.js';
import { type Profile, ProfilesService } from '../../profiles/index.js';
import { CheckStartService } from './check-start.service.js';
import { type NextStep, nextStepOf } from './next-step.js';
import type { Offers } from './offers.js';
import { OffersService } from './offers.service.js';
import type { Workplaces } from './workplaces.service.js';

export interface StartData {
  readonly workplaces: Workplaces;
  readonly post: Profile | null;
  readonly next: NextStep;
  readonly check: CheckView | null;
  /** Newest first, each with the post it was for. */
  readonly results: readonly { readonly result: ResultSummary; readonly post: Profile }[];
  readonly offers: Offers;
}

const SHOWN_RESULTS = 5;

@Injectable()
export class StartService {
  constructor(
    private readonly starts: CheckStartService,
    private readonly results: ResultsService,
    private readonly profiles: ProfilesService,
    private readonly paths: PathsService,
    private readonly offers: OffersService,
  ) {}

  /** At the administration named, else the person's first. @throws DomainError `not-your-municipality` */
  async of(actor: Actor, municipalityId?: string): Promise<StartData> {
    const [start, history, offers] = await Promise.all([
      this.starts.of(actor, municipalityId),
      this.results.history(actor),
      this.offers.of(actor),
    ]);
    const { workplaces, post, noticeRead, agreement, open: check } = start;
    const result = history.find(({ profileId }) => profileId === post?.id) ?? null;
    const firstCourse = post === null || result === null ? null : await this.firstCourse(actor, post.id);
    const { requests, vouchers } = offers;
    const agreementInForce = agreement !== null;
    const next = nextStepOf({ post, noticeRead, agreementInForce, check, result, firstCourse, requests, vouchers });
    return { workplaces, post, next, check, results: await this.withPosts(history.slice(0, SHOWN_RESULTS)), offers };
  }

  private async firstCourse(actor: Actor, profileId: string): Promise<PathView['courses'][number] | null> {
    const { courses } = await this.paths.path(actor, { profileId });
    return courses[0] ?? null;
  }

  private withPosts(results: readonly ResultSummary[]): Promise<StartData['results']> {
    return Promise.all(results.map(async (result) => ({ result, post: await this.profiles.get(result.profileId) })));
  }
}
