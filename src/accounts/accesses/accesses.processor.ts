import { Injectable } from '@nestjs/common';

import { HandlesJob } from '../../platform/queue/job-handler.decorator.js';
import { AccessLogRepository } from './access-log.repository.js';
import { forgetAccesses } from './accesses.jobs.js';

@Injectable()
export class AccessesProcessor {
  constructor(private readonly accesses: AccessLogRepository) {}

  @HandlesJob(forgetAccesses)
  async forget(): Promise<{ readonly forgotten: number }> {
    return { forgotten: await this.accesses.forget() };
  }
}
