import { Body, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can, Public } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { localeOf } from '../../platform/i18n/locale.js';
import { AcknowledgeNoticeBody, NoticeResponse } from './notice.dto.js';
import { NoticeService } from './notice.service.js';

@ApiController('privacy-notice')
export class NoticeController {
  constructor(private readonly notice: NoticeService) {}

  @Public()
  @ApiOperation({ operationId: 'getPrivacyNotice', summary: 'The current privacy notice in the caller’s language' })
  @ApiOkResponse({ type: NoticeResponse })
  @Get()
  read(@Req() request: FastifyRequest): NoticeResponse {
    return this.notice.text(localeOf(request));
  }

  @Can('self:write')
  @ApiOperation({ operationId: 'acknowledgeNotice', summary: 'I have read this version' })
  @ApiNoContentResponse()
  @HttpCode(204)
  @Post('acknowledgements')
  acknowledge(@CurrentActor() actor: Actor, @Body() { version }: AcknowledgeNoticeBody): Promise<void> {
    return this.notice.acknowledge(actor, version);
  }
}
