import { HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../kernel/actor.js';
import { Can } from '../platform/auth/can.decorator.js';
import { CurrentActor } from '../platform/auth/current-actor.js';
import { ApiController } from '../platform/http/api-controller.js';
import { StepResponse } from './checks.dto.js';
import { ReplacementsService } from './replacements.service.js';

@ApiController('checks')
export class ReplacementsController {
  constructor(private readonly replacements: ReplacementsService) {}

  @Can('checks:take')
  @ApiOperation({
    operationId: 'replaceItem',
    summary:
      'Get another question of equal difficulty for one that I cannot take; gives it as `next`. No reason is asked',
  })
  @ApiOkResponse({ type: StepResponse })
  @HttpCode(200)
  @Post(':id/items/:itemId/replacement')
  replace(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('itemId', ParseUUIDPipe) itemId: string,
  ): Promise<StepResponse> {
    return this.replacements.replace(actor, id, itemId);
  }
}
