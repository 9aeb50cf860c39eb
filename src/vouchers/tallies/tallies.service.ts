import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Transaction } from '../../platform/database/transaction.js';
import { JobQueue } from '../../platform/queue/job.queue.js';
import { JobRepository } from '../../platform/queue/job.repository.js';
import { Clock } from '../../platform/system/clock.js';
import { driftOf } from '../domain/drift.js';
import { foldTally } from '../domain/tally.js';
import { AllotmentsRepository } from '../programmes/allotments.repository.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { servedByHr } from '../served.js';
import { recountProgramme } from './tallies.jobs.js';
import { TallyMarks } from './tally-marks.service.js';
import { type TallyView, TalliesRepository } from './tallies.repository.js';

export type { TallyView };

export interface RecountResult {
  readonly municipalities: number;
}

interface RecountRequest {
  readonly programmeId: string;
  readonly municipalityIds: readonly string[] | null;
}

const STEP = 20;

/** The state of each municipality: always counted again from the ledger, never added to. */
@Injectable()
export class TalliesService {
  constructor(
    private readonly transaction: Transaction,
    private readonly tallies: TalliesRepository,
    private readonly allotments: AllotmentsRepository,
    private readonly programmes: ProgrammesService,
    private readonly marks: TallyMarks,
    private readonly queue: JobQueue,
    private readonly jobs: JobRepository,
    private readonly clock: Clock,
  ) {}

  /** All municipalities for an admin, their own for HR. @throws DomainError `programme-not-found` */
  async list(actor: Actor, programmeId: string): Promise<readonly TallyView[]> {
    const { id } = await this.programmes.show(actor, programmeId);
    return this.tallies.list(id, servedByHr(actor));
  }

  /** Queues a recount: of all municipalities for an admin, of their own for HR. @throws DomainError `programme-not-found` */
  async recount(actor: Actor, programmeId: string): Promise<{ readonly jobId: string }> {
    const { id } = await this.programmes.show(actor, programmeId);
    const municipalityIds = servedByHr(actor);
    if (municipalityIds === null) return { jobId: await this.marks.markAll(id, actor.personId) };
    const options = { createdBy: actor.personId };
    const jobId = await this.queue.enqueue(recountProgramme, { programmeId: id, municipalityIds }, options);
    return { jobId };
  }

  /**
   * Counts one municipality. Twice, late or on two workers at once gives the same tally.
   * @throws DomainError `tally-differs-from-rows` {municipalityIds, columns} when somebody changed the tables
   *   beside the product; the tally then stays as it was
   */
  async tally(programmeId: string, municipalityId: string): Promise<void> {
    await this.transaction.run(async () => {
      const accounts = await this.tallies.accounts(programmeId, municipalityId);
      const [tally] = foldTally(accounts?.entries ?? []);
      if (accounts === null || tally === undefined) return;
      const columns = driftOf(tally, accounts.rows);
      if (columns.length > 0) throw differs([municipalityId], columns);
      await this.tallies.save(programmeId, tally, this.clock.now());
    });
  }

  /**
   * Counts every municipality asked for and tells the job how far it is; one that differs does not keep the
   * others waiting. @throws DomainError `tally-differs-from-rows` at the end, with all that differ
   */
  async recountAll({ programmeId, municipalityIds }: RecountRequest, jobId: string): Promise<RecountResult> {
    const all = await this.allotments.list(programmeId, municipalityIds);
    const differing: string[] = [];
    for (const [done, { municipalityId }] of all.entries()) {
      if (done % STEP === 0) await this.jobs.progress(jobId, { step: 'tallying', done, total: all.length });
      if (!(await this.agrees(programmeId, municipalityId))) differing.push(municipalityId);
    }
    await this.jobs.progress(jobId, { step: 'ended', done: all.length, total: all.length });
    if (differing.length > 0) throw differs(differing);
    return { municipalities: all.length };
  }

  private async agrees(programmeId: string, municipalityId: string): Promise<boolean> {
    try {
      await this.tally(programmeId, municipalityId);
      return true;
    } catch (error) {
      if (error instanceof DomainError) return false;
      throw error;
    }
  }
}

function differs(municipalityIds: readonly string[], columns: readonly string[] = []): DomainError {
  return new DomainError('tally-differs-from-rows', 'conflict', { municipalityIds, columns });
}
