import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Audit } from '../../platform/audit/audit.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import { Clock } from '../../platform/system/clock.js';
import { reversalOf } from '../domain/decision.js';
import { mustAllow } from '../domain/programme-states.js';
import { AllotmentsRepository } from '../programmes/allotments.repository.js';
import { DecisionsService } from './decisions.service.js';
import { type DistributionRow, DistributionsRepository } from './distributions.repository.js';
import { ObjectionsRepository } from './objections.repository.js';

/** Takes a whole distribution back, before anybody could assign anything. */
@Injectable()
export class ReversalsService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly decisions: DecisionsService,
    private readonly distributions: DistributionsRepository,
    private readonly allotments: AllotmentsRepository,
    private readonly objections: ObjectionsRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Every allotment becomes 0, the ledger gets a negative grant for each, open objections lapse, and the programme can be
   * distributed anew; a distribution whose job still waits is called off. The record stays, with the reason.
   * @throws DomainError `programme-not-found`, `programme-act-not-allowed` unless in draft, `programme-not-distributed`
   */
  async reverse(actor: Actor, programmeId: string, reason: string, key?: string): Promise<DistributionRow> {
    const call = {
      ...{ actorId: actor.personId, operation: 'reverseDistribution', key },
      body: { programmeId, reason },
    };
    const { distributionId } = await this.idempotency.once(call, () => this.reverseHeld(actor, programmeId, reason));
    const reversed = await this.distributions.find(distributionId);
    if (reversed === null) throw new DomainError('distribution-not-found', 'not-found');
    return reversed;
  }

  private async reverseHeld(
    actor: Actor,
    programmeId: string,
    reason: string,
  ): Promise<{ readonly distributionId: string }> {
    const { programme, held } = await this.decisions.hold(programmeId);
    mustAllow(programme.state, 'reverse');
    const distribution = await this.distributions.current(programmeId);
    if (distribution === null) throw new DomainError('programme-not-distributed', 'conflict');
    const { id } = distribution;
    await this.allotments.revokeAll(programmeId);
    await this.distributions.reverse(id, { by: actor.personId, at: this.clock.now(), reason });
    await this.objections.lapse({ distributionId: id });
    await this.audit.act(actor, 'programme.distribution-reversed', {
      subject: programmeId,
      details: { distributionId: id },
    });
    await this.decisions.enter(distribution, reversalOf(held));
    return { distributionId: id };
  }
}
