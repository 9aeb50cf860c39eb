import { Body, Get, Post, Req, Res } from '@nestjs/common';
import { Equals, IsString, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { NoticeService } from '../../accounts/index.js';
import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { localeOf } from '../../platform/i18n/locale.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { NoticePage } from './notice.page.js';

class AcknowledgeForm {
  @IsString()
  @MaxLength(20)
  readonly version!: string;

  @Equals('yes')
  readonly read!: 'yes';
}

@PageController('notice')
export class NoticePageController {
  constructor(
    private readonly notice: NoticeService,
    private readonly pages: Pages,
  ) {}

  @Can('self:read')
  @Get()
  async show(
    @CurrentActor() { personId }: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const acknowledged = await this.notice.acknowledged(personId);
    const notice = { ...this.notice.text(localeOf(request)), acknowledged };
    await this.pages.send(request, reply, (page) => <NoticePage page={page} notice={notice} />);
  }

  @Can('self:write')
  @Post()
  async acknowledge(
    @CurrentActor() actor: Actor,
    @Body() { version }: AcknowledgeForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.notice.acknowledge(actor, version);
    await reply.redirect('/check?done=noticeRead', 303);
  }
}
