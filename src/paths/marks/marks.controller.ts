import { Body, Delete, HttpCode, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { MarkRequest, MarkResponse } from './marks.dto.js';
import { MarksService } from './marks.service.js';

@ApiController('me/path/marks', 'paths')
export class MarksController {
  constructor(private readonly marks: MarksService) {}

  @Can('paths:mark')
  @ApiOperation({ operationId: 'markCourse', summary: 'Pin a course to my learning path, or dismiss it with a reason' })
  @ApiOkResponse({ type: MarkResponse })
  @Put(':courseId')
  mark(
    @CurrentActor() actor: Actor,
    @Param('courseId', ParseUUIDPipe) courseId: string,
    @Body() said: MarkRequest,
  ): Promise<MarkResponse> {
    return this.marks.mark(actor, courseId, said);
  }

  @Can('paths:mark')
  @ApiOperation({ operationId: 'unmarkCourse', summary: 'Take back what I said of a course for my learning path' })
  @ApiNoContentResponse()
  @HttpCode(204)
  @Delete(':courseId')
  unmark(@CurrentActor() actor: Actor, @Param('courseId', ParseUUIDPipe) courseId: string): Promise<void> {
    return this.marks.unmark(actor, courseId);
  }
}
