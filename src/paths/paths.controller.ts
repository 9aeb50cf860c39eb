import { Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../kernel/actor.js';
import { Can } from '../platform/auth/can.decorator.js';
import { CurrentActor } from '../platform/auth/current-actor.js';
import { ApiController } from '../platform/http/api-controller.js';
import { PathRequestQuery, PathResponse } from './paths.dto.js';
import { PathsService } from './paths.service.js';

@ApiController('me', 'paths')
export class PathsController {
  constructor(private readonly paths: PathsService) {}

  @Can('paths:read')
  @ApiOperation({
    operationId: 'getPath',
    summary: 'My learning path to a post: the courses that close my gaps, and why',
  })
  @ApiOkResponse({ type: PathResponse })
  @Get('path')
  path(@CurrentActor() actor: Actor, @Query() query: PathRequestQuery): Promise<PathResponse> {
    return this.paths.path(actor, query);
  }
}
