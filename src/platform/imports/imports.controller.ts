import { Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../auth/can.decorator.js';
import { CurrentActor } from '../auth/current-actor.js';
import { ApiController } from '../http/api-controller.js';
import { decodeCursor, PageQuery } from '../http/pagination.js';
import { localeOf } from '../i18n/locale.js';
import { ImportPage, ImportResponse, ImportStarted } from './imports.dto.js';
import { ImportsService } from './imports.service.js';
import { readUpload } from './upload.js';

const UPLOAD_FORM = {
  schema: {
    type: 'object',
    required: ['kind'],
    properties: {
      kind: { type: 'string', description: 'framework, municipalities, people, items, profiles or courses' },
      file: { type: 'string', format: 'binary' },
      address: { type: 'string', format: 'uri', description: 'Instead of a file: a paged address on an allowed host' },
      mode: { type: 'string', enum: ['all-or-nothing', 'good-rows', 'preview'], default: 'all-or-nothing' },
    },
  },
};

@ApiController('imports')
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  @Can('imports:run')
  @ApiOperation({ operationId: 'startImport', summary: 'Upload a file; it is read and applied as a background job' })
  @ApiConsumes('multipart/form-data')
  @ApiBody(UPLOAD_FORM)
  @ApiAcceptedResponse({ type: ImportStarted })
  @HttpCode(202)
  @Post()
  async start(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<ImportStarted> {
    return this.imports.start(actor, await readUpload(request));
  }

  @Can('imports:run')
  @ApiOperation({ operationId: 'listImports', summary: 'Imports, newest first' })
  @ApiOkResponse({ type: ImportPage })
  @Get()
  list(@Query() { cursor, limit }: PageQuery, @Req() request: FastifyRequest): Promise<ImportPage> {
    const [before] = decodeCursor(cursor, 1) ?? [];
    return this.imports.list(limit, before === undefined ? undefined : new Date(before), localeOf(request));
  }

  @Can('imports:run')
  @ApiOperation({ operationId: 'getImport', summary: 'How far an import is, and its report' })
  @ApiOkResponse({ type: ImportResponse })
  @Get(':id')
  get(@Param('id', ParseUUIDPipe) id: string, @Req() request: FastifyRequest): Promise<ImportResponse> {
    return this.imports.get(id, localeOf(request));
  }
}
