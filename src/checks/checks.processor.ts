import { Injectable } from '@nestjs/common';

import { HandlesJob } from '../platform/queue/job-handler.decorator.js';
import { expireChecks, remindOfChecks } from './checks.jobs.js';
import { CheckReminders } from './check-reminders.service.js';
import { CheckExpiry } from './expiry.service.js';

@Injectable()
export class ChecksProcessor {
  constructor(
    private readonly expiry: CheckExpiry,
    private readonly reminders: CheckReminders,
  ) {}

  @HandlesJob(expireChecks)
  expire(): Promise<{ readonly expired: number }> {
    return this.expiry.expireDue();
  }

  @HandlesJob(remindOfChecks)
  remind(): Promise<{ readonly reminded: number }> {
    return this.reminders.remind();
  }
}
