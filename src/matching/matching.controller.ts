import { Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../kernel/actor.js';
import { Can } from '../platform/auth/can.decorator.js';
import { CurrentActor } from '../platform/auth/current-actor.js';
import { ApiController } from '../platform/http/api-controller.js';
import { MatchListResponse, MatchQuery } from './matching.dto.js';
import { MatchingService } from './matching.service.js';

@ApiController('me/matches', 'matching')
export class MatchingController {
  constructor(private readonly matching: MatchingService) {}

  @Can('matches:read')
  @ApiOperation({
    operationId: 'listMatches',
    summary: 'My results against one profile, or against all that are published',
  })
  @ApiOkResponse({ type: MatchListResponse })
  @Get()
  list(@CurrentActor() actor: Actor, @Query() { profileId }: MatchQuery): Promise<MatchListResponse> {
    return this.matching.list(actor, profileId);
  }
}
