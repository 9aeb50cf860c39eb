import { Get, Headers, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { Can } from '../../platform/auth/can.decorator.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { CourseExports } from './course-exports.service.js';

/** A page as JSON:API names it. */
export class ExportQuery {
  @ApiPropertyOptional({ minimum: 1, default: 1 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  readonly 'page[number]': number = 1;

  @ApiPropertyOptional({ minimum: 1, maximum: 500, default: 100 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  readonly 'page[size]': number = 100;
}

@ApiController('courses')
export class CourseExportsController {
  constructor(private readonly exports: CourseExports) {}

  @Can('courses:read')
  @ApiOperation({
    operationId: 'exportCourses',
    summary: 'The published courses in MOOChub format, version 3, by pages',
  })
  @ApiHeader({
    name: 'If-None-Match',
    required: false,
    description: 'The ETag that was read: 304 while nothing changed',
  })
  @ApiOkResponse({
    content: {
      'application/vnd.api+json': {
        schema: {
          type: 'object',
          properties: { links: { type: 'object' }, data: { type: 'array', items: { type: 'object' } } },
        },
      },
    },
  })
  @Get('export')
  async export(
    @Query() query: ExportQuery,
    @Headers('if-none-match') known: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = { number: query['page[number]'], size: query['page[size]'] };
    const called = `${request.protocol}://${request.host}`;
    const { tag, document } = await this.exports.page(page, { called, known });
    reply.header('etag', tag).header('cache-control', 'private, no-cache');
    if (document === null) await reply.status(304).send();
    else await reply.header('content-type', 'application/vnd.api+json; charset=utf-8').send(JSON.stringify(document));
  }
}
