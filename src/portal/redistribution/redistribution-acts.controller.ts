import { Body, Get, Param, ParseEnumPipe, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { RedistributionActs } from '../../vouchers/index.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { ActPage, REDISTRIBUTION_ACTS, type RedistributionAct } from './act.page.js';
import { RedistributionPlans } from './plans.service.js';
import { EndForm } from './redistribution.forms.js';
import { RedistributionPage } from './redistribution.page.js';

/** One redistribution, and what is done about it. */
@PageController('admin/programmes/:id/redistributions/:redistributionId')
export class RedistributionActsPageController {
  constructor(
    private readonly plans: RedistributionPlans,
    private readonly acts: RedistributionActs,
    private readonly pages: Pages,
  ) {}

  @Can('programmes:manage')
  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) programmeId: string,
    @Param('redistributionId', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sheet = await this.plans.sheet(actor, programmeId, id);
    await this.pages.send(request, reply, (page) => RedistributionPage({ page, sheet }));
  }

  @Can('programmes:manage')
  @Get('confirm/:act')
  async ask(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) programmeId: string,
    @Param('redistributionId', ParseUUIDPipe) id: string,
    @Param('act', new ParseEnumPipe(REDISTRIBUTION_ACTS)) act: RedistributionAct,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sheet = await this.plans.sheet(actor, programmeId, id);
    const reversal = await this.plans.reversal(programmeId, id);
    await this.pages.send(request, reply, (page) => ActPage({ page, sheet, act, reversal }));
  }

  @Can('programmes:manage')
  @Post('decide')
  async decide(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) programmeId: string,
    @Param('redistributionId', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.acts.decide(actor, { programmeId, id });
    await reply.redirect(`/admin/programmes/${programmeId}/redistributions/${id}?done=redistributionDecided`, 303);
  }

  @Can('programmes:manage')
  @Post('cancel')
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) programmeId: string,
    @Param('redistributionId', ParseUUIDPipe) id: string,
    @Body() { reason }: EndForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.acts.cancel(actor, { programmeId, id }, reason);
    await reply.redirect(`/admin/programmes/${programmeId}/redistributions/${id}?done=redistributionCancelled`, 303);
  }

  @Can('programmes:manage')
  @Post('reverse')
  async reverse(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) programmeId: string,
    @Param('redistributionId', ParseUUIDPipe) id: string,
    @Body() { reason, leaveInUse }: EndForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.acts.reverse(actor, { programmeId, id }, { reason, leaveInUse: leaveInUse === 'yes' });
    await reply.redirect(`/admin/programmes/${programmeId}/redistributions/${id}?done=redistributionReversed`, 303);
  }
}
