import { Get, HttpCode, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { JobStarted } from '../../platform/queue/jobs.dto.js';
import { BrokenLinkList } from './course-links.dto.js';
import { CourseLinksService } from './course-links.service.js';

@ApiController('courses/links', 'courses')
export class CourseLinksController {
  constructor(private readonly links: CourseLinksService) {}

  @Can('courses:manage')
  @ApiOperation({ operationId: 'listBrokenLinks', summary: 'Published courses whose link does not lead anywhere' })
  @ApiOkResponse({ type: BrokenLinkList })
  @Get()
  async list(): Promise<BrokenLinkList> {
    return { items: await this.links.brokenLinks(), checkedAt: await this.links.lastChecked() };
  }

  @Can('courses:manage')
  @ApiOperation({ operationId: 'checkLinks', summary: 'Try the links of all published courses, as a background job' })
  @ApiAcceptedResponse({ type: JobStarted })
  @HttpCode(202)
  @Post('check')
  check(@CurrentActor() actor: Actor): Promise<JobStarted> {
    return this.links.ask(actor);
  }
}
