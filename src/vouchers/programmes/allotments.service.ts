import { Injectable } from '@nestjs/common';

import { type Actor, administeredBy } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { MunicipalitiesService } from '../../municipalities/index.js';
import type { Allotment, Programme } from '../domain/programme.js';
import { mustAllow, type ProgrammeAct } from '../domain/programme-states.js';
import type { Belonging } from '../domain/voucher.js';
import { AllotmentsRepository } from './allotments.repository.js';
import { ProgrammesRepository } from './programmes.repository.js';
import { ProgrammesService } from './programmes.service.js';

/** Where a move takes place: the locked allotment and its programme as it is under that lock. */
export interface Place {
  readonly programme: Programme;
  readonly allotment: Allotment;
}

export interface AllotmentView extends Omit<Allotment, 'programmeId'> {
  /** ARS, 12 digits. */
  readonly ars: string;
  readonly name: string;
  readonly available: number;
}

@Injectable()
export class AllotmentsService {
  constructor(
    private readonly allotments: AllotmentsRepository,
    private readonly repository: ProgrammesRepository,
    private readonly programmes: ProgrammesService,
    private readonly municipalities: MunicipalitiesService,
  ) {}

  /**
   * Every move begins here, inside its transaction: it locks the allotment, then looks whether the programme
   * allows the act. A programme changes its state only while it holds all allotments, so the state stays true.
   * @throws DomainError `programme-not-found`, `allotment-not-found`, `programme-act-not-allowed`
   */
  async hold({ programmeId, municipalityId }: Omit<Belonging, 'personId'>, act: ProgrammeAct): Promise<Place> {
    const allotment = await this.allotments.lock(programmeId, municipalityId);
    const programme = await this.repository.find(programmeId);
    if (programme === null) throw new DomainError('programme-not-found', 'not-found');
    mustAllow(programme.state, act);
    if (allotment === null) throw new DomainError('allotment-not-found', 'not-found');
    return { programme, allotment };
  }

  /** By ARS: all municipalities for an admin, their own for HR. @throws DomainError `programme-not-found` */
  async list(actor: Actor, programmeId: string): Promise<readonly AllotmentView[]> {
    const { id } = await this.programmes.show(actor, programmeId);
    const own = await this.allotments.list(id, administeredBy(actor));
    const granted = new Map(own.map((allotment) => [allotment.municipalityId, allotment]));
    const municipalities = await this.municipalities.some(granted.keys());
    return municipalities.flatMap(({ id: municipalityId, ars, name }) => {
      const allotment = granted.get(municipalityId);
      return allotment === undefined ? [] : [viewOf(allotment, { ars, name })];
    });
  }
}

function viewOf(
  { programmeId: _, ...counts }: Allotment,
  named: { readonly ars: string; readonly name: string },
): AllotmentView {
  return { ...counts, ...named, available: counts.granted - counts.occupied };
}
