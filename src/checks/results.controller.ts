import {
  Body,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Put,
  Query,
  Req,
  StreamableFile,
} from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiProduces } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';

import type { Actor } from '../kernel/actor.js';
import { Reveals } from '../platform/audit/reveals.decorator.js';
import { Can } from '../platform/auth/can.decorator.js';
import { CurrentActor } from '../platform/auth/current-actor.js';
import { ApiController } from '../platform/http/api-controller.js';
import { localeOf } from '../platform/i18n/locale.js';
import { ReleasesService } from './releases.service.js';
import { ResultExportService } from './result-export.service.js';
import { ExportQuery } from './result-export.dto.js';
import { ReleaseShape, ResultResponse } from './results.dto.js';
import { ResultsService } from './results.service.js';

@ApiController('checks')
export class ResultsController {
  constructor(
    private readonly results: ResultsService,
    private readonly releases: ReleasesService,
    private readonly exports: ResultExportService,
  ) {}

  @Reveals('result')
  @Can('self:read')
  @ApiOperation({ operationId: 'getResult', summary: 'A result: my own, or one that is released to my HR office' })
  @ApiOkResponse({ type: ResultResponse })
  @Header('cache-control', 'no-store')
  @Get(':id/result')
  get(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ResultResponse> {
    return this.results.get(actor, id);
  }

  @Reveals('result-file')
  @Can('self:read')
  @ApiOperation({
    operationId: 'exportResult',
    summary: 'A result as a file: data with its words, or an accessible PDF. Who may see the result may have it',
  })
  @ApiProduces('application/json', 'application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Header('cache-control', 'no-store')
  @Get(':id/result/export')
  async export(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { format, language }: ExportQuery,
    @Req() request: FastifyRequest,
  ): Promise<StreamableFile> {
    const { name, type, bytes } = await this.exports.export(actor, id, format, language ?? localeOf(request));
    return new StreamableFile(bytes, { type, disposition: `attachment; filename="${name}"`, length: bytes.length });
  }

  @Can('results:release')
  @ApiOperation({ operationId: 'releaseResult', summary: 'Release my result to the HR office of the municipality' })
  @ApiOkResponse({ type: ReleaseShape })
  @Put(':id/release')
  release(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReleaseShape,
  ): Promise<ReleaseShape> {
    return this.releases.release(actor, id, body);
  }

  @Can('results:release')
  @ApiOperation({ operationId: 'revokeRelease', summary: 'Take a release back' })
  @ApiNoContentResponse()
  @HttpCode(204)
  @Delete(':id/release')
  revoke(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.releases.revoke(actor, id);
  }
}
