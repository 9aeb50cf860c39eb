import { Body, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { AnswerPracticeBody, PracticeAnswerResponse, PracticeStepResponse, StartPracticeBody } from './practice.dto.js';
import { PracticeService } from './practice.service.js';

@ApiController('practice', 'checks')
export class PracticeController {
  constructor(private readonly practice: PracticeService) {}

  @Can('checks:take')
  @ApiOperation({
    operationId: 'startPractice',
    summary: 'Practise up to six questions of a post or a competence; nothing is stored and there is no result',
  })
  @ApiOkResponse({ type: PracticeStepResponse })
  @HttpCode(200)
  @Post()
  start(@CurrentActor() actor: Actor, @Body() body: StartPracticeBody): Promise<PracticeStepResponse> {
    return this.practice.start(actor, body);
  }

  @Can('checks:take')
  @ApiOperation({
    operationId: 'answerPractice',
    summary: 'Answer a question of a practice; gives its explanation and the next question',
  })
  @ApiOkResponse({ type: PracticeAnswerResponse })
  @HttpCode(200)
  @Post('answers')
  answer(
    @CurrentActor() actor: Actor,
    @Body() { token, response }: AnswerPracticeBody,
  ): Promise<PracticeAnswerResponse> {
    return this.practice.answer(actor, token, response);
  }
}
