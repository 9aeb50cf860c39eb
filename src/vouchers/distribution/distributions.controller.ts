import { Body, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { ComparisonResponse } from './comparison.dto.js';
import { ComparisonsService } from './comparisons.service.js';
import {
  ComparisonRequest,
  DistributionPreviewResponse,
  DistributionRecordResponse,
  DistributionRequest,
} from './distributions.dto.js';
import { DistributionsService } from './distributions.service.js';

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
  @ApiOperation({ operationId: 'commitDistribution', summary: 'Write the allotments and the decision record' })
  @ApiCreatedResponse({ type: DistributionRecordResponse })
  @Post(':id/distribution')
  commit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DistributionRequest,
  ): Promise<DistributionRecordResponse> {
    return this.distributions.commit(actor, id, body);
  }
}
