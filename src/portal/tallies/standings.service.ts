import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import {
  AllotmentsService,
  type Programme,
  ProgrammesService,
  TalliesService,
  type TallyView,
} from '../../vouchers/index.js';

/** How one programme stands in the municipality. */
export interface Standing {
  readonly programme: Programme;
  readonly granted: number;
  /** Null until the first count. */
  readonly tally: TallyView | null;
  /** Assigned vouchers that end soon. */
  readonly expiring: number;
}

@Injectable()
export class Standings {
  constructor(
    private readonly programmes: ProgrammesService,
    private readonly allotments: AllotmentsService,
    private readonly tallies: TalliesService,
  ) {}

  /** The programmes in which the municipality has a share, newest first. */
  async of(actor: Actor, municipalityId: string): Promise<readonly Standing[]> {
    const programmes = await this.programmes.list(actor);
    const standings = await Promise.all(programmes.map((programme) => this.one(actor, municipalityId, programme)));
    return standings.filter((standing) => standing !== null);
  }

  private async one(actor: Actor, municipalityId: string, programme: Programme): Promise<Standing | null> {
    const shares = await this.allotments.list(actor, programme.id);
    const share = shares.find((allotment) => allotment.municipalityId === municipalityId);
    if (share === undefined) return null;
    const tallies = await this.tallies.list(actor, programme.id);
    const tally = tallies.find((one) => one.municipalityId === municipalityId) ?? null;
    const expiring = await this.tallies.expiringSoon(actor, programme.id);
    return { programme, granted: share.granted, tally, expiring: expiring.get(municipalityId) ?? 0 };
  }
}
