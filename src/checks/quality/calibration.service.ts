import { setImmediate } from 'node:timers/promises';

import { Injectable } from '@nestjs/common';

import {
  type Instrument,
  InstrumentDraftsService,
  InstrumentsService,
  type ItemParameters,
} from '../../competencies/index.js';
import type { Actor } from '../../kernel/actor.js';
import { berlinDay } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import { reportingPeriod } from '../../kernel/reporting-period.js';
import { Audit } from '../../platform/audit/audit.js';
import { Transaction } from '../../platform/database/transaction.js';
import { JobQueue } from '../../platform/queue/job.queue.js';
import { JobRepository } from '../../platform/queue/job.repository.js';
import { Clock } from '../../platform/system/clock.js';
import { type CompetenceCalibration, recalibrate } from '../domain/calibration/competence-calibration.js';
import { impactCases } from '../domain/quality/impact-cases.js';
import { type CompetenceImpact, impactOf } from '../domain/quality/instrument-impact.js';
import { CollectedAnswersService, type Collection, competenciesOf } from './collected-answers.service.js';
import { calibrateItems } from './quality.jobs.js';
import { type InstrumentImpact, QualityRepository } from './quality.repository.js';

/** What a finished job says of itself. */
export interface Proposal {
  /** Of the proposed version. */
  readonly instrumentId: string;
  readonly recalibrated: number;
}

/** Estimates the parameters of an instrument from the answers, and proposes them as its next version. */
@Injectable()
export class CalibrationService {
  constructor(
    private readonly collected: CollectedAnswersService,
    private readonly quality: QualityRepository,
    private readonly instruments: InstrumentsService,
    private readonly drafts: InstrumentDraftsService,
    private readonly transaction: Transaction,
    private readonly queue: JobQueue,
    private readonly jobs: JobRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Asks for a calibration. @throws DomainError `instrument-not-found`, `instrument-draft-exists` */
  async ask(actor: Actor, instrumentId: string): Promise<{ readonly jobId: string }> {
    const { bankId } = await this.instruments.get(instrumentId);
    return this.transaction.run(async () => {
      await this.drafts.mustHaveNone(bankId);
      await this.audit.act(actor, 'instrument.calibrated', { subject: instrumentId });
      const options = { createdBy: actor.personId, dedupeKey: instrumentId };
      return { jobId: await this.queue.enqueue(calibrateItems, { instrumentId }, options) };
    });
  }

  /** What a proposed version would change. @throws DomainError `instrument-not-found`, `instrument-without-impact` for a version that is no proposal */
  async impact(instrumentId: string): Promise<InstrumentImpact> {
    await this.instruments.get(instrumentId);
    const impact = await this.quality.impact(instrumentId);
    if (impact === null) throw new DomainError('instrument-without-impact', 'not-found');
    return impact;
  }

  /**
   * Calibrates competence by competence and proposes a version with the parameters found; what it would change is kept with it.
   * @throws DomainError `too-few-answers-to-calibrate` when no item has enough, `instrument-draft-exists`
   */
  async propose(instrumentId: string, jobId: string): Promise<Proposal> {
    const instrument = await this.instruments.get(instrumentId);
    await this.drafts.mustHaveNone(instrument.bankId);
    const now = this.clock.now();
    const period = reportingPeriod(berlinDay(now));
    const collection = await this.collected.until(period, instrument);
    const competencies = competenciesOf(instrument);
    const calibration: CompetenceCalibration[] = [];
    const figures: CompetenceImpact[] = [];
    const parameters = new Map<string, ItemParameters>();
    for (const [done, competence] of competencies.entries()) {
      await this.jobs.progress(jobId, { step: 'calibrating', done, total: competencies.length });
      const found = await this.calibrateOne(instrument, competence, collection);
      calibration.push(found.report);
      figures.push(...found.impact);
      for (const [itemId, one] of found.parameters) parameters.set(itemId, one);
      await setImmediate();
    }
    if (parameters.size === 0) throw new DomainError('too-few-answers-to-calibrate', 'conflict');
    return this.transaction.run(async () => {
      const id = await this.drafts.propose(instrument, parameters);
      await this.quality.keepImpact(id, { period: period.name, madeAt: now, calibration, figures });
      return { instrumentId: id, recalibrated: parameters.size };
    });
  }

  private async calibrateOne(instrument: Instrument, competence: string, collection: Collection) {
    const { items, matrix, told } = await this.collected.scale(instrument, competence, collection);
    const { prior } = instrument.settings;
    const { report, parameters } = recalibrate({ competence, items, categories: matrix.cells }, prior);
    const proposed = items.map((item) => parameters.get(item.itemId) ?? item.parameters);
    const cases = impactCases({ competence, ...told, proposed }, instrument.settings);
    return { report, parameters, impact: impactOf(cases, collection) };
  }
}
