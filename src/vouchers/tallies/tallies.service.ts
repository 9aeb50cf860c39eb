import { Injectable } from '@nestjs/common';

import { type Actor, administeredBy } from '../../kernel/actor.js';
import { addDays, berlinDay } from '../../kernel/calendar.js';
import { together } from '../../kernel/together.js';
import { Audit } from '../../platform/audit/audit.js';
import { Transaction } from '../../platform/database/transaction.js';
import { JobJournalRepository } from '../../platform/queue/job-journal.repository.js';
import { JobQueue } from '../../platform/queue/job.queue.js';
import { JobRepository } from '../../platform/queue/job.repository.js';
import { Clock } from '../../platform/system/clock.js';
import { driftsIn } from '../domain/drift.js';
import { AllotmentsRepository } from '../programmes/allotments.repository.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { recountProgramme } from './tallies.jobs.js';
import { TallyAlarmsRepository } from './tally-alarms.repository.js';
import { TallyMarks } from './tally-marks.service.js';
import { type TallyView, TalliesRepository } from './tallies.repository.js';

export type { TallyView };

export interface RecountResult {
  readonly municipalities: number;
  /** Municipalities in which ledger, tables and tally did not agree. */
  readonly differing: number;
}

interface RecountRequest {
  readonly programmeId: string;
  readonly municipalityIds: readonly string[] | null;
}

export interface DriftChecked {
  readonly programmes: number;
  readonly differing: number;
}

/** What ends within so many days, today included, "expires soon". */
export const EXPIRING_WITHIN_DAYS = 30;

/** Municipalities that are counted by one statement. */
const BATCH = 250;

/** The state of each municipality: always counted again from the ledger, never added to. */
@Injectable()
export class TalliesService {
  constructor(
    private readonly transaction: Transaction,
    private readonly tallies: TalliesRepository,
    private readonly alarms: TallyAlarmsRepository,
    private readonly allotments: AllotmentsRepository,
    private readonly programmes: ProgrammesService,
    private readonly marks: TallyMarks,
    private readonly queue: JobQueue,
    private readonly jobs: JobRepository,
    private readonly journal: JobJournalRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** All municipalities for an admin, their own for HR. @throws DomainError `programme-not-found` */
  async list(actor: Actor, programmeId: string): Promise<readonly TallyView[]> {
    return this.ofVisible(actor, programmeId, (municipalityIds) => this.tallies.list(programmeId, municipalityIds));
  }

  /**
   * Assigned vouchers that end within the next 30 days, by municipality; those without any are left out.
   * @throws DomainError `programme-not-found`
   */
  async expiringSoon(actor: Actor, programmeId: string): Promise<ReadonlyMap<string, number>> {
    const from = berlinDay(this.clock.now());
    const days = { from, until: addDays(from, EXPIRING_WITHIN_DAYS) };
    return this.ofVisible(actor, programmeId, (ids) => this.tallies.expiring(programmeId, ids, days));
  }

  /**
   * What is read of the municipalities that the actor administers, null for all of them; in one round trip with the look whether
   * the programme may be seen. All municipalities are much to read; to ask the primary how far it is costs as much as the few
   * rows of HR. @throws DomainError `programme-not-found`
   */
  private ofVisible<T>(
    actor: Actor,
    programmeId: string,
    read: (municipalityIds: readonly string[] | null) => Promise<T>,
  ): Promise<T> {
    const municipalityIds = administeredBy(actor);
    const work = () =>
      this.transaction.reading(async () => {
        const [, found] = await together([this.programmes.show(actor, programmeId), read(municipalityIds)]);
        return found;
      });
    return municipalityIds === null ? this.transaction.replayed(work) : work();
  }

  /** Queues a recount: of all municipalities for an admin, of their own for HR. @throws DomainError `programme-not-found` */
  async recount(actor: Actor, programmeId: string): Promise<{ readonly jobId: string }> {
    const { id } = await this.programmes.show(actor, programmeId);
    const municipalityIds = administeredBy(actor);
    return this.transaction.run(async () => {
      for (const municipalityId of municipalityIds ?? [undefined]) {
        await this.audit.act(actor, 'tally.recount-asked', { subject: id, municipalityId });
      }
      if (municipalityIds === null) return { jobId: await this.marks.markAll(id, actor.personId) };
      const options = { createdBy: actor.personId };
      return { jobId: await this.queue.enqueue(recountProgramme, { programmeId: id, municipalityIds }, options) };
    });
  }

  /** Counts one municipality. Twice, late or on two workers at once gives the same tally. */
  async tally(programmeId: string, municipalityId: string): Promise<void> {
    await this.count(programmeId, [municipalityId]);
  }

  /**
   * Counts every municipality asked for, many at a time, and tells the job how far it is. Where the accounts do not
   * agree, alarms are raised and the journal says so; the others do not wait for them.
   */
  async recountAll({ programmeId, municipalityIds }: RecountRequest, jobId: string): Promise<RecountResult> {
    const all = (await this.allotments.list(programmeId, municipalityIds)).map((one) => one.municipalityId);
    const total = all.length;
    let differing = 0;
    for (let done = 0; done < total; done += BATCH) {
      await this.jobs.progress(jobId, { step: 'tallying', done, total });
      differing += await this.count(programmeId, all.slice(done, done + BATCH));
    }
    await this.jobs.progress(jobId, { step: 'ended', done: total, total });
    if (differing > 0) await this.journalOf(jobId, differing);
    return { municipalities: total, differing };
  }

  /** Counts every programme that can still move and also looks for moves that waited too long to be counted. */
  async checkDrift(jobId: string): Promise<DriftChecked> {
    const programmes = await this.tallies.watched();
    let differing = 0;
    for (const [done, programmeId] of programmes.entries()) {
      await this.jobs.progress(jobId, { step: 'comparing', done, total: programmes.length });
      const all = (await this.allotments.list(programmeId, null)).map((one) => one.municipalityId);
      for (let from = 0; from < all.length; from += BATCH) {
        differing += await this.count(programmeId, all.slice(from, from + BATCH), true);
      }
    }
    if (differing > 0) await this.journalOf(jobId, differing);
    return { programmes: programmes.length, differing };
  }

  /**
   * Counts these municipalities from one look at their accounts. Answers in how many the accounts do not agree. Usually
   * all do and none did not before: then the look and one statement that saves it are all. An alarm and the tally that
   * heals what it tells of are one transaction.
   */
  private async count(programmeId: string, municipalityIds: readonly string[], alsoLate = false): Promise<number> {
    const now = this.clock.now();
    const accounts = await this.tallies.accounts(programmeId, municipalityIds);
    const seen = accounts.map((one) => ({
      municipalityId: one.municipalityId,
      ledgerPosition: one.ledger.ledgerPosition,
      drifts: driftsIn(alsoLate ? one : { ...one, uncountedSince: null }, now),
    }));
    const counted = accounts.filter(({ ledger }) => ledger.ledgerPosition > 0);
    const differing = seen.filter(({ drifts }) => drifts.length > 0).length;
    if (differing === 0 && !accounts.some(({ alarmed }) => alarmed)) {
      await this.tallies.save(programmeId, counted, now);
      return 0;
    }
    await this.transaction.run(async () => {
      await this.tallies.save(programmeId, counted, now);
      await this.alarms.keep(programmeId, seen, now);
    });
    return differing;
  }

  private journalOf(jobId: string, municipalities: number): Promise<void> {
    const problem = { code: 'tally-differs-from-rows', details: { municipalities } };
    return this.journal.write(jobId, 'problem', problem, this.clock.now());
  }
}
