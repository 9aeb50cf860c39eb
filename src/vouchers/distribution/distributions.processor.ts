import { Injectable } from '@nestjs/common';

import { HandlesJob } from '../../platform/queue/job-handler.decorator.js';
import { carryOutDistribution } from './distributions.jobs.js';
import { DistributionsService } from './distributions.service.js';

@Injectable()
export class DistributionsProcessor {
  constructor(private readonly distributions: DistributionsService) {}

  @HandlesJob(carryOutDistribution)
  carryOut(
    { distributionId }: { readonly distributionId: string },
    job: { readonly id: string },
  ): Promise<{ readonly municipalities: number }> {
    return this.distributions.carryOutInJob(distributionId, job.id);
  }
}
