import { Injectable } from '@nestjs/common';

import { HandlesJob } from '../../platform/queue/job-handler.decorator.js';
import { AccessLog } from './access-log.service.js';
import { forgetAccesses } from './accesses.jobs.js';

@Injectable()
export class AccessesProcessor {
  constructor(private readonly accesses: AccessLog) {}

  @HandlesJob(forgetAccesses)
  async forget(): Promise<{ readonly forgotten: number }> {
    return { forgotten: await this.accesses.forget() };
  }
}
