import { Injectable } from '@nestjs/common';

import { HandlesJob } from '../../platform/queue/job-handler.decorator.js';
import { RightsMails } from './rights-mails.service.js';
import { remindOfRights } from './rights.jobs.js';

@Injectable()
export class RightsProcessor {
  constructor(private readonly mails: RightsMails) {}

  @HandlesJob(remindOfRights)
  remind(): Promise<{ readonly reminded: number }> {
    return this.mails.remind();
  }
}
