import { Injectable } from '@nestjs/common';

import { ResultsService } from '../checks/index.js';
import { type Framework, FrameworksService } from '../competencies/index.js';
import type { Day } from '../kernel/calendar.js';
import { type PostHolder, PostsService, type Profile, ProfilesService } from '../profiles/index.js';
import { aged } from './aged.js';
import { type Gap, gapsOf, type Matcher, matcherOf } from './domain/match.js';
import { HalfLivesService } from './half-lives.service.js';
import { WaitingCount, type WaitingStep } from './domain/waiting.js';

export interface Waiting {
  /** Exact counts: whoever shows them discloses them by the rule of the kernel. */
  readonly steps: readonly WaitingStep[];
  /** Where somebody works who was counted. */
  readonly municipalityIds: readonly string[];
}

interface HolderGaps {
  readonly holder: PostHolder;
  readonly gaps: readonly Gap[];
}

/** How many persons' newest results leave a gap before their post, on one day and in one pass. Names nobody. */
@Injectable()
export class WaitingService {
  constructor(
    private readonly frameworks: FrameworksService,
    private readonly halfLives: HalfLivesService,
    private readonly posts: PostsService,
    private readonly profiles: ProfilesService,
    private readonly results: ResultsService,
  ) {}

  /** Persons per step of a competence of the framework, by the posts and the results as they were on that day. */
  async of(framework: Framework, on: Day): Promise<Waiting> {
    const count = new WaitingCount();
    const municipalities = new Set<string>();
    for await (const { holder, gaps } of this.gaps(framework, on)) {
      count.add(gaps);
      for (const municipalityId of holder.municipalityIds) municipalities.add(municipalityId);
    }
    return { steps: count.steps(), municipalityIds: [...municipalities] };
  }

  /**
   * Persons per municipality with a gap in any framework on that day; each counts once wherever they work. Exact
   * counts, of whom nobody is named: whoever shows them discloses them by the rule of the kernel.
   */
  async byMunicipality(on: Day): Promise<ReadonlyMap<string, number>> {
    const persons = new Map<string, Set<string>>();
    for (const framework of await this.frameworks.list()) {
      for await (const { holder, gaps } of this.gaps(framework, on)) {
        if (gaps.length === 0) continue;
        for (const municipalityId of holder.municipalityIds) {
          persons.set(municipalityId, (persons.get(municipalityId) ?? new Set()).add(holder.personId));
        }
      }
    }
    return new Map([...persons].map(([municipalityId, { size }]) => [municipalityId, size]));
  }

  private async *gaps({ id, vocabulary, counts }: Framework, on: Day): AsyncGenerator<HolderGaps> {
    const posts = await this.postsIn(id);
    if (posts.size === 0) return;
    const halfLives = await this.halfLives.of(vocabulary);
    for await (const holders of this.posts.holders(on)) {
      const concerned = holders.filter(({ profileCodes }) => profileCodes.some((code) => posts.has(code)));
      const ids = concerned.map(({ personId }) => personId);
      const evidence = await this.results.newestOfMany(ids, on, vocabulary);
      for (const holder of concerned) {
        const known = (evidence.get(holder.personId) ?? []).map((one) => aged(one, on, halfLives));
        yield { holder, gaps: gapsOfHolder(holder, posts, matcherOf(known, counts.levels)) };
      }
    }
  }

  /** Published profiles of the framework, by code. */
  private async postsIn(frameworkId: string): Promise<ReadonlyMap<string, Profile>> {
    const profiles = await this.profiles.allPublished(frameworkId);
    return new Map(profiles.map((profile) => [profile.code, profile]));
  }
}

function gapsOfHolder({ profileCodes }: PostHolder, posts: ReadonlyMap<string, Profile>, matcher: Matcher) {
  return profileCodes.flatMap((code) => {
    const profile = posts.get(code);
    return profile === undefined ? [] : gapsOf(matcher(profile.requirements));
  });
}
