import { Body, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { PlatformsService } from '../../courses/index.js';
import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { PlatformForm } from './exchange.forms.js';
import { PlatformCreatedPage, PlatformsPage } from './platforms.page.js';

@PageController('admin/course-platforms')
export class PlatformsPageController {
  constructor(
    private readonly platforms: PlatformsService,
    private readonly pages: Pages,
  ) {}

  @Can('platforms:manage')
  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const platforms = await this.platforms.list();
    await this.pages.send(request, reply, (page) => PlatformsPage({ page, platforms }));
  }

  /** Answers the page itself: the secret is told once and must stand in no address and in no session. */
  @Can('platforms:manage')
  @Post()
  async create(
    @CurrentActor() actor: Actor,
    @Body() form: PlatformForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const created = await this.platforms.create(actor, form);
    await this.pages.send(request, reply, (page) => PlatformCreatedPage({ page, created }));
  }

  @Can('platforms:manage')
  @Post(':id/revoke')
  async revoke(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.platforms.revoke(actor, id);
    await reply.redirect('/admin/course-platforms?done=platformRevoked', 303);
  }
}
