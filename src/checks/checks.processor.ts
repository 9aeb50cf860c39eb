import { Injectable } from '@nestjs/common';

import { HandlesJob } from '../platform/queue/job-handler.decorator.js';
import { expireChecks } from './checks.jobs.js';
import { CheckExpiry } from './expiry.service.js';

@Injectable()
export class ChecksProcessor {
  constructor(private readonly expiry: CheckExpiry) {}

  @HandlesJob(expireChecks)
  expire(): Promise<{ readonly expired: number }> {
    return this.expiry.expireDue();
  }
}
