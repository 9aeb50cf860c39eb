import { setImmediate } from 'node:timers/promises';

import { Injectable } from '@nestjs/common';

import { type Instrument, InstrumentsService } from '../../competencies/index.js';
import type { Actor } from '../../kernel/actor.js';
import { berlinDay } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import { reportingPeriod } from '../../kernel/reporting-period.js';
import { Audit } from '../../platform/audit/audit.js';
import { Transaction } from '../../platform/database/transaction.js';
import { JobQueue } from '../../platform/queue/job.queue.js';
import { JobRepository } from '../../platform/queue/job.repository.js';
import { Clock } from '../../platform/system/clock.js';
import { type DisclosedScale, disclosedScale } from '../domain/quality/disclosed-quality.js';
import { scaleFigures } from '../domain/quality/scale-figures.js';
import { CollectedAnswersService, type Collection, competenciesOf } from './collected-answers.service.js';
import { assessItems } from './quality.jobs.js';
import { QualityRepository, type QualityReport } from './quality.repository.js';

/** What a finished job says of itself. */
export interface Assessed {
  readonly period: string;
  readonly competencies: number;
}

/** How good the items of an instrument are, from the answers of the last quarter that is over and of all before it. */
@Injectable()
export class QualityService {
  constructor(
    private readonly quality: QualityRepository,
    private readonly collected: CollectedAnswersService,
    private readonly instruments: InstrumentsService,
    private readonly transaction: Transaction,
    private readonly queue: JobQueue,
    private readonly jobs: JobRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The newest report. @throws DomainError `instrument-not-found`, `items-not-assessed` */
  async report(instrumentId: string): Promise<QualityReport> {
    await this.instruments.get(instrumentId);
    const report = await this.quality.report(instrumentId);
    if (report === null) throw new DomainError('items-not-assessed', 'not-found');
    return report;
  }

  /** Asks for the report of the last quarter; one that exists stays as it is. @throws DomainError `instrument-not-found` */
  async ask(actor: Actor, instrumentId: string): Promise<{ readonly jobId: string }> {
    await this.instruments.get(instrumentId);
    return this.transaction.run(async () => {
      await this.audit.act(actor, 'instrument.assessed', { subject: instrumentId });
      const options = { createdBy: actor.personId, dedupeKey: instrumentId };
      return { jobId: await this.queue.enqueue(assessItems, { instrumentId }, options) };
    });
  }

  /** Makes the report of the last quarter and tells the job how far it is. Twice gives the report once. */
  async make(instrumentId: string, jobId: string): Promise<Assessed> {
    const instrument = await this.instruments.get(instrumentId);
    const now = this.clock.now();
    const period = reportingPeriod(berlinDay(now));
    const collection = await this.collected.until(period, instrument);
    const competencies = competenciesOf(instrument);
    const figures: DisclosedScale[] = [];
    for (const [done, competence] of competencies.entries()) {
      await this.jobs.progress(jobId, { step: 'assessing', done, total: competencies.length });
      figures.push(await this.figuresOf(instrument, competence, collection));
      await setImmediate();
    }
    await this.quality.keepReport(instrumentId, { period: period.name, figures, madeAt: now });
    return { period: period.name, competencies: figures.length };
  }

  private async figuresOf(instrument: Instrument, competence: string, collection: Collection): Promise<DisclosedScale> {
    const { told } = await this.collected.scale(instrument, competence, collection);
    return disclosedScale(scaleFigures(competence, told.matrix, instrument.settings), collection);
  }
}
