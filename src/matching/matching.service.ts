import { Injectable } from '@nestjs/common';

import { type Evidence, ResultsService } from '../checks/index.js';
import { type FrameworkScale, FrameworksService } from '../competencies/index.js';
import type { Actor } from '../kernel/actor.js';
import { addDays, berlinDay, type Day } from '../kernel/calendar.js';
import { together } from '../kernel/together.js';
import { Clock } from '../platform/system/clock.js';
import { type Profile, ProfilesService } from '../profiles/index.js';
import { aged } from './aged.js';
import type { AgedEvidence } from './domain/evidence.js';
import { gapsOf, type Match, type Matcher, matcherOf, type RequirementMatch } from './domain/match.js';
import type { MatchList, MatchView, RequirementView } from './domain/match-view.js';
import { type RankedMatch, rankMatches } from './domain/ranking.js';
import { HalfLivesService } from './half-lives.service.js';

/** A match with what it rests on. */
export interface GroundedMatch {
  readonly match: MatchView;
  /** In which the competences of the profile are named. */
  readonly vocabulary: string;
  /** The person's newest results, of all vocabularies. */
  readonly newest: readonly Evidence[];
}

/** What is known of a person today, by vocabulary: competence codes mean the same within one. */
interface Known {
  readonly today: Day;
  readonly newest: readonly Evidence[];
  readonly aged: ReadonlyMap<string, readonly AgedEvidence[]>;
}

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
    return (await this.grounded(actor, profileId)).match;
  }

  /** The same with what it rests on, for whoever plans further. @throws DomainError `profile-not-found` */
  async grounded(actor: Actor, profileId: string): Promise<GroundedMatch> {
    const [profile, known] = await together([this.profiles.get(profileId, actor), this.known(actor)]);
    const scale = await this.frameworks.scale(profile.frameworkId);
    const match = viewOf(profile, matcherBy(known, scale)(profile.requirements), known.today);
    return { match, vocabulary: scale.vocabulary, newest: known.newest };
  }

  /** Every published post, best first; those of which too little is measured come last. */
  async ranking(actor: Actor): Promise<readonly MatchView[]> {
    const { items, thinlyCovered } = await this.list(actor);
    return [...items, ...thinlyCovered];
  }

  /** The match with one post, or the ranking of all published ones. @throws DomainError `profile-not-found` */
  async list(actor: Actor, profileId?: string): Promise<MatchList> {
    if (profileId !== undefined) return { items: [await this.match(actor, profileId)], thinlyCovered: [] };
    const [profiles, known] = await together([this.profiles.allPublished(), this.known(actor)]);
    const matchers = await this.matchers(profiles, known);
    const matcherFor = ({ frameworkId }: Profile): Matcher => matchers.get(frameworkId) ?? matcherOf([], 0);
    const { posts, thinlyCovered } = rankMatches(profiles, matcherFor);
    const shown = (match: RankedMatch<Profile>): MatchView => viewOf(match.post, match, known.today);
    return { items: posts.map(shown), thinlyCovered: thinlyCovered.map(shown) };
  }

  private async known({ personId }: Actor): Promise<Known> {
    const today = berlinDay(this.clock.now());
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
    return { today, newest, aged: known };
  }

  /** By framework of the profiles; each is read once. */
  private async matchers(profiles: readonly Profile[], known: Known): Promise<ReadonlyMap<string, Matcher>> {
    const ids = [...new Set(profiles.map(({ frameworkId }) => frameworkId))];
    const scales = await Promise.all(ids.map((id) => this.frameworks.scale(id)));
    return new Map(scales.map((scale) => [scale.id, matcherBy(known, scale)]));
  }
}

function matcherBy({ aged: known }: Known, { vocabulary, levels }: FrameworkScale): Matcher {
  return matcherOf(known.get(vocabulary) ?? [], levels);
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
