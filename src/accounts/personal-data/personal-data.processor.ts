import { Injectable } from '@nestjs/common';

import type { RunningJob } from '../../platform/queue/job.js';
import { HandlesJob } from '../../platform/queue/job-handler.decorator.js';
import { Erasures } from './erasures.service.js';
import { enforceRetention, followErasure } from './personal-data.jobs.js';
import { Retention } from './retention.service.js';

@Injectable()
export class PersonalDataProcessor {
  constructor(
    private readonly erasures: Erasures,
    private readonly retention: Retention,
  ) {}

  @HandlesJob(followErasure)
  follow({ erasureId }: { erasureId: string }): Promise<void> {
    return this.erasures.followUp(erasureId);
  }

  @HandlesJob(enforceRetention)
  enforce(_: Record<string, never>, { id }: RunningJob): Promise<{ readonly municipalities: number }> {
    return this.retention.enforce(id);
  }
}
