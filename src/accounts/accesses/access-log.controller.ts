import { Get, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { PageQuery } from '../../platform/http/pagination.js';
import { localeOf } from '../../platform/i18n/locale.js';
import { AccessPage } from './access-log.dto.js';
import { AccessLog } from './access-log.service.js';

@ApiController('me/access-log', 'me')
export class AccessLogController {
  constructor(private readonly log: AccessLog) {}

  @Can('self:read')
  @ApiOperation({ operationId: 'myAccessLog', summary: 'Who saw what of me, from which office and for what' })
  @ApiOkResponse({ type: AccessPage })
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: PageQuery, @Req() request: FastifyRequest): Promise<AccessPage> {
    return this.log.own(actor, localeOf(request), query);
  }
}
