import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { MatchingService, type MatchList, type MatchView } from '../../matching/index.js';
import { PostsService } from '../../profiles/index.js';
import type { Names } from './names.js';
import { NamesService } from './names.service.js';
import { type Workplaces, WorkplacesService } from './workplaces.service.js';

export interface MatchesData {
  readonly matches: MatchList;
  /** By framework. */
  readonly names: ReadonlyMap<string, Names>;
}

export interface MatchData {
  readonly match: MatchView;
  readonly names: Names;
  readonly workplaces: Workplaces;
  /** It is the post that the person holds there: the learning path is about it. */
  readonly own: boolean;
}

@Injectable()
export class MatchesPageService {
  constructor(
    private readonly matching: MatchingService,
    private readonly posts: PostsService,
    private readonly workplaces: WorkplacesService,
    private readonly names: NamesService,
  ) {}

  async all(actor: Actor): Promise<MatchesData> {
    const matches = await this.matching.list(actor);
    const frameworks = [...matches.items, ...matches.thinlyCovered].map(({ frameworkId }) => frameworkId);
    return { matches, names: await this.names.ofAll(frameworks) };
  }

  /** @throws DomainError `profile-not-found`, `not-your-municipality` */
  async one(actor: Actor, profileId: string, municipalityId?: string): Promise<MatchData> {
    const [match, workplaces] = await Promise.all([
      this.matching.match(actor, profileId),
      this.workplaces.of(actor, municipalityId),
    ]);
    const post = await this.posts.of(actor, workplaces.current.id);
    return { match, names: await this.names.of(match.frameworkId), workplaces, own: post?.id === profileId };
  }
}
