import { Injectable } from '@nestjs/common';

import { ResultsService } from '../checks/index.js';
import { FrameworksService } from '../competencies/index.js';
import type { Actor } from '../kernel/actor.js';
import { addDays, berlinDay, type Day } from '../kernel/calendar.js';
import { Clock } from '../platform/system/clock.js';
import { type Profile, ProfilesService } from '../profiles/index.js';
import { aged } from './aged.js';
import type { AgedEvidence } from './domain/evidence.js';
import { gapsOf, matchOf, type RequirementMatch } from './domain/match.js';
import type { MatchList, MatchView, RequirementView } from './domain/match-view.js';
import { rankPosts } from './domain/ranking.js';

/** What is known of a person today, per vocabulary: competence codes mean the same within one. */
interface Known {
  readonly today: Day;
  readonly evidence: ReadonlyMap<string, readonly AgedEvidence[]>;
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
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `profile-not-found` */
  async match(actor: Actor, profileId: string): Promise<MatchView> {
    const profile = await this.profiles.get(profileId, actor);
    return viewOf(profile, await this.scales([profile]), await this.known(actor));
  }

  /** Every published post, best first; those of which too little is measured come last. */
  async ranking(actor: Actor): Promise<readonly MatchView[]> {
    const { items, thinlyCovered } = await this.list(actor);
    return [...items, ...thinlyCovered];
  }

  /** The match with one post, or the ranking of all published ones. @throws DomainError `profile-not-found` */
  async list(actor: Actor, profileId?: string): Promise<MatchList> {
    if (profileId !== undefined) return { items: [await this.match(actor, profileId)], thinlyCovered: [] };
    const published = await this.profiles.list({ state: 'published' });
    const profiles = await Promise.all(published.map(({ id }) => this.profiles.get(id)));
    const known = await this.known(actor);
    const scales = await this.scales(profiles);
    const { posts, thinlyCovered } = rankPosts(profiles.map((profile) => viewOf(profile, scales, known)));
    return { items: posts, thinlyCovered };
  }

  private async known({ personId }: Actor): Promise<Known> {
    const today = berlinDay(this.clock.now());
    const evidence = new Map<string, AgedEvidence[]>();
    for (const one of await this.results.newest(personId)) {
      evidence.set(one.vocabulary, [...(evidence.get(one.vocabulary) ?? []), aged(one, today)]);
    }
    return { today, evidence };
  }

  /** The frameworks of the profiles, each read once. */
  private async scales(profiles: readonly Profile[]): Promise<Scales> {
    const ids = [...new Set(profiles.map(({ frameworkId }) => frameworkId))];
    const frameworks = await Promise.all(ids.map((id) => this.frameworks.get(id)));
    return new Map(frameworks.map(({ id, vocabulary, counts }) => [id, { vocabulary, levels: counts.levels }]));
  }
}

function viewOf(profile: Profile, scales: Scales, { today, evidence }: Known): MatchView {
  const { id: profileId, code: profileCode, frameworkId, title } = profile;
  const { vocabulary = '', levels = 0 } = scales.get(frameworkId) ?? {};
  const match = matchOf(profile.requirements, evidence.get(vocabulary) ?? [], levels);
  const { fit, coverage } = match;
  const requirements = match.requirements.map((one) => requirementView(one, today));
  return { profileId, profileCode, frameworkId, title, fit, coverage, requirements, gaps: gapsOf(match) };
}

function requirementView({ probability, lapsesInDays, ...one }: RequirementMatch, today: Day): RequirementView {
  const lapsesOn = one.lapsed || lapsesInDays === null ? null : addDays(today, lapsesInDays);
  return { ...one, pMet: probability, lapsesOn };
}
