import { Injectable } from '@nestjs/common';

import type { Actor } from '../kernel/actor.js';
import { measureFirst } from './domain/gaps.js';
import { courseView, gapViews, type PathCourseView, type PathView } from './domain/path-view.js';
import { Planner } from './domain/planner.js';
import { whyNot, type WhyNot } from './domain/why-not.js';
import { MarksService } from './marks/marks.service.js';
import { type PathPlan, PathPlans } from './path-plans.service.js';
import { type PathQuery, PathRequests, type PathSetting } from './path-requests.service.js';

/** Learning paths: advice to the person, computed when asked and never written down. */
@Injectable()
export class PathsService {
  constructor(
    private readonly requests: PathRequests,
    private readonly plans: PathPlans,
    private readonly marks: MarksService,
  ) {}

  /**
   * The actor's own path to the profile, from the newest results, by the published courses that teach the
   * vocabulary of the profile's framework. Vouchers that the actor holds pay what their programmes allow.
   * @throws DomainError `profile-not-found`
   */
  async path(actor: Actor, query: PathQuery): Promise<PathView> {
    const setting = await this.requests.of(actor, query);
    const plan = await this.plans.of(setting);
    const { path, binding, nextVoucher, pinsLeft } = plan;
    return {
      profileId: query.profileId,
      courses: courseViews(plan, setting),
      gapsClosed: gapViews(path.gapsClosed, setting.gaps),
      gapsOpen: gapViews(path.gapsOpen, setting.gaps),
      measureFirst: measureFirst(setting.requirements),
      cost: path.cost,
      optimal: path.optimal,
      bound: path.bound,
      binding,
      nextVoucher,
      marks: await this.marks.titled(setting.marks),
      pinsLeft,
    };
  }

  /**
   * Why a course is not in the actor's path, with the numbers of the best path that holds it.
   * @throws DomainError `profile-not-found`
   */
  async whyNot(actor: Actor, courseId: string, query: PathQuery): Promise<WhyNot> {
    const setting = await this.requests.of(actor, query);
    const { path } = await this.plans.of(setting);
    return whyNot(courseId, path, new Planner(setting.request()));
  }
}

function courseViews({ path, reasons }: PathPlan, { gaps, catalogue }: PathSetting): readonly PathCourseView[] {
  const captions = new Map(catalogue.map((course) => [course.id, course]));
  return path.courses.flatMap((step) => {
    const [caption, why] = [captions.get(step.id), reasons.get(step.id)];
    return caption === undefined || why === undefined ? [] : [courseView(step, gaps, { caption, reasons: why })];
  });
}
