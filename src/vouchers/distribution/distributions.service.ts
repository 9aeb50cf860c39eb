import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import { Transaction } from '../../platform/database/transaction.js';
import { JobQueue } from '../../platform/queue/job.queue.js';
import { JobRepository } from '../../platform/queue/job.repository.js';
import { mustBeUndistributed } from '../domain/decision.js';
import type { DistributionInput } from '../domain/distribution.js';
import { mustAllow } from '../domain/programme-states.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { DecisionsService } from './decisions.service.js';
import { carryOutDistribution } from './distributions.jobs.js';
import { type DistributionRow, DistributionsRepository } from './distributions.repository.js';
import { type DistributionPreview, ProposalsService } from './proposals.service.js';

/** A distribution that is decided upon, and the job that makes its allotments. */
export type DistributionQueued = Readonly<Record<'distributionId' | 'jobId', string>>;

/** Divides a programme's vouchers among the municipalities and keeps a record of how. */
@Injectable()
export class DistributionsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly idempotency: Idempotency,
    private readonly programmes: ProgrammesService,
    private readonly proposals: ProposalsService,
    private readonly decisions: DecisionsService,
    private readonly distributions: DistributionsRepository,
    private readonly queue: JobQueue,
    private readonly jobs: JobRepository,
  ) {}

  /**
   * What a distribution would give, without changing anything; the shares add up exactly.
   * @throws DomainError `programme-not-found`, and those of `ProposalsService.propose`
   */
  async preview(actor: Actor, programmeId: string, input: DistributionInput): Promise<DistributionPreview> {
    const { inputs: _, ...preview } = await this.proposals.propose(
      await this.programmes.show(actor, programmeId),
      input,
    );
    return preview;
  }

  /**
   * Decides and carries out in one transaction: record, allotments, one ledger entry per municipality.
   * @throws DomainError those of `preview`, `programme-act-not-allowed` unless in draft, `already-distributed`,
   *   `distribution-under-way`
   */
  async commit(actor: Actor, programmeId: string, input: DistributionInput, key?: string): Promise<DistributionRow> {
    const call = { actorId: actor.personId, operation: 'commitDistribution', key, body: { programmeId, ...input } };
    const { distributionId } = await this.idempotency.once(call, async () => {
      const { id } = await this.decide(actor, programmeId, input);
      await this.carryOut(id);
      return { distributionId: id };
    });
    return this.mustFind(distributionId);
  }

  /**
   * Decides at once, with all refusals of `commit`, and leaves the allotments to a job: until it has ended the
   * distribution is pending. A lost queue loses neither.
   */
  async commitLater(
    actor: Actor,
    programmeId: string,
    input: DistributionInput,
    key?: string,
  ): Promise<DistributionQueued> {
    const body = { programmeId, ...input };
    const call = { actorId: actor.personId, operation: 'commitDistributionLater', key, body };
    return this.idempotency.once(call, async () => {
      const { id } = await this.decide(actor, programmeId, input);
      const options = { createdBy: actor.personId };
      const jobId = await this.queue.enqueue(carryOutDistribution, { distributionId: id }, options);
      return { distributionId: id, jobId };
    });
  }

  /** The job of `commitLater`; a second run finds nothing to do, and so does one after a reversal. */
  async carryOutInJob(distributionId: string, jobId: string): Promise<{ readonly municipalities: number }> {
    const { shares } = await this.mustFind(distributionId);
    const total = shares.length;
    await this.jobs.progress(jobId, { step: 'granting', done: 0, total });
    await this.transaction.run(() => this.carryOut(distributionId));
    await this.jobs.progress(jobId, { step: 'ended', done: total, total });
    return { municipalities: total };
  }

  private async decide(actor: Actor, programmeId: string, input: DistributionInput): Promise<DistributionRow> {
    const { programme } = await this.decisions.hold(programmeId);
    mustAllow(programme.state, 'distribute');
    mustBeUndistributed((await this.distributions.current(programmeId))?.state ?? null);
    const proposal = await this.proposals.propose(programme, input);
    return this.decisions.record(actor, programme, { kind: 'distribution', proposal });
  }

  private async carryOut(distributionId: string): Promise<void> {
    const { programmeId } = await this.mustFind(distributionId);
    const { held } = await this.decisions.hold(programmeId);
    const distribution = await this.mustFind(distributionId);
    if (distribution.state === 'pending') await this.decisions.carryOut(distribution, held);
  }

  private async mustFind(id: string): Promise<DistributionRow> {
    const row = await this.distributions.find(id);
    if (row === null) throw new DomainError('distribution-not-found', 'not-found');
    return row;
  }
}
