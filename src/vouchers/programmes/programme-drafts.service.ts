import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Audit } from '../../platform/audit/audit.js';
import { changesOf } from '../../platform/audit/changes.js';
import { Transaction } from '../../platform/database/transaction.js';
import { editedMeanwhile } from '../../platform/http/http-errors.js';
import { type NewProgramme, type Programme, writtenOf } from '../domain/programme.js';
import { mustBeDraft } from '../domain/programme-states.js';
import { ProgrammeRules } from './programme-rules.service.js';
import { ProgrammesRepository } from './programmes.repository.js';
import { ProgrammesService } from './programmes.service.js';

/** Drafts can be rewritten and deleted; every programme can be copied into a new draft. */
@Injectable()
export class ProgrammeDrafts {
  constructor(
    private readonly transaction: Transaction,
    private readonly repository: ProgrammesRepository,
    private readonly programmes: ProgrammesService,
    private readonly rules: ProgrammeRules,
    private readonly audit: Audit,
  ) {}

  /**
   * Makes the draft what is said. While a distribution is in force, the numbers that it was decided with stay.
   * @param revision the one that was read; another one answers 412
   * @throws DomainError `programme-not-found`, `programme-not-draft`, `programme-course-unknown`, `programme-distributed`
   */
  async update(actor: Actor, id: string, input: NewProgramme, revision: number): Promise<Programme> {
    return this.transaction.run(async () => {
      const programme = await this.draft(id);
      if (programme.revision !== revision) throw editedMeanwhile();
      const written = await this.rules.checked(input);
      const isDistributed = (await this.repository.distributions(id)).inForce > 0;
      if (isDistributed && DISTRIBUTED_WITH.some((field) => written[field] !== programme[field])) {
        throw new DomainError('programme-distributed', 'conflict');
      }
      await this.repository.rewrite(id, written, revision + 1);
      const details = { revision: revision + 1, ...changesOf(programme, written) };
      await this.audit.act(actor, 'programme.edited', { subject: id, details });
      return this.programmes.get(id);
    });
  }

  /** A new draft with the same words and rules, and nothing distributed. @throws DomainError `programme-not-found` */
  async copy(actor: Actor, id: string): Promise<Programme> {
    return this.programmes.create(actor, writtenOf(await this.programmes.show(actor, id)));
  }

  /**
   * Deletes a draft on which nothing was ever decided.
   * @throws DomainError `programme-not-found`, `programme-not-draft`, `programme-has-decisions` {count}
   */
  async delete(actor: Actor, id: string): Promise<void> {
    await this.transaction.run(async () => {
      await this.draft(id);
      const { decided } = await this.repository.distributions(id);
      if (decided > 0) throw new DomainError('programme-has-decisions', 'conflict', { count: decided });
      await this.repository.delete(id);
      await this.audit.act(actor, 'programme.deleted', { subject: id });
    });
  }

  /** How many distributions were decided on it, and how many of them are in force or under way. */
  distributions(id: string): Promise<{ readonly decided: number; readonly inForce: number }> {
    return this.repository.distributions(id);
  }

  private async draft(id: string): Promise<Programme> {
    const programme = await this.repository.lock(id);
    if (programme === null) throw new DomainError('programme-not-found', 'not-found');
    mustBeDraft(programme.state);
    return programme;
  }
}

const DISTRIBUTED_WITH = ['total', 'reserve', 'objectionDays'] as const;
