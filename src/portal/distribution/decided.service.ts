import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../platform/system/clock.js';
import {
  AllotmentsService,
  type AllotmentView,
  type DecisionHead,
  ObjectionsService,
  type ObjectionView,
  type Programme,
  ProgrammesService,
  RecordsService,
} from '../../vouchers/index.js';

/** What is decided about a programme's vouchers, and what is said against it. */
export interface Decided {
  readonly programme: Programme;
  /** Newest first. */
  readonly decisions: readonly DecisionHead[];
  /** The first distribution that is in force or under way; null when it has to be decided. */
  readonly current: DecisionHead | null;
  /** By ARS, with those that have no voucher. */
  readonly allotments: readonly AllotmentView[];
  readonly objections: readonly ObjectionView[];
  readonly now: Date;
}

@Injectable()
export class DecidedSheets {
  constructor(
    private readonly programmes: ProgrammesService,
    private readonly records: RecordsService,
    private readonly allotments: AllotmentsService,
    private readonly objections: ObjectionsService,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `programme-not-found` */
  async of(actor: Actor, programmeId: string): Promise<Decided> {
    const programme = await this.programmes.show(actor, programmeId);
    const decisions = await this.records.list(actor, programmeId);
    const objections = await this.objections.list(actor, programmeId);
    return {
      programme,
      decisions,
      current: decisions.find(({ kind, state }) => kind === 'distribution' && state !== 'reversed') ?? null,
      allotments: await this.allotments.list(actor, programmeId),
      objections: objections.filter(({ distributionId }) => distributionId !== null),
      now: this.clock.now(),
    };
  }
}
