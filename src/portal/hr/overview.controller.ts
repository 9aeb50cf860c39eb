import { Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Reveals } from '../../platform/audit/reveals.decorator.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { OverviewPage } from './overview.page.js';
import { OverviewService } from './overview.service.js';

@PageController('hr/overview')
export class OverviewController {
  constructor(
    private readonly overviews: OverviewService,
    private readonly pages: Pages,
  ) {}

  @Reveals('request', 'waiting-list')
  @Can('tallies:read')
  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Query('municipality') named: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const overview = await this.overviews.of(actor, named);
    await this.pages.send(request, reply, (page) => OverviewPage({ page, overview }));
  }
}
