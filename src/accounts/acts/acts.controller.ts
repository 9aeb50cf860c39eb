import { Readable } from 'node:stream';

import { Get, Header, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { localeOf } from '../../platform/i18n/locale.js';
import { Texts } from '../../platform/i18n/texts.js';
import { actsCsv, actsJson } from './act-files.js';
import { ActPage, ActsExportQuery, ActsQuery } from './acts.dto.js';
import { ActsService } from './acts.service.js';

@ApiController('audit-acts', 'audit')
export class ActsController {
  constructor(
    private readonly acts: ActsService,
    private readonly texts: Texts,
  ) {}

  @Can('audit:read')
  @ApiOperation({
    operationId: 'listAuditActs',
    summary: 'Administrative acts, newest first: of my municipalities for HR, all for admins; never what is personal',
  })
  @ApiOkResponse({ type: ActPage })
  @Header('cache-control', 'no-store')
  @Get()
  list(
    @CurrentActor() actor: Actor,
    @Query() { cursor, limit, ...query }: ActsQuery,
    @Req() request: FastifyRequest,
  ): Promise<ActPage> {
    return this.acts.list(actor, query, { cursor, limit, locale: localeOf(request) });
  }

  @Can('audit:read')
  @ApiOperation({ operationId: 'exportAuditActs', summary: 'Everything that the same query finds, as a file' })
  @ApiProduces('application/json', 'text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Header('cache-control', 'no-store')
  @Get('export')
  export(
    @CurrentActor() actor: Actor,
    @Query() { format, language, cursor: _cursor, limit: _limit, ...query }: ActsExportQuery,
    @Req() request: FastifyRequest,
  ): StreamableFile {
    const locale = language ?? localeOf(request);
    const chunks = this.acts.all(actor, query, locale);
    const pieces = format === 'csv' ? actsCsv(chunks, { t: this.texts.in(locale), locale }) : actsJson(chunks);
    const type = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8';
    const disposition = `attachment; filename="protokoll.${format}"`;
    return new StreamableFile(Readable.from(pieces, { objectMode: false }), { type, disposition });
  }
}
