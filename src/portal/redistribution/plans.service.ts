import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { addDays, berlinDay, type Day } from '../../kernel/calendar.js';
import { Clock } from '../../platform/system/clock.js';
import {
  NOTICE_DAYS,
  ObjectionsService,
  type ObjectionView,
  type Programme,
  ProgrammesService,
  type PublishedRules,
  type RedistributionHead,
  type RedistributionPosition,
  RedistributionReversals,
  type RedistributionReversal,
  RedistributionsService,
  type RedistributionView,
} from '../../vouchers/index.js';
import { type RulesForm, rulesOf } from './redistribution.forms.js';

/** Rules to try before they are announced, or announced anew. */
export interface Plan {
  readonly programme: Programme;
  readonly rules: PublishedRules;
  readonly positions: readonly RedistributionPosition[];
  /** The announcement that is changed; null for a new one. */
  readonly announced: RedistributionView | null;
  /** All of the programme, the latest first. */
  readonly others: readonly RedistributionHead[];
  /** The first day that the notice allows. */
  readonly earliest: Day;
}

export interface RedistributionSheet {
  readonly programme: Programme;
  readonly redistribution: RedistributionView;
  readonly objections: readonly ObjectionView[];
  readonly now: Date;
}

@Injectable()
export class RedistributionPlans {
  constructor(
    private readonly programmes: ProgrammesService,
    private readonly redistributions: RedistributionsService,
    private readonly objections: ObjectionsService,
    private readonly reversals: RedistributionReversals,
    private readonly clock: Clock,
  ) {}

  /** Changes nothing. @throws DomainError `programme-not-found`, `redistribution-not-found` */
  async plan(actor: Actor, programmeId: string, form: RulesForm, id: string | null = null): Promise<Plan> {
    const programme = await this.programmes.show(actor, programmeId);
    const announced = id === null ? null : await this.redistributions.get(actor, { programmeId, id });
    const rules = rulesOf(form, announced);
    return {
      ...{ programme, rules, announced },
      positions: await this.redistributions.preview(actor, programmeId, rules),
      others: await this.redistributions.list(actor, programmeId),
      earliest: addDays(berlinDay(this.clock.now()), NOTICE_DAYS),
    };
  }

  /** @throws DomainError `programme-not-found`, `redistribution-not-found` */
  async sheet(actor: Actor, programmeId: string, id: string): Promise<RedistributionSheet> {
    const programme = await this.programmes.show(actor, programmeId);
    const redistribution = await this.redistributions.get(actor, { programmeId, id });
    const all = await this.objections.list(actor, programmeId);
    const objections = all.filter(({ redistributionId }) => redistributionId === id);
    return { programme, redistribution, objections, now: this.clock.now() };
  }

  /** What a reversal would return and leave at this moment. @throws DomainError `redistribution-not-found` */
  reversal(programmeId: string, id: string): Promise<RedistributionReversal> {
    return this.reversals.preview({ programmeId, id });
  }
}
