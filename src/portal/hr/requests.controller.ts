import { Body, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { RequestsService } from '../../vouchers/index.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { DeskForm, ReasonForm } from './hr.forms.js';
import { RequestsPage } from './requests.page.js';
import { RequestLists } from './requests.service.js';

@PageController('hr/requests')
export class RequestsPageController {
  constructor(
    private readonly lists: RequestLists,
    private readonly requests: RequestsService,
    private readonly pages: Pages,
  ) {}

  @Can('requests:decide')
  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Query('municipality') named: string | undefined,
    @Query('show') shown: string | undefined,
    @Query('cursor') cursor: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const list = await (shown === 'all' ? this.lists.all(actor, named, cursor) : this.lists.waiting(actor, named));
    await this.pages.send(request, reply, (page) => RequestsPage({ page, list }));
  }

  @Can('requests:decide')
  @Post(':id/approve')
  async approve(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { municipality }: DeskForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.requests.approve(actor, id);
    await reply.redirect(`/hr/requests?municipality=${municipality}&done=requestApproved`, 303);
  }

  @Can('requests:decide')
  @Post(':id/waitlist')
  async waitlist(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { municipality }: DeskForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.requests.waitlist(actor, id);
    await reply.redirect(`/hr/requests?municipality=${municipality}&done=requestWaitlisted`, 303);
  }

  @Can('requests:decide')
  @Post(':id/decline')
  async decline(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { municipality, reason }: ReasonForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.requests.decline(actor, id, { reason });
    await reply.redirect(`/hr/requests?municipality=${municipality}&done=requestDeclined`, 303);
  }
}
