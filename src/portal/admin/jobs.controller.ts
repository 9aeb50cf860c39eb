import { Get, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { JobsService } from '../../platform/queue/jobs.service.js';
import { localPath } from '../shared/local-path.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { JobPage } from './job.page.js';

@PageController('admin/jobs')
export class JobPageController {
  constructor(
    private readonly jobs: JobsService,
    private readonly pages: Pages,
  ) {}

  @Can('jobs:read')
  @Get(':id')
  async show(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query('return') back: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const job = await this.jobs.get(actor, id);
    await this.pages.send(request, reply, (page) => JobPage({ page, job, back: localPath(back) }));
  }
}
