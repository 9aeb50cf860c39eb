import { Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ProfilesService } from '../../profiles/index.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { ProfilePage } from './profile.page.js';
import { ProfilesPage } from './profiles.page.js';
import { ProfileSheets } from './profiles.service.js';

@PageController('admin/profiles')
export class ProfilesPageController {
  constructor(
    private readonly profiles: ProfilesService,
    private readonly sheets: ProfileSheets,
    private readonly pages: Pages,
  ) {}

  @Can('profiles:manage')
  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const profiles = await this.profiles.list();
    await this.pages.send(request, reply, (page) => ProfilesPage({ page, profiles }));
  }

  @Can('profiles:manage')
  @Get(':id')
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sheet = await this.sheets.of(id);
    await this.pages.send(request, reply, (page) => ProfilePage({ page, sheet }));
  }

  @Can('profiles:manage')
  @Post(':id/publish')
  async publish(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.profiles.publish(actor, id);
    await reply.redirect('/admin/profiles?done=profilePublished', 303);
  }
}
