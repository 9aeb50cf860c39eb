import { Body, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { sendFile } from '../../platform/http/file-reply.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { comparisonCsv } from './comparison-csv.js';
import { ConfirmPage } from './confirm.page.js';
import { DistributionForm } from './distribution.forms.js';
import { DistributionPages } from './distribution-pages.service.js';
import { Simulations } from './simulations.service.js';

@PageController('admin/programmes/:id/distribution')
export class DistributionPageController {
  constructor(
    private readonly views: DistributionPages,
    private readonly simulations: Simulations,
    private readonly pages: Pages,
  ) {}

  @Can('programmes:manage')
  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() form: DistributionForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = await this.views.of(actor, id, form);
    await this.pages.send(request, reply, view);
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
    const simulation = await this.simulations.of(actor, id, form);
    await this.pages.send(request, reply, (page) => ConfirmPage({ page, simulation }));
  }

  /** The comparison as a table to keep. */
  @Can('programmes:manage')
  @Get('comparison.csv')
  async csv(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() form: DistributionForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const body = comparisonCsv(await this.simulations.mustCompare(actor, id, form));
    await sendFile(reply, { name: 'vergleich.csv', contentType: 'text/csv; charset=utf-8', body });
  }

  /** The job makes the allotments; its page shows how far it is, then leads to the decision. */
  @Can('programmes:manage')
  @Post()
  async decide(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() form: DistributionForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const jobId = await this.views.decide(actor, id, form);
    const back = encodeURIComponent(`/admin/programmes/${id}/distribution`);
    await reply.redirect(`/admin/jobs/${jobId}?return=${back}`, 303);
  }
}
