import { Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { AdminOverviewPage } from './overview.page.js';
import { AdminOverviews } from './overview.service.js';

@PageController('admin/overview')
export class AdminOverviewController {
  constructor(
    private readonly overviews: AdminOverviews,
    private readonly pages: Pages,
  ) {}

  @Can('jobs:manage')
  @Get()
  async show(@CurrentActor() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const overview = await this.overviews.of(actor);
    await this.pages.send(request, reply, (page) => AdminOverviewPage({ page, overview }));
  }
}
