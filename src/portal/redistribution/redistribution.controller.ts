import { Body, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { RedistributionActs } from '../../vouchers/index.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { PlanPage } from './plan.page.js';
import { RedistributionPlans } from './plans.service.js';
import { AnnouncementForm, announcementOf, RulesForm } from './redistribution.forms.js';

/** Trying rules and publishing them. */
@PageController('admin/programmes/:id/redistributions')
export class RedistributionPageController {
  constructor(
    private readonly plans: RedistributionPlans,
    private readonly acts: RedistributionActs,
    private readonly pages: Pages,
  ) {}

  @Can('programmes:manage')
  @Get()
  async plan(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() form: RulesForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const plan = await this.plans.plan(actor, id, form);
    await this.pages.send(request, reply, (page) => PlanPage({ page, plan }));
  }

  @Can('programmes:manage')
  @Post()
  async announce(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) programmeId: string,
    @Body() form: AnnouncementForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { id } = await this.acts.announce(actor, programmeId, announcementOf(form));
    await reply.redirect(`/admin/programmes/${programmeId}/redistributions/${id}?done=redistributionAnnounced`, 303);
  }

  @Can('programmes:manage')
  @Get(':redistributionId/change')
  async planAnew(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) programmeId: string,
    @Param('redistributionId', ParseUUIDPipe) id: string,
    @Query() form: RulesForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const plan = await this.plans.plan(actor, programmeId, form, id);
    await this.pages.send(request, reply, (page) => PlanPage({ page, plan }));
  }

  @Can('programmes:manage')
  @Post(':redistributionId/change')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) programmeId: string,
    @Param('redistributionId', ParseUUIDPipe) id: string,
    @Body() form: AnnouncementForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.acts.change(actor, { programmeId, id }, announcementOf(form), form.revision ?? 0);
    await reply.redirect(`/admin/programmes/${programmeId}/redistributions/${id}?done=redistributionChanged`, 303);
  }
}
