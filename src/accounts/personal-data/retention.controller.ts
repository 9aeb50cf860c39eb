import { Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { RetentionPreviewResponse, RetentionQuery } from './retention.dto.js';
import { Retention } from './retention.service.js';

@ApiController('retention')
export class RetentionController {
  constructor(private readonly retention: Retention) {}

  @Can('retention:read')
  @ApiOperation({
    operationId: 'previewRetention',
    summary: 'What the next run would erase in a municipality by its works agreement; nothing is erased',
  })
  @ApiOkResponse({ type: RetentionPreviewResponse })
  @Get()
  preview(
    @CurrentActor() actor: Actor,
    @Query() { municipalityId }: RetentionQuery,
  ): Promise<RetentionPreviewResponse> {
    return this.retention.preview(actor, municipalityId);
  }
}
