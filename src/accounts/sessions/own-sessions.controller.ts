import { Delete, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { OwnSessionsResponse } from './auth.dto.js';
import { SessionsService } from './sessions.service.js';

@ApiController('me/sessions', 'auth')
export class OwnSessionsController {
  constructor(private readonly sessions: SessionsService) {}

  @Can('self:read')
  @ApiOperation({ operationId: 'listMySessions', summary: 'Where I am signed in' })
  @ApiOkResponse({ type: OwnSessionsResponse })
  @Get()
  async list(@CurrentActor() actor: Actor): Promise<OwnSessionsResponse> {
    return { items: await this.sessions.listOwn(actor) };
  }

  @Can('self:write')
  @ApiOperation({ operationId: 'endMySession', summary: 'End one of my sessions' })
  @ApiNoContentResponse()
  @HttpCode(204)
  @Delete(':id')
  end(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.sessions.endOwn(actor, id);
  }

  @Can('self:write')
  @ApiOperation({ operationId: 'endMyOtherSessions', summary: 'End all my sessions but this one' })
  @ApiNoContentResponse()
  @HttpCode(204)
  @Post('end-others')
  endOthers(@CurrentActor() { personId, sessionId }: Actor): Promise<void> {
    return this.sessions.endAll(personId, sessionId);
  }
}
