import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import {
  type CareerLevel,
  PostsService,
  type Profile,
  type ProfileDomain,
  type ProfileGroup,
  ProfilesService,
} from '../../profiles/index.js';
import { PAGE_SIZE, type Page } from '../../platform/http/pagination.js';
import type { Names } from './names.js';
import { NamesService } from './names.service.js';
import { type Workplaces, WorkplacesService } from './workplaces.service.js';

export interface PostSearch {
  readonly search?: string;
  readonly domain?: ProfileDomain;
  readonly group?: ProfileGroup;
  readonly careerLevel?: CareerLevel;
  /** The facets are answers to plain questions; those that leave nothing over are let go. */
  readonly unsure?: 'yes';
  readonly cursor?: string;
  readonly municipalityId?: string;
}

export interface PostChoice {
  readonly workplaces: Workplaces;
  readonly chosen: Profile | null;
  readonly profiles: readonly Profile[];
  /** Cursor of the next page. */
  readonly next: string | null;
  /** By framework. */
  readonly names: ReadonlyMap<string, Names>;
  /** What was searched for in the end. */
  readonly search: PostSearch;
  /** No profile met all answers: the search lets some of them go. */
  readonly isWidened: boolean;
}

interface Found {
  readonly page: Page<{ readonly id: string }>;
  readonly searched: PostSearch;
}

/** What is asked of who is unsure; what tells most about a post comes first. */
const ANSWERS = ['domain', 'group', 'careerLevel'] as const;

/** What the page for choosing one's post shows. */
@Injectable()
export class PostPageService {
  constructor(
    private readonly workplaces: WorkplacesService,
    private readonly profiles: ProfilesService,
    private readonly posts: PostsService,
    private readonly names: NamesService,
  ) {}

  /** A page of the profiles that match, with the post chosen already. @throws DomainError `not-your-municipality` */
  async choice(actor: Actor, search: PostSearch): Promise<PostChoice> {
    const workplaces = await this.workplaces.of(actor, search.municipalityId);
    const [chosen, { page, searched }] = await Promise.all([
      this.posts.of(actor, workplaces.current.id),
      this.found(actor, search),
    ]);
    const profiles = await Promise.all(page.items.map(({ id }) => this.profiles.get(id, actor)));
    const names = await this.names.ofAll(profiles.map(({ frameworkId }) => frameworkId));
    const isWidened = searched !== search;
    return { workplaces, chosen, profiles, next: page.next, names, search: searched, isWidened };
  }

  /** Who is unsure is never left with nothing: the answers are let go one by one, the last first. */
  private async found(actor: Actor, searched: PostSearch): Promise<Found> {
    const { municipalityId: _, unsure, ...filter } = searched;
    const page = await this.profiles.page({ ...filter, limit: PAGE_SIZE }, actor);
    const last = ANSWERS.findLast((answer) => searched[answer] !== undefined);
    if (page.items.length > 0 || unsure === undefined || last === undefined) return { page, searched };
    return this.found(actor, { ...searched, [last]: undefined });
  }
}
