import { Injectable } from '@nestjs/common';

import { type Course, CoursesService } from '../../courses/index.js';
import type { Actor } from '../../kernel/actor.js';
import { PathsService, type PathView } from '../../paths/index.js';
import { PostsService, type Profile } from '../../profiles/index.js';
import type { Names } from './names.js';
import { NamesService } from './names.service.js';
import type { Offers } from './offers.js';
import { OffersService } from './offers.service.js';
import { type Workplaces, WorkplacesService } from './workplaces.service.js';

export interface PathLimits {
  readonly hours?: number;
  /** In euros. */
  readonly budget?: number;
  readonly language?: string;
  readonly municipalityId?: string;
}

/** The way to one's post, as far as there is a post to go to. */
export interface PathData {
  readonly workplaces: Workplaces;
  readonly limits: PathLimits;
  readonly plan: {
    readonly post: Profile;
    readonly path: PathView;
    readonly names: Names;
    /** The courses of the path by id. */
    readonly courses: ReadonlyMap<string, Course>;
    readonly offers: Offers;
  } | null;
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
  async of(actor: Actor, limits: PathLimits): Promise<PathData> {
    const workplaces = await this.workplaces.of(actor, limits.municipalityId);
    const post = await this.posts.of(actor, workplaces.current.id);
    if (post === null) return { workplaces, limits, plan: null };
    const { hours, budget, language } = limits;
    const maxPriceCents = budget === undefined ? undefined : budget * CENTS;
    const [path, names, offers] = await Promise.all([
      this.paths.path(actor, { profileId: post.id, maxHours: hours, maxPriceCents, language }),
      this.names.of(post.frameworkId),
      this.offers.of(actor),
    ]);
    const courses = await this.courses.many(path.courses.map(({ courseId }) => courseId));
    return { workplaces, limits, plan: { post, path, names, offers, courses: new Map(courses.map((c) => [c.id, c])) } };
  }
}
