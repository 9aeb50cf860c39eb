import { Body, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { CourseSourcesService } from '../../courses/index.js';
import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { SourceForm } from './exchange.forms.js';
import { SourcePage } from './source.page.js';
import { SourcesPage } from './sources.page.js';

const HERE = '/admin/courses/sources';

@PageController('admin/courses/sources')
export class SourcesPageController {
  constructor(
    private readonly sources: CourseSourcesService,
    private readonly pages: Pages,
  ) {}

  @Can('courses:manage')
  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const sources = await this.sources.list();
    await this.pages.send(request, reply, (page) => SourcesPage({ page, sources }));
  }

  @Can('courses:manage')
  @Post()
  async create(@CurrentActor() actor: Actor, @Body() form: SourceForm, @Res() reply: FastifyReply): Promise<void> {
    await this.sources.create(actor, inputOf(form));
    await reply.redirect(`${HERE}?done=sourceSaved`, 303);
  }

  @Can('courses:manage')
  @Get(':id')
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const source = await this.sources.get(id);
    await this.pages.send(request, reply, (page) => SourcePage({ page, source }));
  }

  @Can('courses:manage')
  @Post(':id')
  async update(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() form: SourceForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sources.update(actor, id, { ...inputOf(form), paused: form.paused === 'yes' });
    await reply.redirect(`${HERE}?done=sourceSaved`, 303);
  }

  @Can('courses:manage')
  @Post(':id/run')
  async run(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { jobId } = await this.sources.run(actor, id);
    await reply.redirect(`/admin/jobs/${jobId}?return=${HERE}`, 303);
  }

  @Can('courses:manage')
  @Post(':id/delete')
  async delete(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sources.delete(actor, id);
    await reply.redirect(`${HERE}?done=sourceDeleted`, 303);
  }
}

function inputOf({ address, provider, intervalHours }: SourceForm) {
  return { address, provider, intervalHours, kind: 'moochub' } as const;
}
