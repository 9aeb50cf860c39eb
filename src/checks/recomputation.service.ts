import { Injectable } from '@nestjs/common';

import { ChecksRepository } from './checks.repository.js';
import type { Check } from './domain/check.js';
import { differingCompetencies } from './domain/recomputed.js';
import { RecomputationRepository } from './recomputation.repository.js';
import { ScoringService } from './scoring.service.js';

const AT_ONCE = 200;

/** How many results were looked at; how many are not what their answers give, and on how many competences. */
export interface Verification {
  readonly results: number;
  readonly competencies: number;
  readonly differingResults: number;
  readonly differingCompetencies: number;
}

/** Proves that every stored result follows from its answers and the version of its instrument. */
@Injectable()
export class RecomputationService {
  constructor(
    private readonly recomputation: RecomputationRepository,
    private readonly checks: ChecksRepository,
    private readonly scoring: ScoringService,
  ) {}

  /** Recomputes every result; changes nothing. */
  async verify(): Promise<Verification> {
    const found = { results: 0, competencies: 0, differingResults: 0, differingCompetencies: 0 };
    let checks = await this.recomputation.submitted(AT_ONCE);
    while (checks.length > 0) {
      for (const check of checks) {
        const { competencies, differing } = await this.compare(check);
        found.results += 1;
        found.competencies += competencies;
        found.differingResults += differing > 0 ? 1 : 0;
        found.differingCompetencies += differing;
      }
      checks = await this.recomputation.submitted(AT_ONCE, checks.at(-1)?.id);
    }
    return found;
  }

  private async compare(check: Check): Promise<{ readonly competencies: number; readonly differing: number }> {
    const stored = await this.recomputation.stored(check.id);
    const { competencies } = await this.scoring.score(check, await this.checks.answers(check.id));
    return { competencies: competencies.length, differing: differingCompetencies(stored, competencies).length };
  }
}
