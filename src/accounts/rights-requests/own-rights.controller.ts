import { Body, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { AskRightBody, OwnRightsRequests, RightsRequestResponse } from './rights-requests.dto.js';
import { Limits } from './limits.service.js';
import { RightsRequests } from './rights-requests.service.js';

@ApiController('me/rights-requests', 'me')
export class OwnRightsController {
  constructor(
    private readonly requests: RightsRequests,
    private readonly limits: Limits,
  ) {}

  @Can('self:read')
  @ApiOperation({
    operationId: 'listMyRightsRequests',
    summary: 'What I have asked about my data, and until when an answer is due',
  })
  @ApiOkResponse({ type: OwnRightsRequests })
  @Get()
  async list(@CurrentActor() actor: Actor): Promise<OwnRightsRequests> {
    return { items: await this.requests.own(actor) };
  }

  @Can('self:write')
  @ApiOperation({
    operationId: 'askRight',
    summary: 'Ask for access, rectification, erasure, restriction, portability, or object',
  })
  @ApiCreatedResponse({ type: RightsRequestResponse })
  @Post()
  ask(@CurrentActor() actor: Actor, @Body() body: AskRightBody): Promise<RightsRequestResponse> {
    return this.requests.ask(actor, body);
  }

  @Can('self:write')
  @ApiOperation({ operationId: 'withdrawRightsRequest', summary: 'Take an open request back' })
  @ApiNoContentResponse()
  @HttpCode(204)
  @Post(':id/withdraw')
  withdraw(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.requests.withdraw(actor, id);
  }

  @Can('self:write')
  @ApiOperation({ operationId: 'liftMyLimit', summary: 'End my restriction or objection, at once' })
  @ApiNoContentResponse()
  @HttpCode(204)
  @Post(':id/lift')
  lift(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.limits.liftOwn(actor, id);
  }
}
