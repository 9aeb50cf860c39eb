import { Body, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { ParticipantsService } from './participants.service.js';
import { ParticipantRequest, ParticipantResponse } from './platforms.dto.js';

@ApiController('me/participant-ids', 'completions')
export class ParticipantsController {
  constructor(private readonly participants: ParticipantsService) {}

  @Can('completions:claim')
  @ApiOperation({
    operationId: 'issueParticipantId',
    summary: 'The pseudonym under which the provider of a course may report that I completed it',
  })
  @ApiOkResponse({ type: ParticipantResponse })
  @HttpCode(200)
  @Post()
  issue(@CurrentActor() actor: Actor, @Body() { courseId }: ParticipantRequest): Promise<ParticipantResponse> {
    return this.participants.issue(actor, courseId);
  }
}
