import { Injectable } from '@nestjs/common';

import { ExplanationsService, type Explanation, ResultsService, type ResultSummary } from '../../checks/index.js';
import type { Actor } from '../../kernel/actor.js';
import { berlinDay, type Day } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import { AgreementsService } from '../../municipalities/index.js';
import { Clock } from '../../platform/system/clock.js';
import { type Profile, ProfilesService } from '../../profiles/index.js';
import type { Names } from './names.js';
import { NamesService } from './names.service.js';

export interface PastResult {
  readonly result: ResultSummary;
  readonly post: Profile;
  /** Whether HR may look at it today. */
  readonly released: boolean;
}

export interface ExplainedResult {
  readonly result: ResultSummary;
  readonly explanations: readonly Explanation[];
  readonly names: Names;
}

/** What a release would be, by the works agreement of the municipality where the check was taken. */
export interface ReleaseChoice extends PastResult {
  /** Empty when nothing may be released. */
  readonly purposes: readonly string[];
  readonly today: Day;
}

/** The person's own results and what can be done with them; nobody else's is ever found. */
@Injectable()
export class ResultsPageService {
  constructor(
    private readonly results: ResultsService,
    private readonly explanations: ExplanationsService,
    private readonly agreements: AgreementsService,
    private readonly profiles: ProfilesService,
    private readonly names: NamesService,
    private readonly clock: Clock,
  ) {}

  /** Newest first. */
  async all(actor: Actor): Promise<readonly PastResult[]> {
    return Promise.all((await this.results.history(actor)).map((result) => this.past(result)));
  }

  /** The questions of a check with what is to be said about them. @throws DomainError `result-not-found` */
  async explained(actor: Actor, checkId: string): Promise<ExplainedResult> {
    const result = await this.own(actor, checkId);
    const [explanations, names] = await Promise.all([
      this.explanations.of(actor, checkId),
      this.names.of(result.frameworkId),
    ]);
    return { result, explanations, names };
  }

  /** @throws DomainError `result-not-found` */
  async releaseChoice(actor: Actor, checkId: string): Promise<ReleaseChoice> {
    const result = await this.own(actor, checkId);
    const agreement = await this.agreements.inForce(result.municipalityId);
    const clauses = agreement?.clauses;
    const purposes = clauses?.resultsVisibleTo === 'hr-on-release' ? clauses.purposes : [];
    return { ...(await this.past(result)), purposes, today: this.today() };
  }

  private async past(result: ResultSummary): Promise<PastResult> {
    const { release, profileId } = result;
    return {
      result,
      post: await this.profiles.get(profileId),
      released: release !== null && release.until >= this.today(),
    };
  }

  private async own(actor: Actor, checkId: string): Promise<ResultSummary> {
    const found = (await this.results.history(actor)).find((one) => one.checkId === checkId);
    if (found === undefined) throw new DomainError('result-not-found', 'not-found');
    return found;
  }

  private today(): Day {
    return berlinDay(this.clock.now());
  }
}
