import { Body, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { Limits, PersonsService, RightsRequests } from '../../accounts/index.js';
import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { Clock } from '../../platform/system/clock.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { OwnRequestsPage } from './own-requests.page.js';
import { AskRightForm } from './rights.forms.js';

/** What a person asks about their data. */
@PageController('my-data/requests')
export class OwnRequestsPageController {
  constructor(
    private readonly requests: RightsRequests,
    private readonly limits: Limits,
    private readonly persons: PersonsService,
    private readonly clock: Clock,
    private readonly pages: Pages,
  ) {}

  @Can('self:read')
  @Get()
  async show(@CurrentActor() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const requests = await this.requests.own(actor);
    const { memberships } = await this.persons.me(actor);
    const now = this.clock.now();
    const places = memberships.filter(({ role }) => role === 'employee');
    await this.pages.send(request, reply, (page) => OwnRequestsPage({ page, requests, places, now }));
  }

  @Can('self:write')
  @Post()
  async ask(
    @CurrentActor() actor: Actor,
    @Body() { right, text, municipality, ...correction }: AskRightForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const isCorrection = right === 'rectification' && correction.field !== undefined;
    await this.requests.ask(actor, { right, text, municipalityId: municipality, ...(isCorrection && correction) });
    await reply.redirect('/my-data/requests?done=rightAsked', 303);
  }

  @Can('self:write')
  @Post(':id/withdraw')
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.requests.withdraw(actor, id);
    await reply.redirect('/my-data/requests?done=rightWithdrawn', 303);
  }

  @Can('self:write')
  @Post(':id/lift')
  async lift(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.limits.liftOwn(actor, id);
    await reply.redirect('/my-data/requests?done=limitLifted', 303);
  }
}
