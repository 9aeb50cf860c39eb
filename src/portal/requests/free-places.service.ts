import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { AllotmentsService, type Programme, ProgrammesService } from '../../vouchers/index.js';
import type { Desk } from '../hr/desks.service.js';

/** How many vouchers of a programme the municipality can still assign. */
export interface Free {
  readonly programme: Programme;
  readonly available: number;
  readonly granted: number;
}

@Injectable()
export class FreePlaces {
  constructor(
    private readonly programmes: ProgrammesService,
    private readonly allotments: AllotmentsService,
  ) {}

  /** The programmes in which the municipality has a share, newest first. */
  async at(actor: Actor, { municipality }: Desk): Promise<readonly Free[]> {
    const programmes = await this.programmes.list(actor);
    const all = programmes.map(async (programme) => {
      const shares = await this.allotments.list(actor, programme.id);
      const share = shares.find(({ municipalityId }) => municipalityId === municipality.id);
      return share === undefined ? [] : [{ programme, available: share.available, granted: share.granted }];
    });
    return (await Promise.all(all)).flat();
  }
}
