import { Injectable } from '@nestjs/common';

import { JobBoard } from './job-board.service.js';
import { HandlesJob } from './job-handler.decorator.js';
import { forgetJobs } from './jobs.jobs.js';

@Injectable()
export class JobsProcessor {
  constructor(private readonly board: JobBoard) {}

  @HandlesJob(forgetJobs)
  forget(): Promise<{ readonly forgotten: number }> {
    return this.board.forget();
  }
}
