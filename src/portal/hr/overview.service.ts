import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../platform/system/clock.js';
import { RequestsService, type RequestView, WaitingChanges, type WaitingNewsView } from '../../vouchers/index.js';
import { type Standing, Standings } from '../tallies/standings.service.js';
import { type Desk, Desks } from './desks.service.js';

export interface Overview {
  readonly desk: Desk;
  /** Programmes in which the municipality has a share, newest first. */
  readonly standings: readonly Standing[];
  /** The newest requests that wait for a decision. */
  readonly waiting: readonly RequestView[];
  /** What moved in the waiting lists of late. */
  readonly moved: WaitingNewsView;
  readonly now: Date;
}

const SHOWN = 5;

@Injectable()
export class OverviewService {
  constructor(
    private readonly desks: Desks,
    private readonly standings: Standings,
    private readonly requests: RequestsService,
    private readonly changes: WaitingChanges,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-your-municipality` */
  async of(actor: Actor, named: string | undefined): Promise<Overview> {
    const desk = await this.desks.at(actor, named);
    const { id } = desk.municipality;
    const standings = await this.standings.of(actor, id);
    const waiting = await this.requests.forMunicipality(actor, id, { state: 'requested', limit: SHOWN });
    const moved = await this.changes.recent(actor, id, SHOWN);
    return { desk, standings, waiting: waiting.items, moved, now: this.clock.now() };
  }
}
