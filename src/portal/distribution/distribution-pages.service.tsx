import { Injectable } from '@nestjs/common';
import type { VNode } from 'preact';

import type { Actor } from '../../kernel/actor.js';
import { DistributionsService, ProgrammesService } from '../../vouchers/index.js';
import type { PageContext } from '../shared/page-context.js';
import { DecidedPage } from './decided.page.js';
import { DecidedSheets } from './decided.service.js';
import { choiceOf, type DistributionForm } from './distribution.forms.js';
import { SimulatorPage } from './simulator.page.js';
import { Simulations } from './simulations.service.js';

/** One address for the distribution: the simulator until it is decided, then the decision. */
@Injectable()
export class DistributionPages {
  constructor(
    private readonly decided: DecidedSheets,
    private readonly simulations: Simulations,
    private readonly programmes: ProgrammesService,
    private readonly distributions: DistributionsService,
  ) {}

  /** @throws DomainError `programme-not-found` */
  async of(actor: Actor, programmeId: string, form: DistributionForm): Promise<(page: PageContext) => VNode> {
    const decided = await this.decided.of(actor, programmeId);
    if (decided.current !== null) return (page) => DecidedPage({ page, decided });
    const simulation = await this.simulations.of(actor, programmeId, form);
    return (page) => SimulatorPage({ page, simulation });
  }

  /** Decides what the form says, and answers the job that carries it out. @throws DomainError those of `commitLater` */
  async decide(actor: Actor, programmeId: string, form: DistributionForm): Promise<string> {
    const { input } = choiceOf(form, await this.programmes.show(actor, programmeId));
    const { jobId } = await this.distributions.commitLater(actor, programmeId, input);
    return jobId;
  }
}
