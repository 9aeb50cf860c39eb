import { Injectable } from '@nestjs/common';

import { HandlesJob } from '../../platform/queue/job-handler.decorator.js';
import { ProgrammeEnds } from './programme-ends.service.js';
import { closeEndedProgrammes } from './programmes.jobs.js';

@Injectable()
export class ProgrammesProcessor {
  constructor(private readonly ends: ProgrammeEnds) {}

  @HandlesJob(closeEndedProgrammes)
  closeEnded(): Promise<{ readonly closed: number }> {
    return this.ends.closeEnded();
  }
}
