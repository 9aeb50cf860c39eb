import { Get, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { PathForm, WhyNotForm } from './path.dto.js';
import { WhyNotPage, WhyNotSearchPage } from './why-not.page.js';
import { WhyNotPageService } from './why-not.service.js';

@PageController('path/why-not')
export class WhyNotController {
  constructor(
    private readonly whyNots: WhyNotPageService,
    private readonly pages: Pages,
  ) {}

  @Can('paths:read')
  @Get()
  async find(@Query() form: WhyNotForm, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const list = await this.whyNots.find(form.q ?? '');
    await this.pages.send(request, reply, (page) => <WhyNotSearchPage page={page} form={form} list={list} />);
  }

  @Can('paths:read')
  @Get(':courseId')
  async show(
    @CurrentActor() actor: Actor,
    @Param('courseId', ParseUUIDPipe) courseId: string,
    @Query() limits: PathForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const data = await this.whyNots.of(actor, courseId, limits);
    await this.pages.send(reply.request, reply, (page) => <WhyNotPage page={page} data={data} />);
  }
}
