import { Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { gapFile } from '../../insights/index.js';
import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { sendFile } from '../../platform/http/file-reply.js';
import { Desks } from '../hr/desks.service.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { InsightViews } from './insight-views.service.js';
import { InsightsAddress } from './insights.forms.js';
import { InsightsPage } from './insights.page.js';

const ACTION = '/hr/insights';

/** Where groups of a municipality have gaps, for its HR. */
@PageController('hr/insights')
export class HrInsightsController {
  constructor(
    private readonly desks: Desks,
    private readonly views: InsightViews,
    private readonly pages: Pages,
  ) {}

  @Can('insights:read')
  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Query() asked: InsightsAddress,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desks.at(actor, asked.municipality);
    const view = await this.views.of(actor, { ...desk, action: ACTION }, asked);
    await this.pages.send(request, reply, (page) => InsightsPage({ page, view }));
  }

  @Can('insights:read')
  @Get('file')
  async file(@CurrentActor() actor: Actor, @Query() asked: InsightsAddress, @Res() reply: FastifyReply): Promise<void> {
    const { municipality } = await this.desks.at(actor, asked.municipality);
    await sendFile(reply, gapFile(await this.views.gaps(actor, municipality.id, asked)));
  }
}
