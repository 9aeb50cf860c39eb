import { Body, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { Limits, RightsRequests } from '../../accounts/index.js';
import type { Actor } from '../../kernel/actor.js';
import { berlinDay } from '../../kernel/calendar.js';
import { Reveals } from '../../platform/audit/reveals.decorator.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { PAGE_SIZE } from '../../platform/http/pagination.js';
import { Clock } from '../../platform/system/clock.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { HandledRequestPage, HandledRequestsPage } from './handled-requests.page.js';
import { AnswerForm, ExtendForm, HandledAddress } from './rights.forms.js';

/** Requests of persons about their data, for the HR office and the administration. */
@PageController('rights-requests')
export class HandledRequestsPageController {
  constructor(
    private readonly requests: RightsRequests,
    private readonly limits: Limits,
    private readonly clock: Clock,
    private readonly pages: Pages,
  ) {}

  @Reveals('rights-request')
  @Can('rights:handle')
  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Query() { cursor, municipality }: HandledAddress,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const requests = await this.requests.handled(actor, { cursor, municipalityId: municipality, limit: PAGE_SIZE });
    const waiting = await this.requests.waiting(actor, municipality);
    const place = { municipality, isFirst: cursor === undefined };
    const view = { requests, waiting, place, today: berlinDay(this.clock.now()) };
    await this.pages.send(request, reply, (page) => HandledRequestsPage({ page, ...view }));
  }

  @Reveals('rights-request')
  @Can('rights:handle')
  @Get(':id')
  async one(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const request = await this.requests.one(actor, id);
    const now = this.clock.now();
    await this.pages.send(reply.request, reply, (page) => HandledRequestPage({ page, request, now }));
  }

  @Can('rights:handle')
  @Post(':id/extend')
  async extend(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: ExtendForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.requests.extend(actor, id, reason);
    await reply.redirect(`/rights-requests/${id}?done=rightExtended`, 303);
  }

  @Can('rights:handle')
  @Post(':id/answer')
  async answer(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() form: AnswerForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.requests.answer(actor, id, form);
    await reply.redirect(`/rights-requests/${id}?done=rightAnswered`, 303);
  }

  @Can('rights:handle')
  @Post(':id/lift')
  async lift(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.limits.lift(actor, id);
    await reply.redirect(`/rights-requests/${id}?done=limitEnds`, 303);
  }
}
