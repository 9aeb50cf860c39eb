import { Body, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { IdempotencyKey } from '../../platform/http/idempotency.js';
import { KEY_HEADER } from '../idempotency-header.js';
import { ObjectionAnswerRequest, ObjectionRequest, ObjectionResponse } from './objections.dto.js';
import { ObjectionsService } from './objections.service.js';

@ApiController('programmes')
export class ObjectionsController {
  constructor(private readonly objections: ObjectionsService) {}

  @Can('allotments:read')
  @ApiOperation({
    operationId: 'listObjections',
    summary: 'Objections, newest first: all for admins, their own for HR',
  })
  @ApiOkResponse({ type: [ObjectionResponse] })
  @Get(':id/objections')
  list(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<readonly ObjectionResponse[]> {
    return this.objections.list(actor, id);
  }

  @Can('distribution:object')
  @ApiOperation({
    operationId: 'objectToDistribution',
    summary: 'Object to a distribution or a redistribution within its window',
  })
  @ApiHeader(KEY_HEADER)
  @ApiCreatedResponse({ type: ObjectionResponse })
  @Post(':id/objections')
  raise(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ObjectionRequest,
    @IdempotencyKey() key: string,
  ): Promise<ObjectionResponse> {
    return this.objections.raise(actor, id, body, key);
  }

  @Can('programmes:manage')
  @ApiOperation({ operationId: 'answerObjection', summary: 'Uphold or dismiss an objection, and say why' })
  @ApiOkResponse({ type: ObjectionResponse })
  @HttpCode(200)
  @Post(':id/objections/:objectionId/answer')
  answer(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('objectionId', ParseUUIDPipe) objectionId: string,
    @Body() body: ObjectionAnswerRequest,
  ): Promise<ObjectionResponse> {
    return this.objections.answer(actor, id, objectionId, body);
  }
}
