import { Injectable } from '@nestjs/common';

import { HandlesJob } from '../../platform/queue/job-handler.decorator.js';
import type { RedistributionNews } from './redistribution-news.js';
import { RedistributionNewsService } from './redistribution-news.service.js';
import { type RedistributionRun, RedistributionRuns } from './redistribution-runs.service.js';
import { carryOutDueRedistributions, carryOutRedistribution, tellOfRedistribution } from './redistributions.jobs.js';

@Injectable()
export class RedistributionsProcessor {
  constructor(
    private readonly runs: RedistributionRuns,
    private readonly news: RedistributionNewsService,
  ) {}

  @HandlesJob(carryOutDueRedistributions)
  queueDue(): Promise<{ readonly queued: number }> {
    return this.runs.queueDue();
  }

  @HandlesJob(carryOutRedistribution)
  carryOut({ redistributionId }: { readonly redistributionId: string }): Promise<RedistributionRun> {
    return this.runs.carryOut(redistributionId);
  }

  @HandlesJob(tellOfRedistribution)
  tell({
    redistributionId,
    revision,
    news,
  }: {
    readonly redistributionId: string;
    readonly revision: number;
    readonly news: RedistributionNews;
  }): Promise<{ readonly told: number }> {
    return this.news.tell(redistributionId, revision, news);
  }
}
