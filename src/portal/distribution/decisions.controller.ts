import { Body, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ObjectionsService, ProgrammesService, ReversalsService } from '../../vouchers/index.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { DistributionForm, ObjectionAnswerForm, ReasonForm } from './distribution.forms.js';
import { ReversePage } from './reverse.page.js';
import { TopUpPage } from './top-up.page.js';
import { TopUpSheets } from './top-up.service.js';

/** What follows on a distribution. */
@PageController('admin/programmes/:id')
export class DecisionsPageController {
  constructor(
    private readonly programmes: ProgrammesService,
    private readonly reversals: ReversalsService,
    private readonly objections: ObjectionsService,
    private readonly topUps: TopUpSheets,
    private readonly pages: Pages,
  ) {}

  @Can('programmes:manage')
  @Get('distribution/reverse')
  async askToReverse(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const programme = await this.programmes.show(actor, id);
    await this.pages.send(request, reply, (page) => ReversePage({ page, programme }));
  }

  @Can('programmes:manage')
  @Post('distribution/reverse')
  async reverse(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: ReasonForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.reversals.reverse(actor, id, reason);
    await reply.redirect(`/admin/programmes/${id}?done=distributionReversed`, 303);
  }

  @Can('programmes:manage')
  @Get('distribution/top-up')
  async tryTopUp(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() form: DistributionForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sheet = await this.topUps.of(actor, id, form);
    await this.pages.send(request, reply, (page) => TopUpPage({ page, sheet }));
  }

  @Can('programmes:manage')
  @Post('distribution/top-up')
  async topUp(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() form: DistributionForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.topUps.commit(actor, id, form);
    await reply.redirect(`/admin/programmes/${id}/distribution?done=toppedUp`, 303);
  }

  @Can('programmes:manage')
  @Post('objections/:objectionId/answer')
  async answer(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('objectionId', ParseUUIDPipe) objectionId: string,
    @Body() form: ObjectionAnswerForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { redistributionId } = await this.objections.answer(actor, id, objectionId, form);
    const about = redistributionId === null ? 'distribution' : `redistributions/${redistributionId}`;
    await reply.redirect(`/admin/programmes/${id}/${about}?done=objectionAnswered`, 303);
  }
}
