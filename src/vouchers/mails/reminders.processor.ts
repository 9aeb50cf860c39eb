import { Injectable } from '@nestjs/common';

import { HandlesJob } from '../../platform/queue/job-handler.decorator.js';
import { remindOfEnd, remindOfRequests } from './reminders.jobs.js';
import { Reminders } from './reminders.service.js';

@Injectable()
export class RemindersProcessor {
  constructor(private readonly reminders: Reminders) {}

  @HandlesJob(remindOfEnd)
  end(): Promise<{ readonly reminded: number }> {
    return this.reminders.ofEnd();
  }

  @HandlesJob(remindOfRequests)
  requests(): Promise<{ readonly reminded: number }> {
    return this.reminders.ofRequests();
  }
}
