import { Body, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { MarksService } from '../../paths/index.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { RequestsService } from '../../vouchers/index.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { returnTo } from './address.js';
import { DismissalForm, PathForm, PinForm, RequestForm, UnmarkForm } from './path.dto.js';
import { PathPage } from './path.page.js';
import { PathPageService } from './path.service.js';

@PageController('path')
export class PathPageController {
  constructor(
    private readonly paths: PathPageService,
    private readonly marks: MarksService,
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

  @Can('paths:mark')
  @Post('pins')
  async pin(
    @CurrentActor() actor: Actor,
    @Body() { courseId, back, ...said }: PinForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.marks.mark(actor, courseId, { ...said, kind: 'pin' });
    await reply.redirect(returnTo(back, 'coursePinned'), 303);
  }

  @Can('paths:mark')
  @Post('dismissals')
  async dismiss(
    @CurrentActor() actor: Actor,
    @Body() { courseId, back, ...said }: DismissalForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.marks.mark(actor, courseId, { ...said, kind: 'dismissal' });
    await reply.redirect(returnTo(back, 'courseDismissed'), 303);
  }

  @Can('paths:mark')
  @Post('marks/remove')
  async unmark(
    @CurrentActor() actor: Actor,
    @Body() { courseId, back }: UnmarkForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.marks.unmark(actor, courseId);
    await reply.redirect(returnTo(back, 'courseUnmarked'), 303);
  }

  @Can('vouchers:request')
  @Post('request')
  async request(@CurrentActor() actor: Actor, @Body() form: RequestForm, @Res() reply: FastifyReply): Promise<void> {
    await this.requests.request(actor, { ...form });
    await reply.redirect('/vouchers?done=requested', 303);
  }
}
