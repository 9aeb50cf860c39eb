import { Injectable } from '@nestjs/common';

import { FrameworksService } from '../competencies/index.js';
import type { Actor } from '../kernel/actor.js';
import { Audit } from '../platform/audit/audit.js';
import { Transaction } from '../platform/database/transaction.js';
import { editedMeanwhile } from '../platform/http/http-errors.js';
import { Clock } from '../platform/system/clock.js';
import { DEFAULT_HALF_LIVES, type HalfLives, settledHalfLives } from './domain/ageing.js';
import { HalfLivesRepository } from './half-lives.repository.js';

export interface HalfLivesView extends HalfLives {
  readonly vocabulary: string;
  /** 0 while nobody has decided anything. */
  readonly revision: number;
}

/** How fast evidence ages: decided by the admin per vocabulary and, where it matters, per competence (ADR 0019). */
@Injectable()
export class HalfLivesService {
  constructor(
    private readonly transaction: Transaction,
    private readonly halfLives: HalfLivesRepository,
    private readonly frameworks: FrameworksService,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async of(vocabulary: string): Promise<HalfLives> {
    return (await this.halfLives.find(vocabulary)) ?? DEFAULT_HALF_LIVES;
  }

  /** Those of the vocabulary of a framework. @throws DomainError `framework-not-found` */
  async get(frameworkId: string): Promise<HalfLivesView> {
    const { vocabulary } = await this.frameworks.get(frameworkId);
    const kept = await this.halfLives.find(vocabulary);
    return { vocabulary, revision: 0, ...(kept ?? DEFAULT_HALF_LIVES) };
  }

  /**
   * Counts from the next match on; nothing that was measured changes.
   * @throws 412 when somebody else has written since; DomainError `framework-not-found`, `half-life-competence-unknown`,
   *   `half-life-out-of-range`
   */
  set(actor: Actor, frameworkId: string, revision: number, asked: HalfLives): Promise<HalfLivesView> {
    return this.transaction.run(async () => {
      const { vocabulary } = await this.frameworks.get(frameworkId);
      const known = new Set((await this.frameworks.competencies(frameworkId)).map(({ code }) => code));
      const settled = settledHalfLives(asked, known);
      const written = await this.halfLives.write(vocabulary, revision, settled, this.clock.now());
      if (!written) throw editedMeanwhile();
      const { defaultDays, competencies } = settled;
      await this.audit.act(actor, 'half-lives.set', {
        subject: frameworkId,
        details: { vocabulary, defaultDays, competencies },
      });
      return this.get(frameworkId);
    });
  }
}
