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
import { PAGE_SIZE } from '../../platform/http/pagination.js';
import type { Names } from './names.js';
import { NamesService } from './names.service.js';
import { type Workplaces, WorkplacesService } from './workplaces.service.js';

export interface PostSearch {
  readonly search?: string;
  readonly domain?: ProfileDomain;
  readonly group?: ProfileGroup;
  readonly careerLevel?: CareerLevel;
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
  readonly search: PostSearch;
}

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
    const { municipalityId, ...filter } = search;
    const workplaces = await this.workplaces.of(actor, municipalityId);
    const [chosen, page] = await Promise.all([
      this.posts.of(actor, workplaces.current.id),
      this.profiles.page({ ...filter, limit: PAGE_SIZE }, actor),
    ]);
    const profiles = await Promise.all(page.items.map(({ id }) => this.profiles.get(id, actor)));
    const names = await this.names.ofAll(profiles.map(({ frameworkId }) => frameworkId));
    return { workplaces, chosen, profiles, next: page.next, names, search };
  }
}
