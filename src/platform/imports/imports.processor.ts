import { Injectable } from '@nestjs/common';

import { HandlesJob } from '../queue/job-handler.decorator.js';
import type { RunningJob } from '../queue/job.js';
import { isFinal } from '../queue/job.runner.js';
import { ImportRun } from './import-run.service.js';
import { ImportPreviews } from './import-previews.service.js';
import { expirePreviews, runImport } from './imports.jobs.js';

@Injectable()
export class ImportsProcessor {
  constructor(
    private readonly imports: ImportRun,
    private readonly previews: ImportPreviews,
  ) {}

  @HandlesJob(runImport)
  run({ importId }: { readonly importId: string }, job: RunningJob): Promise<void> {
    return this.imports.run(importId, (error) => isFinal(error, job));
  }

  @HandlesJob(expirePreviews)
  expire(): Promise<{ readonly expired: number }> {
    return this.previews.expire();
  }
}
