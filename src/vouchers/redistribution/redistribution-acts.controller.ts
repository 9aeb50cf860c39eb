import { Body, Get, Header, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiProduces } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { IdempotencyKey } from '../../platform/http/idempotency.js';
import { localeOf } from '../../platform/i18n/locale.js';
import { RecordQuery } from '../distribution/records.dto.js';
import { KEY_HEADER } from '../idempotency-header.js';
import { RedistributionActs } from './redistribution-acts.service.js';
import { RedistributionRecords } from './redistribution-records.service.js';
import { RedistributionResponse } from './redistribution-responses.dto.js';
import { CancellationRequest, RedistributionReversalRequest } from './redistributions.dto.js';

/** What becomes of an announcement, and its record. */
@ApiController('programmes/:id/redistributions/:redistributionId')
export class RedistributionActsController {
  constructor(
    private readonly acts: RedistributionActs,
    private readonly records: RedistributionRecords,
  ) {}

  @Can('programmes:manage')
  @ApiOperation({ operationId: 'cancelRedistribution', summary: 'Call it off before anything moves, with a reason' })
  @ApiHeader(KEY_HEADER)
  @ApiOkResponse({ type: RedistributionResponse })
  @HttpCode(200)
  @Post('cancel')
  cancel(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) programmeId: string,
    @Param('redistributionId', ParseUUIDPipe) id: string,
    @Body() { reason }: CancellationRequest,
    @IdempotencyKey() key: string,
  ): Promise<RedistributionResponse> {
    return this.acts.cancel(actor, { programmeId, id }, reason, key);
  }

  @Can('programmes:manage')
  @ApiOperation({
    operationId: 'decideRedistribution',
    summary: 'From its day on: fix what moves at most; a job moves it once the window is over',
  })
  @ApiHeader(KEY_HEADER)
  @ApiOkResponse({ type: RedistributionResponse })
  @HttpCode(200)
  @Post('decide')
  decide(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) programmeId: string,
    @Param('redistributionId', ParseUUIDPipe) id: string,
    @IdempotencyKey() key: string,
  ): Promise<RedistributionResponse> {
    return this.acts.decide(actor, { programmeId, id }, key);
  }

  @Can('programmes:manage')
  @ApiOperation({
    operationId: 'reverseRedistribution',
    summary: 'Take it back: as a whole while nothing received is in use, else what is left if that is asked for',
  })
  @ApiHeader(KEY_HEADER)
  @ApiOkResponse({ type: RedistributionResponse })
  @HttpCode(200)
  @Post('reverse')
  reverse(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) programmeId: string,
    @Param('redistributionId', ParseUUIDPipe) id: string,
    @Body() body: RedistributionReversalRequest,
    @IdempotencyKey() key: string,
  ): Promise<RedistributionResponse> {
    return this.acts.reverse(actor, { programmeId, id }, body, key);
  }

  @Can('allotments:read')
  @ApiOperation({
    operationId: 'exportRedistribution',
    summary: 'The decision record as data, or as an accessible PDF: whole for admins, their own line for HR',
  })
  @ApiProduces('application/json', 'application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Header('cache-control', 'no-store')
  @Get('export')
  async export(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) programmeId: string,
    @Param('redistributionId', ParseUUIDPipe) id: string,
    @Query() { format, language }: RecordQuery,
    @Req() request: FastifyRequest,
  ): Promise<StreamableFile> {
    const locale = language ?? localeOf(request);
    const { name, type, bytes } = await this.records.export(actor, { programmeId, id }, { format, locale });
    return new StreamableFile(bytes, { type, disposition: `attachment; filename="${name}"`, length: bytes.length });
  }
}
