import { Body, Get, Header, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiProduces } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { IdempotencyKey } from '../../platform/http/idempotency.js';
import { localeOf } from '../../platform/i18n/locale.js';
import { KEY_HEADER } from '../idempotency-header.js';
import { DistributionPreviewResponse, ReversalRequest, TopUpRequest } from './distributions.dto.js';
import { DistributionHeadResponse, DistributionRecordResponse, RecordQuery } from './records.dto.js';
import { RecordsService } from './records.service.js';
import { ReversalsService } from './reversals.service.js';
import { TopUpsService } from './top-ups.service.js';

/** What was decided, and what follows on it: its record, its reversal, a top-up. */
@ApiController('programmes')
export class RecordsController {
  constructor(
    private readonly records: RecordsService,
    private readonly reversals: ReversalsService,
    private readonly topUps: TopUpsService,
  ) {}

  @Can('allotments:read')
  @ApiOperation({ operationId: 'listDistributions', summary: 'What was decided about the vouchers, newest first' })
  @ApiOkResponse({ type: [DistributionHeadResponse] })
  @Get(':id/distributions')
  list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<readonly DistributionHeadResponse[]> {
    return this.records.list(actor, id);
  }

  @Can('allotments:read')
  @ApiOperation({
    operationId: 'getDistribution',
    summary: 'A decision record: inputs, method, shares, hash, who, when',
  })
  @ApiOkResponse({ type: DistributionRecordResponse })
  @Get(':id/distributions/:distributionId')
  get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('distributionId', ParseUUIDPipe) distributionId: string,
  ): Promise<DistributionRecordResponse> {
    return this.records.get(actor, id, distributionId);
  }

  @Can('allotments:read')
  @ApiOperation({ operationId: 'exportDistribution', summary: 'A decision record as data, or as an accessible PDF' })
  @ApiProduces('application/json', 'application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Header('cache-control', 'no-store')
  @Get(':id/distributions/:distributionId/export')
  async export(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) programmeId: string,
    @Param('distributionId', ParseUUIDPipe) id: string,
    @Query() { format, language }: RecordQuery,
    @Req() request: FastifyRequest,
  ): Promise<StreamableFile> {
    const locale = language ?? localeOf(request);
    const { name, type, bytes } = await this.records.export(actor, { programmeId, id }, { format, locale });
    return new StreamableFile(bytes, { type, disposition: `attachment; filename="${name}"`, length: bytes.length });
  }

  @Can('programmes:manage')
  @ApiOperation({ operationId: 'reverseDistribution', summary: 'Take the whole distribution back before opening' })
  @ApiHeader(KEY_HEADER)
  @ApiOkResponse({ type: DistributionRecordResponse })
  @HttpCode(200)
  @Post(':id/distribution/reverse')
  reverse(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: ReversalRequest,
    @IdempotencyKey() key: string,
  ): Promise<DistributionRecordResponse> {
    return this.reversals.reverse(actor, id, reason, key);
  }

  @Can('programmes:manage')
  @ApiOperation({ operationId: 'previewTopUp', summary: 'What a top-up would give; changes nothing' })
  @ApiOkResponse({ type: DistributionPreviewResponse })
  @HttpCode(200)
  @Post(':id/distribution/top-up/preview')
  previewTopUp(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: TopUpRequest,
  ): Promise<DistributionPreviewResponse> {
    return this.topUps.preview(actor, id, body);
  }

  @Can('programmes:manage')
  @ApiOperation({
    operationId: 'topUpDistribution',
    summary: 'Raise the total of an open programme and apportion it anew; nobody gets less than before',
  })
  @ApiHeader(KEY_HEADER)
  @ApiCreatedResponse({ type: DistributionRecordResponse })
  @Post(':id/distribution/top-up')
  topUp(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: TopUpRequest,
    @IdempotencyKey() key: string,
  ): Promise<DistributionRecordResponse> {
    return this.topUps.commit(actor, id, body, key);
  }
}
