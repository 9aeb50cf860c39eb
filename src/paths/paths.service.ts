import { setImmediate } from 'node:timers/promises';

import { Injectable } from '@nestjs/common';

import type { PublishedCourse } from '../courses/index.js';
import type { Actor } from '../kernel/actor.js';
import { bindingLimits, nextVoucher } from './domain/binding.js';
import { measureFirst, type PlannedGap } from './domain/gaps.js';
import { pathOf } from './domain/path.js';
import { pinsLeft } from './domain/pins.js';
import type { Path } from './domain/path-shapes.js';
import { courseView, gapViews, type PathCourseView, type PathView } from './domain/path-view.js';
import { Planner } from './domain/planner.js';
import { reasonsOf } from './domain/reasons.js';
import { whyNot, type WhyNot } from './domain/why-not.js';
import { MarksService } from './marks/marks.service.js';
import { type PathQuery, PathRequests } from './path-requests.service.js';

/** Learning paths: advice to the person, computed when asked and never stored. */
@Injectable()
export class PathsService {
  constructor(
    private readonly requests: PathRequests,
    private readonly marks: MarksService,
  ) {}

  /**
   * The actor's own path to the profile, from the newest results, by the published courses that teach the
   * vocabulary of the profile's framework. Vouchers that the actor holds pay what their programmes allow.
   * @throws DomainError `profile-not-found`
   */
  async path(actor: Actor, query: PathQuery): Promise<PathView> {
    const { request, gaps, catalogue, requirements, marks } = await this.requests.of(actor, query);
    const planner = new Planner(request);
    const path = pathOf(planner);
    await setImmediate();
    return {
      profileId: query.profileId,
      courses: await explain(path, planner, { gaps, catalogue }),
      gapsClosed: gapViews(path.gapsClosed, gaps),
      gapsOpen: gapViews(path.gapsOpen, gaps),
      measureFirst: measureFirst(requirements),
      cost: path.cost,
      optimal: path.optimal,
      bound: path.bound,
      binding: bindingLimits(path, request),
      nextVoucher: nextVoucher(path, request),
      marks: await this.marks.titled(marks),
      pinsLeft: pinsLeft(path, planner),
    };
  }

  /**
   * Why a course is not in the actor's path, with the numbers of the best path that holds it.
   * @throws DomainError `profile-not-found`
   */
  async whyNot(actor: Actor, courseId: string, query: PathQuery): Promise<WhyNot> {
    const { request } = await this.requests.of(actor, query);
    const planner = new Planner(request);
    return whyNot(courseId, pathOf(planner), planner);
  }
}

/** Plans once more for every course of the path, and lets other requests have their turn in between. */
async function explain(
  path: Path,
  planner: Planner,
  { gaps, catalogue }: { readonly gaps: readonly PlannedGap[]; readonly catalogue: readonly PublishedCourse[] },
): Promise<readonly PathCourseView[]> {
  const captions = new Map(catalogue.map((course) => [course.id, course]));
  const views: PathCourseView[] = [];
  for (const step of path.courses) {
    const caption = captions.get(step.id);
    if (caption === undefined) continue;
    await setImmediate();
    views.push(courseView(step, gaps, { caption, reasons: reasonsOf(step.id, path, planner) }));
  }
  return views;
}
