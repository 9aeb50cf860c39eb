import { Injectable } from '@nestjs/common';

import { ResultsService, type ResultSummary, type ResultView } from '../../checks/index.js';
import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { MatchingService, type MatchView } from '../../matching/index.js';
import { type Profile, ProfilesService } from '../../profiles/index.js';
import type { Names } from './names.js';
import { NamesService } from './names.service.js';

type Requirement = MatchView['requirements'][number];

/** What was measured on a competence beside what the post asks for. */
export interface ResultRow {
  readonly competence: string;
  readonly measured: ResultView['competencies'][number];
  readonly required: Requirement | null;
}

export interface ResultData {
  readonly result: ResultView;
  /** A later result for the same post, if there is one. */
  readonly newer: ResultSummary | null;
  readonly post: Profile;
  readonly rows: readonly ResultRow[];
  readonly names: Names;
}

@Injectable()
export class ResultPageService {
  constructor(
    private readonly results: ResultsService,
    private readonly matching: MatchingService,
    private readonly profiles: ProfilesService,
    private readonly names: NamesService,
  ) {}

  /** The person's own result only, also for HR. @throws DomainError `result-not-found` */
  async of(actor: Actor, checkId: string): Promise<ResultData> {
    const history = await this.results.history(actor);
    const own = history.find((one) => one.checkId === checkId);
    if (own === undefined) throw new DomainError('result-not-found', 'not-found');
    const newest = history.find(({ profileId }) => profileId === own.profileId);
    const [result, post, match, names] = await Promise.all([
      this.results.get(actor, checkId),
      this.profiles.get(own.profileId),
      this.matching.match(actor, own.profileId),
      this.names.of(own.frameworkId),
    ]);
    const rows = result.competencies.map((measured) => ({
      competence: measured.competence,
      measured,
      required: match.requirements.find(({ competence }) => competence === measured.competence) ?? null,
    }));
    return { result, newer: newest === own ? null : (newest ?? null), post, rows, names };
  }
}
