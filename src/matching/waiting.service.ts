import { Injectable } from '@nestjs/common';

import { type Evidence, ResultsService } from '../checks/index.js';
import type { Framework } from '../competencies/index.js';
import type { Day } from '../kernel/calendar.js';
import { type PostHolder, PostsService, type Profile, ProfilesService } from '../profiles/index.js';
import { aged } from './aged.js';
import { gapsOf, matchOf } from './domain/match.js';
import { WaitingCount, type WaitingStep } from './domain/waiting.js';

export interface Waiting {
  /** Exact counts: whoever shows them discloses them by the rule of the kernel. */
  readonly steps: readonly WaitingStep[];
  /** Where somebody works who was counted. */
  readonly municipalityIds: readonly string[];
}

/** How many persons' newest results leave a gap before their post, on one day and in one pass. Names nobody. */
@Injectable()
export class WaitingService {
  constructor(
    private readonly posts: PostsService,
    private readonly profiles: ProfilesService,
    private readonly results: ResultsService,
  ) {}

  /** Persons per step of a competence of the framework, by the posts and the results as they were on that day. */
  async of({ id, vocabulary, counts }: Framework, on: Day): Promise<Waiting> {
    const posts = await this.postsIn(id);
    const count = new WaitingCount();
    const municipalities = new Set<string>();
    for await (const holders of this.posts.holders(on)) {
      const concerned = holders.filter(({ profileCodes }) => profileCodes.some((code) => posts.has(code)));
      const ids = concerned.map(({ personId }) => personId);
      const evidence = await this.results.newestOfMany(ids, on, vocabulary);
      for (const holder of concerned) {
        count.add(
          gapsOfHolder(holder, posts, { evidence: evidence.get(holder.personId) ?? [], on, levels: counts.levels }),
        );
        for (const municipalityId of holder.municipalityIds) municipalities.add(municipalityId);
      }
    }
    return { steps: count.steps(), municipalityIds: [...municipalities] };
  }

  /** Published profiles of the framework, by code. */
  private async postsIn(frameworkId: string): Promise<ReadonlyMap<string, Profile>> {
    const published = (await this.profiles.list({ state: 'published' })).filter(
      (one) => one.frameworkId === frameworkId,
    );
    const profiles = await Promise.all(published.map(({ id }) => this.profiles.get(id)));
    return new Map(profiles.map((profile) => [profile.code, profile]));
  }
}

interface Known {
  readonly evidence: readonly Evidence[];
  readonly on: Day;
  readonly levels: number;
}

function gapsOfHolder({ profileCodes }: PostHolder, posts: ReadonlyMap<string, Profile>, known: Known) {
  const { evidence, on, levels } = known;
  const today = evidence.map((one) => aged(one, on));
  return profileCodes.flatMap((code) => {
    const profile = posts.get(code);
    return profile === undefined ? [] : gapsOf(matchOf(profile.requirements, today, levels));
  });
}
