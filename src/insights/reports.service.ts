import { setImmediate } from 'node:timers/promises';

import { Injectable } from '@nestjs/common';

import { berlinDay } from '../kernel/calendar.js';
import { DomainError } from '../kernel/domain-error.js';
import { type ReportingPeriod, periodNamed, reportingPeriod } from '../kernel/reporting-period.js';
import { PeriodGapsService } from '../matching/index.js';
import { AgreementsService, MunicipalitiesService } from '../municipalities/index.js';
import { Transaction } from '../platform/database/transaction.js';
import { JobRepository } from '../platform/queue/job.repository.js';
import { Clock } from '../platform/system/clock.js';
import { UsageService } from '../vouchers/index.js';
import { gapReport } from './domain/gap-report.js';
import { usageReport } from './domain/usage-report.js';
import { type InsightReport, ReportsRepository } from './reports.repository.js';

/** What a finished job says of itself. */
export interface PeriodClosed {
  readonly period: string;
  readonly municipalities: number;
}

export interface PublishedReport {
  readonly period: ReportingPeriod;
  readonly report: InsightReport;
  /** Quarters with a report, the newest first. */
  readonly periods: readonly string[];
}

/**
 * The reports of each municipality, per quarter once and for all. A check counts in the quarter in which it was taken and
 * in no other, so no two reports are about the same result, and nothing follows from their difference.
 */
@Injectable()
export class InsightReports {
  constructor(
    private readonly reports: ReportsRepository,
    private readonly gaps: PeriodGapsService,
    private readonly usage: UsageService,
    private readonly agreements: AgreementsService,
    private readonly municipalities: MunicipalitiesService,
    private readonly transaction: Transaction,
    private readonly jobs: JobRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * The report of the quarter named, else of the last one that is over; that one is made now if the job has not come to it.
   * @throws DomainError `insights-not-reported` for another quarter without a report
   */
  async of(municipalityId: string, named?: string): Promise<PublishedReport> {
    const last = this.last();
    const period = named === undefined ? last : periodNamed(named);
    // What was published once stays: found on the replica, it is what the primary would show.
    const kept = await this.transaction.stale(() => this.kept(municipalityId, period));
    if (kept !== null) return kept;
    if (period.name === last.name) await this.make(municipalityId, last);
    const made = await this.kept(municipalityId, period);
    if (made === null) throw new DomainError('insights-not-reported', 'not-found', { period: period.name });
    return made;
  }

  private async kept(municipalityId: string, period: ReportingPeriod): Promise<PublishedReport | null> {
    const report = await this.reports.find(municipalityId, period.name);
    return report === null ? null : { period, report, periods: await this.reports.periods(municipalityId) };
  }

  /** Makes what is missing for the last quarter. Twice gives each report once. */
  async close(jobId: string): Promise<PeriodClosed> {
    const period = this.last();
    const municipalities = await this.municipalities.all();
    for (const [done, { id }] of municipalities.entries()) {
      await this.jobs.progress(jobId, { step: 'reporting', done, total: municipalities.length });
      await this.make(id, period);
      await setImmediate();
    }
    return { period: period.name, municipalities: municipalities.length };
  }

  private last(): ReportingPeriod {
    return reportingPeriod(berlinDay(this.clock.now()));
  }

  private async make(municipalityId: string, period: ReportingPeriod): Promise<void> {
    if ((await this.reports.find(municipalityId, period.name)) !== null) return;
    const minimumSize = await this.agreements.minimumGroupSize([municipalityId]);
    const holders = await this.gaps.of(municipalityId, period);
    const usage = await this.usage.of({ municipalityId, ...period });
    const report = { minimumSize, ...gapReport(holders, { minimumSize }), ...usageReport(usage, { minimumSize }) };
    await this.reports.keep([municipalityId, period.name], report, this.clock.now());
  }
}
