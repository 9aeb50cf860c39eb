import { Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../kernel/actor.js';
import { Can } from '../platform/auth/can.decorator.js';
import { CurrentActor } from '../platform/auth/current-actor.js';
import { ApiController } from '../platform/http/api-controller.js';
import { PathRequestQuery } from './path-query.dto.js';
import { PathResponse } from './paths.dto.js';
import { PathsService } from './paths.service.js';
import { WhyNotResponse } from './why-not.dto.js';

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

  @Can('paths:read')
  @ApiOperation({
    operationId: 'whyNotCourse',
    summary: 'Why a course is not in my path, and what the best path with it would cost',
  })
  @ApiOkResponse({ type: WhyNotResponse })
  @Get('path/why-not/:courseId')
  whyNot(
    @CurrentActor() actor: Actor,
    @Param('courseId', ParseUUIDPipe) courseId: string,
    @Query() query: PathRequestQuery,
  ): Promise<WhyNotResponse> {
    return this.paths.whyNot(actor, courseId, query);
  }
}
