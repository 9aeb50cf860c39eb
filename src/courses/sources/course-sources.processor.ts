import { Injectable } from '@nestjs/common';

import { HandlesJob } from '../../platform/queue/job-handler.decorator.js';
import type { RunningJob } from '../../platform/queue/job.js';
import { refreshDueSources, refreshSource } from './course-sources.jobs.js';
import { CourseSourcesService } from './course-sources.service.js';
import { type SourceRefreshed, SourceRefresh } from './source-refresh.service.js';

@Injectable()
export class CourseSourcesProcessor {
  constructor(
    private readonly sources: CourseSourcesService,
    private readonly refresh: SourceRefresh,
  ) {}

  @HandlesJob(refreshSource)
  run({ sourceId }: { readonly sourceId: string }, job: RunningJob): Promise<SourceRefreshed | null> {
    return this.refresh.run(sourceId, job.id);
  }

  @HandlesJob(refreshDueSources)
  runDue(): Promise<{ readonly due: number }> {
    return this.sources.runDue();
  }
}
