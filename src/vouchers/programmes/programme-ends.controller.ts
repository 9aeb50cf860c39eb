import { HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { IdempotencyKey } from '../../platform/http/idempotency.js';
import { KEY_HEADER } from '../idempotency-header.js';
import { ProgrammeEnds } from './programme-ends.service.js';
import { ProgrammeResponse } from './programmes.dto.js';

@ApiController('programmes')
export class ProgrammeEndsController {
  constructor(private readonly ends: ProgrammeEnds) {}

  @Can('programmes:manage')
  @ApiOperation({ operationId: 'closeProgramme', summary: 'End requests and assignments; what is pending lapses' })
  @ApiHeader(KEY_HEADER)
  @ApiOkResponse({ type: ProgrammeResponse })
  @HttpCode(200)
  @Post(':id/close')
  close(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IdempotencyKey() key: string,
  ): Promise<ProgrammeResponse> {
    return this.ends.close(actor, id, key);
  }

  @Can('programmes:manage')
  @ApiOperation({ operationId: 'settleProgramme', summary: 'End a closed programme in which nothing is open any more' })
  @ApiHeader(KEY_HEADER)
  @ApiOkResponse({ type: ProgrammeResponse })
  @HttpCode(200)
  @Post(':id/settle')
  settle(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IdempotencyKey() key: string,
  ): Promise<ProgrammeResponse> {
    return this.ends.settle(actor, id, key);
  }
}
