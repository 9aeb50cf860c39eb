import { Body, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import type { Actor } from '../kernel/actor.js';
import { Can } from '../platform/auth/can.decorator.js';
import { CurrentActor } from '../platform/auth/current-actor.js';
import { ApiController } from '../platform/http/api-controller.js';
import { IfMatch, tagged } from '../platform/http/etag.js';
import { CourseRequest } from './course-request.dto.js';
import { CourseSearchService } from './course-search.service.js';
import { CourseFacetsResponse, CourseListQuery, CourseQuery, listQueryOf, queryOf } from './course-query.dto.js';
import { CoursePage, CourseResponse } from './courses.dto.js';
import { CoursesService } from './courses.service.js';

@ApiController('courses')
export class CoursesController {
  constructor(
    private readonly courses: CoursesService,
    private readonly search: CourseSearchService,
  ) {}

  @Can('courses:read')
  @ApiOperation({
    operationId: 'listCourses',
    summary: 'Published courses, searched and narrowed; admins also see the other states',
  })
  @ApiOkResponse({ type: CoursePage })
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: CourseListQuery): Promise<CoursePage> {
    return this.search.list(listQueryOf(query), actor);
  }

  @Can('courses:read')
  @ApiOperation({
    operationId: 'courseFacets',
    summary: 'What the courses that fit can be narrowed by, with counts that ignore the choice in the facet itself',
  })
  @ApiOkResponse({ type: CourseFacetsResponse })
  @Get('facets')
  facets(@CurrentActor() actor: Actor, @Query() query: CourseQuery): Promise<CourseFacetsResponse> {
    return this.search.facets(queryOf(query), actor);
  }

  @Can('courses:read')
  @ApiOperation({ operationId: 'getCourse', summary: 'A course, with its revision as ETag' })
  @ApiOkResponse({ type: CourseResponse })
  @Get(':id')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CourseResponse> {
    return tagged(reply, await this.courses.read(actor, id));
  }

  @Can('courses:manage')
  @ApiOperation({ operationId: 'createCourse', summary: 'Write a course as a draft' })
  @ApiCreatedResponse({ type: CourseResponse })
  @Post()
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CourseRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CourseResponse> {
    return tagged(reply, await this.courses.create(actor, body));
  }

  @Can('courses:manage')
  @ApiOperation({ operationId: 'updateCourse', summary: 'Replace a course that nobody changed since it was read' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The ETag that was read' })
  @ApiOkResponse({ type: CourseResponse })
  @Put(':id')
  async update(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() revision: number,
    @Body() body: CourseRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CourseResponse> {
    return tagged(reply, await this.courses.update(actor, id, revision, body));
  }

  @Can('courses:manage')
  @ApiOperation({ operationId: 'publishCourse', summary: 'Publish a draft or a withdrawn course' })
  @ApiOkResponse({ type: CourseResponse })
  @HttpCode(200)
  @Post(':id/publish')
  async publish(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CourseResponse> {
    return tagged(reply, await this.courses.publish(actor, id));
  }

  @Can('courses:manage')
  @ApiOperation({ operationId: 'withdrawCourse', summary: 'Take a published course out of the catalogue' })
  @ApiOkResponse({ type: CourseResponse })
  @HttpCode(200)
  @Post(':id/withdraw')
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CourseResponse> {
    return tagged(reply, await this.courses.withdraw(actor, id));
  }

  @Can('courses:manage')
  @ApiOperation({ operationId: 'archiveCourse', summary: 'Put a draft or a withdrawn course away for good' })
  @ApiOkResponse({ type: CourseResponse })
  @HttpCode(200)
  @Post(':id/archive')
  async archive(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CourseResponse> {
    return tagged(reply, await this.courses.archive(actor, id));
  }
}
