import { Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../kernel/actor.js';
import { Can } from '../platform/auth/can.decorator.js';
import { CurrentActor } from '../platform/auth/current-actor.js';
import { ApiController } from '../platform/http/api-controller.js';
import { ExplanationList } from './explanations.dto.js';
import { ExplanationsService } from './explanations.service.js';

@ApiController('checks')
export class ExplanationsController {
  constructor(private readonly explanations: ExplanationsService) {}

  @Can('checks:take')
  @ApiOperation({
    operationId: 'getExplanations',
    summary: 'The answered questions of my submitted check with their right answers and explanations',
  })
  @ApiOkResponse({ type: ExplanationList })
  @Get(':id/explanations')
  async list(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ExplanationList> {
    return { items: await this.explanations.of(actor, id) };
  }
}
