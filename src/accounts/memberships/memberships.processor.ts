import { Injectable } from '@nestjs/common';

import { HandlesJob } from '../../platform/queue/job-handler.decorator.js';
import { MembershipEnds } from './membership-ends.service.js';
import { settleMemberships } from './memberships.jobs.js';

@Injectable()
export class MembershipsProcessor {
  constructor(private readonly ends: MembershipEnds) {}

  @HandlesJob(settleMemberships)
  settle(): Promise<{ readonly settled: number }> {
    return this.ends.settleDue();
  }
}
