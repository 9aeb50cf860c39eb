import { Injectable } from '@nestjs/common';

import { HandlesJob } from '../platform/queue/job-handler.decorator.js';
import type { RunningJob } from '../platform/queue/job.js';
import { closePeriod } from './insights.jobs.js';
import { type PeriodClosed, InsightReports } from './reports.service.js';

@Injectable()
export class InsightsProcessor {
  constructor(private readonly reports: InsightReports) {}

  @HandlesJob(closePeriod)
  close(_: Record<string, never>, job: RunningJob): Promise<PeriodClosed> {
    return this.reports.close(job.id);
  }
}
