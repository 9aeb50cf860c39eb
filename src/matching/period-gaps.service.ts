import { Injectable } from '@nestjs/common';

import { type ReleasableEvidence, ResultsService } from '../checks/index.js';
import { type Framework, FrameworksService } from '../competencies/index.js';
import type { ReportingPeriod } from '../kernel/reporting-period.js';
import { type CareerLevel, type PlacedHolder, PostsService, type Profile, ProfilesService } from '../profiles/index.js';
import { aged } from './aged.js';
import { gapsOf, type Matcher, matcherOf } from './domain/match.js';
import { HalfLivesService } from './half-lives.service.js';

/** How a check of the period stands to one requirement of the person's post. */
export interface PeriodStanding {
  readonly competence: string;
  readonly gap: boolean;
  /** HR has seen the result. */
  readonly released: boolean;
}

/** An employee with a post; no standings: not measured in the period. Names nobody. */
export interface PeriodHolder {
  readonly unit: string | null;
  readonly careerLevel: CareerLevel;
  readonly profileCode: string;
  readonly frameworkId: string;
  /** Competences that the post asks for. */
  readonly asked: readonly string[];
  readonly standings: readonly PeriodStanding[];
}

interface Scale {
  readonly framework: Framework;
  readonly posts: ReadonlyMap<string, Profile>;
  readonly period: ReportingPeriod;
}

/** The employees of a municipality against their posts, by the checks of one period and by no others. */
@Injectable()
export class PeriodGapsService {
  constructor(
    private readonly frameworks: FrameworksService,
    private readonly halfLives: HalfLivesService,
    private readonly posts: PostsService,
    private readonly profiles: ProfilesService,
    private readonly results: ResultsService,
  ) {}

  /** Facts about persons: whoever shows counts of them discloses them by the rule of the kernel. */
  async of(municipalityId: string, period: ReportingPeriod): Promise<readonly PeriodHolder[]> {
    const holders = await this.posts.placed(municipalityId, period);
    const all: PeriodHolder[] = [];
    for (const framework of await this.frameworks.list()) {
      const profiles = await this.profiles.allPublished(framework.id);
      const scale = { framework, posts: new Map(profiles.map((profile) => [profile.code, profile])), period };
      all.push(...(await this.on(scale, holders, municipalityId)));
    }
    return all;
  }

  private async on(
    { framework: { vocabulary, counts }, posts, period }: Scale,
    holders: readonly PlacedHolder[],
    municipalityId: string,
  ): Promise<readonly PeriodHolder[]> {
    const concerned = holders.filter(({ profileCode }) => posts.has(profileCode));
    if (concerned.length === 0) return [];
    const halfLives = await this.halfLives.of(vocabulary);
    const ids = concerned.map(({ personId }) => personId);
    const evidence = await this.results.newestOfPeriod(ids, { municipalityId, ...period }, vocabulary);
    return concerned.flatMap(({ personId, profileCode, unit }): readonly PeriodHolder[] => {
      const profile = posts.get(profileCode);
      if (profile === undefined) return [];
      const known = evidence.get(personId) ?? [];
      const matcher = matcherOf(
        known.map((one) => aged(one, period.to, halfLives)),
        counts.levels,
      );
      const { careerLevel, frameworkId } = profile;
      const asked = profile.requirements.map(({ competence }) => competence);
      return [{ unit, careerLevel, profileCode, frameworkId, asked, standings: standingsOf(profile, matcher, known) }];
    });
  }
}

function standingsOf(
  { requirements }: Profile,
  matcher: Matcher,
  known: readonly ReleasableEvidence[],
): readonly PeriodStanding[] {
  const match = matcher(requirements);
  const gaps = new Set(gapsOf(match).map(({ competence }) => competence));
  const released = new Set(known.filter((one) => one.released).map(({ competence }) => competence));
  return match.requirements
    .filter(({ status }) => status !== 'not-measured')
    .map(({ competence }) => ({ competence, gap: gaps.has(competence), released: released.has(competence) }));
}
