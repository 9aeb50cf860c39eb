import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../platform/system/clock.js';
import {
  ObjectionsService,
  type ObjectionView,
  type Programme,
  ProgrammesService,
  type RedistributionPosition,
  RedistributionsService,
  type RedistributionView,
} from '../../vouchers/index.js';
import { type Desk, Desks } from '../hr/desks.service.js';

export interface OwnRedistribution {
  readonly programme: Programme;
  readonly redistribution: RedistributionView;
  /** The line of the own municipality. */
  readonly position: RedistributionPosition;
  /** Those of the own municipality. */
  readonly objections: readonly ObjectionView[];
  /** ± vouchers of the own municipality in the end. */
  readonly moved: number;
}

export interface HrRedistributions {
  readonly desk: Desk;
  readonly redistributions: readonly OwnRedistribution[];
  readonly now: Date;
}

/** What HR reads of redistributions: what is published, and their own line in it. */
@Injectable()
export class HrRedistributionLists {
  constructor(
    private readonly desks: Desks,
    private readonly programmes: ProgrammesService,
    private readonly redistributions: RedistributionsService,
    private readonly objections: ObjectionsService,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-your-municipality` */
  async of(actor: Actor, named: string | undefined): Promise<HrRedistributions> {
    const desk = await this.desks.at(actor, named);
    // Without the rights of an admin: this page is about the municipality alone, whatever else the person is.
    const asHr = { ...actor, admin: false };
    const found: OwnRedistribution[] = [];
    for (const programme of await this.programmes.list(asHr)) {
      for (const { id } of await this.redistributions.list(asHr, programme.id)) {
        const redistribution = await this.redistributions.get(asHr, { programmeId: programme.id, id });
        const own = ({ municipalityId }: { readonly municipalityId: string }) =>
          municipalityId === desk.municipality.id;
        const position = redistribution.positions.find(own);
        if (position === undefined) continue;
        const objections = (await this.objections.list(asHr, programme.id)).filter(
          (one) => own(one) && one.redistributionId === id,
        );
        const moved = redistribution.outcome.find(own)?.count ?? 0;
        found.push({ programme, redistribution, position, objections, moved });
      }
    }
    return { desk, redistributions: found, now: this.clock.now() };
  }
}
