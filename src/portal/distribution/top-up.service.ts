import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import {
  AllotmentsService,
  type DistributionPreview,
  type Programme,
  ProgrammesService,
  TopUpsService,
} from '../../vouchers/index.js';
import { type Choice, choiceOf, type DistributionForm, topUpOf } from './distribution.forms.js';

/** A larger total as it would be apportioned. */
export interface TopUpSheet {
  readonly programme: Programme;
  readonly choice: Choice;
  /** Null when it cannot be done like this, and before anything is asked for. */
  readonly preview: DistributionPreview | null;
  readonly refusal: DomainError | null;
  /** Vouchers that each municipality has, by id. */
  readonly held: ReadonlyMap<string, number>;
}

@Injectable()
export class TopUpSheets {
  constructor(
    private readonly programmes: ProgrammesService,
    private readonly allotments: AllotmentsService,
    private readonly topUps: TopUpsService,
  ) {}

  /** Changes nothing. @throws DomainError `programme-not-found`, `programme-act-not-allowed` */
  async of(actor: Actor, programmeId: string, form: DistributionForm): Promise<TopUpSheet> {
    const programme = await this.programmes.show(actor, programmeId);
    const allotments = await this.allotments.list(actor, programmeId);
    const held = new Map(allotments.map(({ municipalityId, granted }) => [municipalityId, granted]));
    const choice = choiceOf(form, programme);
    const sheet = { programme, choice, held, preview: null, refusal: null };
    if (form.method === undefined) return sheet;
    try {
      return { ...sheet, preview: await this.topUps.preview(actor, programmeId, topUpOf(choice)) };
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind !== 'invalid') throw error;
      return { ...sheet, refusal: error };
    }
  }

  /** @throws DomainError those of `TopUpsService.commit` */
  async commit(actor: Actor, programmeId: string, form: DistributionForm): Promise<void> {
    const programme = await this.programmes.show(actor, programmeId);
    await this.topUps.commit(actor, programmeId, topUpOf(choiceOf(form, programme)));
  }
}
