import { Body, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../../kernel/actor.js';
import { Reveals } from '../../platform/audit/reveals.decorator.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import {
  AnswerRightBody,
  ExtendRightBody,
  HandledListQuery,
  HandledRequestResponse,
  HandledRequests,
} from './rights-requests.dto.js';
import { Limits } from './limits.service.js';
import { RightsRequests } from './rights-requests.service.js';

@ApiController('rights-requests')
export class RightsRequestsController {
  constructor(
    private readonly requests: RightsRequests,
    private readonly limits: Limits,
  ) {}

  @Reveals('rights-request')
  @Can('rights:handle')
  @ApiOperation({
    operationId: 'listRightsRequests',
    summary: 'Requests of persons about their data: what is open by its last day, then what is closed',
  })
  @ApiOkResponse({ type: HandledRequests })
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: HandledListQuery): Promise<HandledRequests> {
    return this.requests.handled(actor, query);
  }

  @Reveals('rights-request')
  @Can('rights:handle')
  @ApiOperation({ operationId: 'getRightsRequest', summary: 'One request of a person about their data' })
  @ApiOkResponse({ type: HandledRequestResponse })
  @Get(':id')
  one(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<HandledRequestResponse> {
    return this.requests.one(actor, id);
  }

  @Can('rights:handle')
  @ApiOperation({ operationId: 'extendRightsRequest', summary: 'Two further months, once, with a reason' })
  @ApiOkResponse({ type: HandledRequestResponse })
  @HttpCode(200)
  @Post(':id/extend')
  extend(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: ExtendRightBody,
  ): Promise<HandledRequestResponse> {
    return this.requests.extend(actor, id, reason);
  }

  @Can('rights:handle')
  @ApiOperation({ operationId: 'answerRightsRequest', summary: 'Answer; a correction that is granted is made with it' })
  @ApiOkResponse({ type: HandledRequestResponse })
  @HttpCode(200)
  @Post(':id/answer')
  answer(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AnswerRightBody,
  ): Promise<HandledRequestResponse> {
    return this.requests.answer(actor, id, body);
  }

  @Can('rights:handle')
  @ApiOperation({
    operationId: 'liftLimit',
    summary: 'End a restriction or objection in seven days; the person is told now',
  })
  @ApiOkResponse({ type: HandledRequestResponse })
  @HttpCode(200)
  @Post(':id/lift')
  lift(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<HandledRequestResponse> {
    return this.limits.lift(actor, id);
  }
}
