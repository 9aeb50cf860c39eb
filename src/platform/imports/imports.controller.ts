import { Body, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../auth/can.decorator.js';
import { CurrentActor } from '../auth/current-actor.js';
import { ApiController } from '../http/api-controller.js';
import { decodeCursor, PageQuery, positionOf } from '../http/pagination.js';
import { localeOf } from '../i18n/locale.js';
import { ImportPreviews } from './import-previews.service.js';
import {
  ApplyRequest,
  ImportPage,
  ImportRowsPage,
  ImportRowsQuery,
  ImportStarted,
  WholeImportResponse,
} from './imports.dto.js';
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
      invite: { type: 'string', enum: ['yes'], description: 'Of people: who has no way in yet is sent one by mail' },
    },
  },
};

@ApiController('imports')
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly previews: ImportPreviews,
  ) {}

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
  @ApiOkResponse({ type: WholeImportResponse })
  @Get(':id')
  get(@Param('id', ParseUUIDPipe) id: string, @Req() request: FastifyRequest): Promise<WholeImportResponse> {
    return this.imports.get(id, localeOf(request));
  }

  @Can('imports:run')
  @ApiOperation({ operationId: 'listImportRows', summary: 'What a preview would do, one pile by pages' })
  @ApiOkResponse({ type: ImportRowsPage })
  @Get(':id/rows')
  rows(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { pile, cursor, limit }: ImportRowsQuery,
    @Req() request: FastifyRequest,
  ): Promise<ImportRowsPage> {
    return this.previews.page(id, pile, { after: positionOf(cursor), limit, locale: localeOf(request) });
  }

  @Can('imports:run')
  @ApiOperation({ operationId: 'applyImport', summary: 'Apply a preview as it was shown, as a background job' })
  @ApiAcceptedResponse({ type: ImportStarted })
  @HttpCode(202)
  @Post(':id/apply')
  async apply(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { mode }: ApplyRequest,
  ): Promise<ImportStarted> {
    await this.previews.apply(actor, id, mode);
    return { id };
  }
}
