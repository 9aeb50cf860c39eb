import { Body, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../kernel/actor.js';
import { Can } from '../platform/auth/can.decorator.js';
import { CurrentActor } from '../platform/auth/current-actor.js';
import { ApiController } from '../platform/http/api-controller.js';
import { PageQuery } from '../platform/http/pagination.js';
import { AnswerBody, CheckPage, CheckResponse, StartCheckBody, StepResponse } from './checks.dto.js';
import { ChecksService } from './checks.service.js';
import { ResultResponse } from './results.dto.js';

@ApiController('checks')
export class ChecksController {
  constructor(private readonly checks: ChecksService) {}

  @Can('checks:take')
  @ApiOperation({ operationId: 'startCheck', summary: 'Start a check for a post, or resume the one that is open' })
  @ApiCreatedResponse({ type: CheckResponse })
  @Post()
  start(@CurrentActor() actor: Actor, @Body() body: StartCheckBody): Promise<CheckResponse> {
    return this.checks.start(actor, body);
  }

  @Can('checks:take')
  @ApiOperation({ operationId: 'listChecks', summary: 'My checks, open and ended, newest first' })
  @ApiOkResponse({ type: CheckPage })
  @Get()
  list(@CurrentActor() actor: Actor, @Query() { cursor, limit }: PageQuery): Promise<CheckPage> {
    return this.checks.list(actor, limit, cursor);
  }

  @Can('checks:take')
  @ApiOperation({ operationId: 'getCheck', summary: 'A check with its next question' })
  @ApiOkResponse({ type: CheckResponse })
  @Get(':id')
  get(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<CheckResponse> {
    return this.checks.get(actor, id);
  }

  @Can('checks:take')
  @ApiOperation({ operationId: 'answerItem', summary: 'Answer a question, or change an answer; gives the next one' })
  @ApiOkResponse({ type: StepResponse })
  @HttpCode(200)
  @Post(':id/answers')
  answer(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AnswerBody,
  ): Promise<StepResponse> {
    return this.checks.answer(actor, id, body);
  }

  @Can('checks:take')
  @ApiOperation({ operationId: 'submitCheck', summary: 'End a check and get its result; questions may be left open' })
  @ApiOkResponse({ type: ResultResponse })
  @HttpCode(200)
  @Post(':id/submit')
  submit(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ResultResponse> {
    return this.checks.submit(actor, id);
  }

  @Can('checks:take')
  @ApiOperation({ operationId: 'abandonCheck', summary: 'End a check without a result' })
  @ApiNoContentResponse()
  @HttpCode(204)
  @Post(':id/abandon')
  abandon(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.checks.abandon(actor, id);
  }
}
