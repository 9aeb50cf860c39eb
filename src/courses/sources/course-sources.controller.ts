import { Body, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
} from '@nestjs/swagger';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { JobStarted } from '../../platform/queue/jobs.dto.js';
import { SourceList, SourceRequest, SourceResponse, SourceUpdateRequest } from './course-sources.dto.js';
import { CourseSourcesService } from './course-sources.service.js';

@ApiController('course-sources')
export class CourseSourcesController {
  constructor(private readonly sources: CourseSourcesService) {}

  @Can('courses:manage')
  @ApiOperation({ operationId: 'listCourseSources', summary: 'Catalogues that are fetched again and again' })
  @ApiOkResponse({ type: SourceList })
  @Get()
  async list(): Promise<SourceList> {
    return { items: await this.sources.list() };
  }

  @Can('courses:manage')
  @ApiOperation({
    operationId: 'createCourseSource',
    summary: 'Have a catalogue fetched, for the first time within minutes',
  })
  @ApiCreatedResponse({ type: SourceResponse })
  @Post()
  create(@CurrentActor() actor: Actor, @Body() body: SourceRequest): Promise<SourceResponse> {
    return this.sources.create(actor, body);
  }

  @Can('courses:manage')
  @ApiOperation({ operationId: 'updateCourseSource', summary: 'Change a source, pause it or let it go on' })
  @ApiOkResponse({ type: SourceResponse })
  @Put(':id')
  update(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SourceUpdateRequest,
  ): Promise<SourceResponse> {
    return this.sources.update(actor, id, body);
  }

  @Can('courses:manage')
  @ApiOperation({ operationId: 'deleteCourseSource', summary: 'Fetch it no more; its courses stay' })
  @ApiNoContentResponse()
  @HttpCode(204)
  @Delete(':id')
  delete(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.sources.delete(actor, id);
  }

  @Can('courses:manage')
  @ApiOperation({ operationId: 'runCourseSource', summary: 'Fetch it now, as a background job' })
  @ApiAcceptedResponse({ type: JobStarted })
  @HttpCode(202)
  @Post(':id/run')
  run(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<JobStarted> {
    return this.sources.run(actor, id);
  }
}
