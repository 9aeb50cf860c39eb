import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../platform/system/clock.js';
import {
  AllotmentsService,
  type Programme,
  ProgrammesService,
  RequestsService,
  type RequestView,
  TalliesService,
  type TallyView,
} from '../../vouchers/index.js';
import { type Desk, Desks } from './desks.service.js';

/** How one programme stands in the municipality. */
export interface Standing {
  readonly programme: Programme;
  readonly granted: number;
  /** Null until the first count. */
  readonly tally: TallyView | null;
}

export interface Overview {
  readonly desk: Desk;
  /** Programmes in which the municipality has a share, newest first. */
  readonly standings: readonly Standing[];
  /** The newest requests that wait for a decision. */
  readonly waiting: readonly RequestView[];
  readonly now: Date;
}

const SHOWN = 5;

@Injectable()
export class OverviewService {
  constructor(
    private readonly desks: Desks,
    private readonly programmes: ProgrammesService,
    private readonly allotments: AllotmentsService,
    private readonly tallies: TalliesService,
    private readonly requests: RequestsService,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-your-municipality` */
  async of(actor: Actor, named: string | undefined): Promise<Overview> {
    const desk = await this.desks.at(actor, named);
    const { id } = desk.municipality;
    const programmes = await this.programmes.list(actor);
    const standings = await Promise.all(programmes.map((programme) => this.standing(actor, id, programme)));
    const waiting = await this.requests.forMunicipality(actor, id, { state: 'requested', limit: SHOWN });
    const shown = standings.filter((standing) => standing !== null);
    return { desk, standings: shown, waiting: waiting.items, now: this.clock.now() };
  }

  private async standing(actor: Actor, municipalityId: string, programme: Programme): Promise<Standing | null> {
    const shares = await this.allotments.list(actor, programme.id);
    const share = shares.find((allotment) => allotment.municipalityId === municipalityId);
    if (share === undefined) return null;
    const tallies = await this.tallies.list(actor, programme.id);
    const tally = tallies.find((one) => one.municipalityId === municipalityId) ?? null;
    return { programme, granted: share.granted, tally };
  }
}
