import { Injectable } from '@nestjs/common';

import { NoticeService } from '../accounts/index.js';
import { ChecksService } from '../checks/index.js';
import type { Actor } from '../kernel/actor.js';
import { PathsService } from '../paths/index.js';
import { PostsService, ProfilesService } from '../profiles/index.js';
import { ProgrammesService, RequestsService } from '../vouchers/index.js';

const PROFILE_CODE = 'bauamt';
/** Of a self-rating's four options, the one that this person chooses: some things alone, most with help. */
const OPTION = 1;

/** One employee who has already gone most of the way, so that HR has something to decide on the first day. */
@Injectable()
export class DemoEmployee {
  constructor(
    private readonly notice: NoticeService,
    private readonly profiles: ProfilesService,
    private readonly posts: PostsService,
    private readonly checks: ChecksService,
    private readonly paths: PathsService,
    private readonly programmes: ProgrammesService,
    private readonly requests: RequestsService,
  ) {}

  /** Does nothing when the person has a post already. */
  async provide(actor: Actor, say: (line: string) => void): Promise<void> {
    if ((await this.posts.of(actor)) !== null) return;
    const profile = await this.profiles.published(PROFILE_CODE);
    if (profile === null) throw new Error(`no profile ${PROFILE_CODE}`);
    await this.notice.acknowledge(actor, this.notice.current().version);
    await this.posts.choose(actor, profile.id);
    await this.takeCheck(actor, profile.id);
    await this.request(actor, profile.id);
    say('employee: check submitted, voucher requested');
  }

  private async takeCheck(actor: Actor, profileId: string): Promise<void> {
    const { id, next } = await this.checks.start(actor, { profileId });
    let question = next;
    while (question !== null) {
      const { itemId, kind } = question;
      const response = kind === 'self-rating' ? { kind, option: OPTION } : { kind: 'skip' };
      ({ next: question } = await this.checks.answer(actor, id, { itemId, response }));
    }
    await this.checks.submit(actor, id);
  }

  private async request(actor: Actor, profileId: string): Promise<void> {
    const { courses } = await this.paths.path(actor, { profileId });
    const [programme] = await this.programmes.list(actor);
    // A course that costs nothing takes no voucher.
    const course = courses.find(({ priceCents }) => priceCents > 0);
    if (programme === undefined || course === undefined)
      throw new Error('the demo has no course to pay or no programme');
    await this.requests.request(actor, { programmeId: programme.id, courseId: course.courseId });
  }
}
