import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import { type DistributionInput, mustTopUp, type TopUpInput } from '../domain/distribution.js';
import type { Programme } from '../domain/programme.js';
import { mustAllow } from '../domain/programme-states.js';
import { AllotmentsService } from '../programmes/allotments.service.js';
import { ProgrammesRepository } from '../programmes/programmes.repository.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { DecisionsService } from './decisions.service.js';
import { type DistributionRow, DistributionsRepository } from './distributions.repository.js';
import { type DistributionPreview, type Proposal, ProposalsService } from './proposals.service.js';

/** Distributes more vouchers of a running programme; takes nothing back from anybody. */
@Injectable()
export class TopUpsService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly programmes: ProgrammesService,
    private readonly repository: ProgrammesRepository,
    private readonly allotments: AllotmentsService,
    private readonly proposals: ProposalsService,
    private readonly decisions: DecisionsService,
    private readonly distributions: DistributionsRepository,
  ) {}

  /** What a top-up would give, without changing anything. @throws DomainError those of `commit` */
  async preview(actor: Actor, programmeId: string, input: TopUpInput): Promise<DistributionPreview> {
    const programme = await this.programmes.show(actor, programmeId);
    const allotments = await this.allotments.list(actor, programmeId);
    const held = new Map(allotments.map(({ municipalityId, granted }) => [municipalityId, granted]));
    const { inputs: _, ...preview } = await this.propose(programme, input, held);
    return preview;
  }

  /**
   * Raises the programme's total, apportions it anew with the current grants as minimum, and records the decision.
   * @throws DomainError `programme-not-found`, `programme-act-not-allowed` unless open, `top-up-below-total`,
   *   `nothing-to-top-up`, and those of `ProposalsService.propose`
   */
  async commit(actor: Actor, programmeId: string, input: TopUpInput, key?: string): Promise<DistributionRow> {
    const call = { actorId: actor.personId, operation: 'topUpDistribution', key, body: { programmeId, ...input } };
    const { distributionId } = await this.idempotency.once(call, async () => {
      const { programme, held } = await this.decisions.hold(programmeId);
      const proposal = await this.propose(programme, input, held);
      await this.repository.update(programmeId, { total: input.total, reserve: input.reserve ?? programme.reserve });
      const record = await this.decisions.record(actor, programme, { kind: 'top-up', proposal });
      await this.decisions.carryOut(record, held);
      return { distributionId: record.id };
    });
    const made = await this.distributions.find(distributionId);
    if (made === null) throw new DomainError('distribution-not-found', 'not-found');
    return made;
  }

  private propose(
    programme: Programme,
    { total, reserve, ...rules }: TopUpInput,
    grants: ReadonlyMap<string, number>,
  ): Promise<Proposal> {
    mustAllow(programme.state, 'top-up');
    const kept = reserve ?? programme.reserve;
    mustTopUp(programme, { total, reserve: kept });
    const input: DistributionInput = rules;
    return this.proposals.propose({ id: programme.id, total, reserve: kept, grants }, input);
  }
}
