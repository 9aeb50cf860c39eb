import { Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { gapFile } from '../../insights/index.js';
import type { Actor } from '../../kernel/actor.js';
import { MunicipalitiesService } from '../../municipalities/index.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { sendFile } from '../../platform/http/file-reply.js';
import { NeedsService } from '../../vouchers/index.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { InsightViews } from './insight-views.service.js';
import { InsightsAddress } from './insights.forms.js';
import { InsightsPage } from './insights.page.js';
import { MunicipalitiesPage } from './municipalities.page.js';

const ACTION = '/admin/insights';

/** The same over all municipalities, and of any one of them, for admins. */
@PageController('admin/insights')
export class AdminInsightsController {
  constructor(
    private readonly municipalities: MunicipalitiesService,
    private readonly needs: NeedsService,
    private readonly views: InsightViews,
    private readonly pages: Pages,
  ) {}

  @Can('insights:oversee')
  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Query() asked: InsightsAddress,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (asked.municipality === undefined) {
      const report = await this.needs.latest();
      await this.pages.send(request, reply, (page) => MunicipalitiesPage({ page, report, asked }));
      return;
    }
    const municipality = await this.municipalities.get(asked.municipality);
    const view = await this.views.of(actor, { municipality, choices: 'all', action: ACTION }, asked);
    await this.pages.send(request, reply, (page) => InsightsPage({ page, view }));
  }

  @Can('insights:oversee')
  @Get('file')
  async file(@CurrentActor() actor: Actor, @Query() asked: InsightsAddress, @Res() reply: FastifyReply): Promise<void> {
    const { id } = await this.municipalities.get(asked.municipality ?? '');
    await sendFile(reply, gapFile(await this.views.gaps(actor, id, asked)));
  }
}
