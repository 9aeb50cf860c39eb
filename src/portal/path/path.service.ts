import { Injectable } from '@nestjs/common';

import { type Course, CoursesService } from '../../courses/index.js';
import type { Actor } from '../../kernel/actor.js';
import { type PathQuery, PathsService, type PathView } from '../../paths/index.js';
import { PostsService, type Profile } from '../../profiles/index.js';
import type { Names } from '../employee/names.js';
import { NamesService } from '../employee/names.service.js';
import type { Offers } from '../employee/offers.js';
import { OffersService } from '../employee/offers.service.js';
import { type Workplaces, WorkplacesService } from '../employee/workplaces.service.js';
import type { PathAsked } from './address.js';

export interface Plan {
  readonly post: Profile;
  readonly path: PathView;
  readonly names: Names;
  /** The courses of the path and those that it is compared with, by id. */
  readonly courses: ReadonlyMap<string, Course>;
  readonly offers: Offers;
}

/** The way to one's post, as far as there is a post to go to. */
export interface PathData {
  readonly workplaces: Workplaces;
  readonly asked: PathAsked;
  readonly plan: Plan | null;
}

const CENTS = 100;

@Injectable()
export class PathPageService {
  constructor(
    private readonly workplaces: WorkplacesService,
    private readonly posts: PostsService,
    private readonly paths: PathsService,
    private readonly courses: CoursesService,
    private readonly names: NamesService,
    private readonly offers: OffersService,
  ) {}

  /** The path to the person's post within the limits; no plan without a post. @throws DomainError `not-your-municipality` */
  async of(actor: Actor, asked: PathAsked): Promise<PathData> {
    const workplaces = await this.workplaces.of(actor, asked.municipalityId);
    const post = await this.posts.of(actor, workplaces.current.id);
    if (post === null) return { workplaces, asked, plan: null };
    const [path, names, offers] = await Promise.all([
      this.paths.path(actor, queryOf(post.id, asked)),
      this.names.of(post.frameworkId),
      this.offers.of(actor),
    ]);
    const courses = await this.courses.many(namedIn(path));
    const byId = new Map(courses.map((course) => [course.id, course]));
    return { workplaces, asked, plan: { post, path, names, offers, courses: byId } };
  }
}

/** The limits as the planner takes them. */
export function queryOf(profileId: string, asked: PathAsked): PathQuery {
  const { hours, budget, vouchers, language, format, accessible } = asked;
  return {
    profileId,
    maxHours: hours,
    maxPriceCents: budget === undefined ? undefined : budget * CENTS,
    maxVouchers: vouchers,
    language,
    format,
    accessible: accessible === undefined ? undefined : 'true',
  };
}

function namedIn({ courses }: PathView): readonly string[] {
  const ids = courses.flatMap(({ courseId, reasons: { replacedBy, nearest } }) => [
    courseId,
    ...replacedBy,
    ...(nearest === null ? [] : [nearest.courseId]),
  ]);
  return [...new Set(ids)];
}
