import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { type Desk, Desks } from '../hr/desks.service.js';
import { ProgrammesService } from '../../vouchers/index.js';
import { type Decided, DecidedSheets } from './decided.service.js';

export interface HrDistributions {
  readonly desk: Desk;
  /** Programmes that are distributed, newest first, each as the municipality sees it. */
  readonly distributions: readonly Decided[];
}

/** What HR reads of the distributions: their own share, the record, their objections. */
@Injectable()
export class HrDistributionLists {
  constructor(
    private readonly desks: Desks,
    private readonly programmes: ProgrammesService,
    private readonly decided: DecidedSheets,
  ) {}

  /** @throws DomainError `not-your-municipality` */
  async of(actor: Actor, named: string | undefined): Promise<HrDistributions> {
    const desk = await this.desks.at(actor, named);
    const { id } = desk.municipality;
    const programmes = await this.programmes.list(actor);
    const distributions = await Promise.all(programmes.map((programme) => this.decided.of(actor, programme.id)));
    return {
      desk,
      distributions: distributions
        .filter(({ current }) => current?.state === 'committed')
        .map((decided) => ({
          ...decided,
          allotments: decided.allotments.filter(({ municipalityId }) => municipalityId === id),
          objections: decided.objections.filter(({ municipalityId }) => municipalityId === id),
        })),
    };
  }
}
