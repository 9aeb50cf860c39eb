import { Injectable } from '@nestjs/common';

import { ResultsService } from '../checks/index.js';
import { type Framework, FrameworksService } from '../competencies/index.js';
import { addToShare, NO_SHARE, type Share } from '../kernel/disclosure.js';
import type { ReportingPeriod } from '../kernel/reporting-period.js';
import { type PostHolder, PostsService, type Profile, ProfilesService } from '../profiles/index.js';
import { aged } from './aged.js';
import { type Gap, gapsOf, type Matcher, matcherOf } from './domain/match.js';
import { HalfLivesService } from './half-lives.service.js';
import { type Standing, WaitingCount, type WaitingStep } from './domain/waiting.js';

export interface Waiting {
  /** Exact counts: whoever shows them discloses them by the rule of the kernel. */
  readonly steps: readonly WaitingStep[];
  /** Where somebody works who was counted. */
  readonly municipalityIds: readonly string[];
}

interface HolderGaps {
  readonly holder: PostHolder;
  /** What their posts ask for, of what was measured. */
  readonly standings: readonly Standing[];
  readonly gaps: readonly Gap[];
}

/**
 * How many persons' checks of one period leave a gap before their post, in one pass. A check counts in the period in which it was
 * taken and in no other, so that two periods cannot be subtracted. Names nobody.
 */
@Injectable()
export class WaitingService {
  constructor(
    private readonly frameworks: FrameworksService,
    private readonly halfLives: HalfLivesService,
    private readonly posts: PostsService,
    private readonly profiles: ProfilesService,
    private readonly results: ResultsService,
  ) {}

  /** Persons per step of a competence of the framework, by the posts as they were at the end of the period. */
  async of(framework: Framework, period: ReportingPeriod): Promise<Waiting> {
    const count = new WaitingCount();
    const municipalities = new Set<string>();
    for await (const { holder, standings, gaps } of this.gaps(framework, period)) {
      count.add(standings, gaps);
      for (const municipalityId of holder.municipalityIds) municipalities.add(municipalityId);
    }
    return { steps: count.steps(), municipalityIds: [...municipalities] };
  }

  /**
   * Of the measured persons per municipality those with a gap in any framework; each counts once wherever they work. Exact
   * counts, of whom nobody is named: whoever shows them discloses them by the rule of the kernel.
   */
  async byMunicipality(period: ReportingPeriod): Promise<ReadonlyMap<string, Share>> {
    const persons = new Map<string, { readonly in: readonly string[]; counts: boolean; seen: boolean }>();
    for (const framework of await this.frameworks.list()) {
      for await (const { holder, standings, gaps } of this.gaps(framework, period)) {
        if (standings.length === 0) continue;
        const person = persons.get(holder.personId) ?? { in: holder.municipalityIds, counts: false, seen: false };
        person.counts ||= gaps.length > 0;
        person.seen ||= standings.some(({ seen }) => seen);
        persons.set(holder.personId, person);
      }
    }
    const shares = new Map<string, Share>();
    for (const person of persons.values()) {
      for (const id of person.in) shares.set(id, addToShare(shares.get(id) ?? NO_SHARE, person));
    }
    return shares;
  }

  private async *gaps({ id, vocabulary, counts }: Framework, period: ReportingPeriod): AsyncGenerator<HolderGaps> {
    const posts = await this.postsIn(id);
    if (posts.size === 0) return;
    const halfLives = await this.halfLives.of(vocabulary);
    for await (const holders of this.posts.holders(period.to)) {
      const concerned = holders.filter(({ profileCodes }) => profileCodes.some((code) => posts.has(code)));
      const ids = concerned.map(({ personId }) => personId);
      const evidence = await this.results.newestOfPeriod(ids, period, vocabulary);
      for (const holder of concerned) {
        const known = evidence.get(holder.personId) ?? [];
        const seen = new Set(known.filter(({ released }) => released).map(({ competence }) => competence));
        const today = known.map((one) => aged(one, period.to, halfLives));
        yield { holder, ...standOf(holder, posts, { matcher: matcherOf(today, counts.levels), seen }) };
      }
    }
  }

  /** Published profiles of the framework, by code. */
  private async postsIn(frameworkId: string): Promise<ReadonlyMap<string, Profile>> {
    const profiles = await this.profiles.allPublished(frameworkId);
    return new Map(profiles.map((profile) => [profile.code, profile]));
  }
}

interface Known {
  readonly matcher: Matcher;
  /** Competences with a result that HR has seen. */
  readonly seen: ReadonlySet<string>;
}

function standOf(
  { profileCodes }: PostHolder,
  posts: ReadonlyMap<string, Profile>,
  { matcher, seen }: Known,
): Pick<HolderGaps, 'standings' | 'gaps'> {
  const matches = profileCodes.flatMap((code) => {
    const profile = posts.get(code);
    return profile === undefined ? [] : [matcher(profile.requirements)];
  });
  const measured = matches.flatMap(({ requirements }) => requirements.filter((one) => one.status !== 'not-measured'));
  return {
    standings: measured.map(({ competence, minimum }) => ({ competence, minimum, seen: seen.has(competence) })),
    gaps: matches.flatMap(gapsOf),
  };
}
