import { Body, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { IdempotencyKey } from '../../platform/http/idempotency.js';
import { KEY_HEADER } from '../idempotency-header.js';
import { ComparisonResponse } from './comparison.dto.js';
import { ComparisonsService } from './comparisons.service.js';
import {
  ComparisonRequest,
  DistributionPreviewResponse,
  DistributionQueuedResponse,
  DistributionRequest,
} from './distributions.dto.js';
import { DistributionsService } from './distributions.service.js';
import { DistributionRecordResponse } from './records.dto.js';

@ApiController('programmes')
export class DistributionsController {
  constructor(
    private readonly distributions: DistributionsService,
    private readonly comparisons: ComparisonsService,
  ) {}

  @Can('programmes:manage')
  @ApiOperation({ operationId: 'previewDistribution', summary: 'What a distribution would give; changes nothing' })
  @ApiOkResponse({ type: DistributionPreviewResponse })
  @HttpCode(200)
  @Post(':id/distribution/preview')
  preview(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DistributionRequest,
  ): Promise<DistributionPreviewResponse> {
    return this.distributions.preview(actor, id, body);
  }

  @Can('programmes:manage')
  @ApiOperation({
    operationId: 'compareDistributions',
    summary: 'All five methods side by side, with what speaks against each; changes nothing',
  })
  @ApiOkResponse({ type: ComparisonResponse })
  @HttpCode(200)
  @Post(':id/distribution/comparison')
  compare(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ComparisonRequest,
  ): Promise<ComparisonResponse> {
    return this.comparisons.compare(actor, id, body);
  }

  @Can('programmes:manage')
  @ApiOperation({
    operationId: 'commitDistribution',
    summary: 'Decide, write the decision record and make the allotments, all before the answer',
  })
  @ApiHeader(KEY_HEADER)
  @ApiCreatedResponse({ type: DistributionRecordResponse })
  @Post(':id/distribution')
  commit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DistributionRequest,
    @IdempotencyKey() key: string,
  ): Promise<DistributionRecordResponse> {
    return this.distributions.commit(actor, id, body, key);
  }

  @Can('programmes:manage')
  @ApiOperation({
    operationId: 'queueDistribution',
    summary: 'The same with the allotments made by a background job; all refusals come at once',
  })
  @ApiHeader(KEY_HEADER)
  @ApiAcceptedResponse({ type: DistributionQueuedResponse })
  @HttpCode(202)
  @Post(':id/distribution/queue')
  queue(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DistributionRequest,
    @IdempotencyKey() key: string,
  ): Promise<DistributionQueuedResponse> {
    return this.distributions.commitLater(actor, id, body, key);
  }
}
