import { Body, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { RequestsService } from '../../vouchers/index.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { PathForm, RequestForm } from './path.dto.js';
import { PathPage } from './path.page.js';
import { PathPageService } from './path.service.js';

@PageController('path')
export class PathController {
  constructor(
    private readonly paths: PathPageService,
    private readonly requests: RequestsService,
    private readonly pages: Pages,
  ) {}

  @Can('paths:read')
  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Query() limits: PathForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const data = await this.paths.of(actor, limits);
    await this.pages.send(request, reply, (page) => <PathPage page={page} data={data} />);
  }

  @Can('vouchers:request')
  @Post('request')
  async request(@CurrentActor() actor: Actor, @Body() form: RequestForm, @Res() reply: FastifyReply): Promise<void> {
    await this.requests.request(actor, { ...form });
    await reply.redirect('/vouchers?done=requested', 303);
  }
}
