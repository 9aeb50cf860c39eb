import { Body, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { localeOf } from '../../platform/i18n/locale.js';
import { JobBoard } from '../../platform/queue/job-board.service.js';
import { localPath } from '../shared/local-path.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { JobPage } from './job.page.js';
import { JobsPage } from './jobs.page.js';
import { JobsForm, JobsQuery } from './jobs.forms.js';
import { JobSheets } from './jobs.service.js';

@PageController('admin/jobs')
export class JobsPageController {
  constructor(
    private readonly sheets: JobSheets,
    private readonly board: JobBoard,
    private readonly pages: Pages,
  ) {}

  @Can('jobs:manage')
  @Get()
  async list(@Query() query: JobsQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const sheet = await this.sheets.list(query);
    await this.pages.send(request, reply, (page) => JobsPage({ page, sheet }));
  }

  @Can('jobs:manage')
  @Post('retry')
  async retryAll(@CurrentActor() actor: Actor, @Body() form: JobsForm, @Res() reply: FastifyReply): Promise<void> {
    await this.board.retryAll(actor, { name: form.name, municipalityId: form.municipality });
    await reply.redirect('/admin/jobs?state=waiting&done=jobsRetried', 303);
  }

  @Can('jobs:read')
  @Get(':id')
  async show(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query('return') back: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sheet = await this.sheets.one(actor, id, localeOf(reply.request));
    await this.pages.send(reply.request, reply, (page) => JobPage({ page, ...sheet, back: localPath(back) }));
  }

  @Can('jobs:manage')
  @Post(':id/retry')
  async retry(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.board.retry(actor, id);
    await reply.redirect(`/admin/jobs/${id}?return=/admin/jobs&done=jobsRetried`, 303);
  }
}
