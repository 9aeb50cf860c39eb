import { Injectable } from '@nestjs/common';

import { ResultsService } from '../checks/index.js';
import { FrameworksService } from '../competencies/index.js';
import type { Actor } from '../kernel/actor.js';
import { addDays, berlinDay, type Day } from '../kernel/calendar.js';
import { Clock } from '../platform/system/clock.js';
import { type Profile, ProfilesService } from '../profiles/index.js';
import { aged } from './aged.js';
import type { AgedEvidence } from './domain/evidence.js';
import { gapsOf, type Match, type Matcher, matcherOf, type RequirementMatch } from './domain/match.js';
import type { MatchList, MatchView, RequirementView } from './domain/match-view.js';
import { type RankedMatch, rankMatches } from './domain/ranking.js';
import { HalfLivesService } from './half-lives.service.js';

/** What is known of a person today, ready to be set against posts of any framework. */
interface Known {
  readonly today: Day;
  readonly matcherFor: (profile: Profile) => Matcher;
}

/** Vocabulary and number of levels by framework. */
type Scales = ReadonlyMap<string, { readonly vocabulary: string; readonly levels: number }>;

/** A person's newest results against profiles of posts. It only ever speaks to the person. */
@Injectable()
export class MatchingService {
  constructor(
    private readonly results: ResultsService,
    private readonly profiles: ProfilesService,
    private readonly frameworks: FrameworksService,
    private readonly halfLives: HalfLivesService,
    private readonly clock: Clock,
  ) {}

  /** Any version that the person may see, also a retired one: a version never changes. @throws DomainError `profile-not-found` */
  async match(actor: Actor, profileId: string): Promise<MatchView> {
    const profile = await this.profiles.get(profileId, actor);
    const { matcherFor, today } = await this.known(actor, [profile]);
    return viewOf(profile, matcherFor(profile)(profile.requirements), today);
  }

  /** Every published post, best first; those of which too little is measured come last. */
  async ranking(actor: Actor): Promise<readonly MatchView[]> {
    const { items, thinlyCovered } = await this.list(actor);
    return [...items, ...thinlyCovered];
  }

  /** The match with one post, or the ranking of all published ones. @throws DomainError `profile-not-found` */
  async list(actor: Actor, profileId?: string): Promise<MatchList> {
    if (profileId !== undefined) return { items: [await this.match(actor, profileId)], thinlyCovered: [] };
    const profiles = await this.profiles.allPublished();
    const { matcherFor, today } = await this.known(actor, profiles);
    const { posts, thinlyCovered } = rankMatches(profiles, matcherFor);
    const shown = (match: RankedMatch<Profile>): MatchView => viewOf(match.post, match, today);
    return { items: posts.map(shown), thinlyCovered: thinlyCovered.map(shown) };
  }

  private async known({ personId }: Actor, profiles: readonly Profile[]): Promise<Known> {
    const today = berlinDay(this.clock.now());
    const [evidence, scales] = await Promise.all([this.evidence(personId, today), this.scales(profiles)]);
    const matchers = new Map(
      [...scales].map(([id, { vocabulary, levels }]) => [id, matcherOf(evidence.get(vocabulary) ?? [], levels)]),
    );
    return { today, matcherFor: ({ frameworkId }) => matchers.get(frameworkId) ?? matcherOf([], 0) };
  }

  /** By vocabulary: competence codes mean the same within one. */
  private async evidence(personId: string, today: Day): Promise<ReadonlyMap<string, readonly AgedEvidence[]>> {
    const newest = await this.results.newest(personId);
    const known = new Map<string, readonly AgedEvidence[]>();
    for (const vocabulary of new Set(newest.map((one) => one.vocabulary))) {
      const halfLives = await this.halfLives.of(vocabulary);
      const own = newest.filter((one) => one.vocabulary === vocabulary);
      known.set(
        vocabulary,
        own.map((one) => aged(one, today, halfLives)),
      );
    }
    return known;
  }

  /** The frameworks of the profiles, each read once. */
  private async scales(profiles: readonly Profile[]): Promise<Scales> {
    const ids = [...new Set(profiles.map(({ frameworkId }) => frameworkId))];
    const frameworks = await Promise.all(ids.map((id) => this.frameworks.get(id)));
    return new Map(frameworks.map(({ id, vocabulary, counts }) => [id, { vocabulary, levels: counts.levels }]));
  }
}

function viewOf(profile: Profile, match: Match, today: Day): MatchView {
  const { id: profileId, code: profileCode, frameworkId, title } = profile;
  const { fit, coverage } = match;
  const requirements = match.requirements.map((one) => requirementView(one, today));
  return { profileId, profileCode, frameworkId, title, fit, coverage, requirements, gaps: gapsOf(match) };
}

function requirementView({ probability, lapsesInDays, ...one }: RequirementMatch, today: Day): RequirementView {
  const lapsesOn = one.lapsed || lapsesInDays === null ? null : addDays(today, lapsesInDays);
  return { ...one, pMet: probability, lapsesOn };
}
