import { Body, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Reveals } from '../../platform/audit/reveals.decorator.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { DecidePage } from './decide.page.js';
import { DecidedPage } from './decided.page.js';
import { RequestLists } from './request-lists.service.js';
import { RequestPage } from './request.page.js';
import { ChosenForm, DecidedAddress, DecideForm, DeskAddress, RequestSearch } from './requests.forms.js';
import { RequestsPage } from './requests.page.js';
import { WaitingPage } from './waiting.page.js';

@PageController('hr')
export class RequestsPageController {
  constructor(
    private readonly lists: RequestLists,
    private readonly pages: Pages,
  ) {}

  @Reveals('request')
  @Can('requests:decide')
  @Get('requests')
  async show(
    @CurrentActor() actor: Actor,
    @Query() search: RequestSearch,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.lists.find(actor, search);
    await this.pages.send(request, reply, (page) => RequestsPage({ page, found }));
  }

  @Reveals('request')
  @Can('requests:decide')
  @Get('requests/decide')
  async ask(
    @CurrentActor() actor: Actor,
    @Query() chosen: ChosenForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const question = await this.lists.question(actor, chosen);
    await this.pages.send(request, reply, (page) => DecidePage({ page, question }));
  }

  @Can('requests:decide')
  @Post('requests/decide')
  async decide(@CurrentActor() actor: Actor, @Body() form: DecideForm, @Res() reply: FastifyReply): Promise<void> {
    await reply.redirect(await this.lists.decide(actor, form), 303);
  }

  @Reveals('request')
  @Can('requests:decide')
  @Get('requests/decided')
  async decided(
    @CurrentActor() actor: Actor,
    @Query() address: DecidedAddress,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const outcome = await this.lists.outcome(actor, address);
    await this.pages.send(request, reply, (page) => DecidedPage({ page, outcome }));
  }

  @Reveals('request')
  @Can('requests:decide')
  @Get('requests/:id')
  async one(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { municipality }: DeskAddress,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sheet = await this.lists.one(actor, municipality, id);
    await this.pages.send(reply.request, reply, (page) => RequestPage({ page, sheet }));
  }

  @Reveals('waiting-list')
  @Can('requests:decide')
  @Get('waiting-list')
  async waiting(
    @CurrentActor() actor: Actor,
    @Query() { municipality }: DeskAddress,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sheet = await this.lists.waiting(actor, municipality);
    await this.pages.send(request, reply, (page) => WaitingPage({ page, sheet }));
  }
}
