import { Body, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { DistributionsService } from '../../vouchers/index.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { DistributionForm, distributionOf } from './admin.forms.js';
import { DistributionConfirmPage } from './distribution-confirm.page.js';
import { DistributionPage } from './distribution.page.js';
import { DistributionSheets } from './distribution.service.js';

@PageController('admin/programmes/:id/distribution')
export class DistributionPageController {
  constructor(
    private readonly sheets: DistributionSheets,
    private readonly distributions: DistributionsService,
    private readonly pages: Pages,
  ) {}

  @Can('programmes:manage')
  @Get()
  async preview(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() form: DistributionForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sheet = await this.sheets.of(actor, id, distributionOf(form));
    await this.pages.send(request, reply, (page) => DistributionPage({ page, sheet }));
  }

  @Can('programmes:manage')
  @Get('confirm')
  async ask(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() form: DistributionForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sheet = await this.sheets.of(actor, id, distributionOf(form));
    await this.pages.send(request, reply, (page) => DistributionConfirmPage({ page, sheet }));
  }

  @Can('programmes:manage')
  @Post()
  async commit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() form: DistributionForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.distributions.commit(actor, id, distributionOf(form));
    await reply.redirect(`/admin/programmes/${id}?done=distributed`, 303);
  }
}
