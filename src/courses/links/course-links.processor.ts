import { Injectable } from '@nestjs/common';

import { HandlesJob } from '../../platform/queue/job-handler.decorator.js';
import type { RunningJob } from '../../platform/queue/job.js';
import { checkLinks } from './course-links.jobs.js';
import { CourseLinksService, type LinksChecked } from './course-links.service.js';

@Injectable()
export class CourseLinksProcessor {
  constructor(private readonly links: CourseLinksService) {}

  @HandlesJob(checkLinks)
  check(_: Record<string, never>, job: RunningJob): Promise<LinksChecked> {
    return this.links.check(job.id);
  }
}
