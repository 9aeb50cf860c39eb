import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import {
  ComparisonsService,
  type DistributionComparison,
  type Programme,
  ProgrammesService,
} from '../../vouchers/index.js';
import { type Choice, choiceOf, type DistributionForm } from './distribution.forms.js';

/** What is tried out before anything is decided. */
export interface Simulation {
  readonly programme: Programme;
  readonly choice: Choice;
  /** Null when nothing can be distributed like this. */
  readonly comparison: DistributionComparison | null;
  /** Why nothing can be distributed like this. */
  readonly refusal: DomainError | null;
}

@Injectable()
export class Simulations {
  constructor(
    private readonly programmes: ProgrammesService,
    private readonly comparisons: ComparisonsService,
  ) {}

  /** Changes nothing. @throws DomainError `programme-not-found` */
  async of(actor: Actor, programmeId: string, form: DistributionForm): Promise<Simulation> {
    const programme = await this.programmes.show(actor, programmeId);
    const choice = choiceOf(form, programme);
    try {
      const { input, total } = choice;
      const comparison = await this.comparisons.compare(actor, programmeId, { ...input, total });
      return { programme, choice, comparison, refusal: null };
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind !== 'invalid') throw error;
      return { programme, choice, comparison: null, refusal: error };
    }
  }

  /** The comparison alone. @throws DomainError those of `ComparisonsService.compare` */
  async mustCompare(actor: Actor, programmeId: string, form: DistributionForm): Promise<DistributionComparison> {
    const { comparison, refusal } = await this.of(actor, programmeId, form);
    if (comparison === null) throw refusal ?? new DomainError('nobody-to-distribute-to', 'invalid');
    return comparison;
  }
}
