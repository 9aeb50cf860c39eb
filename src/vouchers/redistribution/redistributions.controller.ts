import { Body, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { IfMatch, tagged } from '../../platform/http/etag.js';
import { IdempotencyKey } from '../../platform/http/idempotency.js';
import { KEY_HEADER } from '../idempotency-header.js';
import { RedistributionActs } from './redistribution-acts.service.js';
import {
  RedistributionHeadResponse,
  RedistributionPositionResponse,
  RedistributionResponse,
} from './redistribution-responses.dto.js';
import { AnnouncementRequest, RedistributionRulesRequest } from './redistributions.dto.js';
import { RedistributionsService } from './redistributions.service.js';

/** What is announced, and what it would move. */
@ApiController('programmes/:id/redistributions')
export class RedistributionsController {
  constructor(
    private readonly redistributions: RedistributionsService,
    private readonly acts: RedistributionActs,
  ) {}

  @Can('allotments:read')
  @ApiOperation({ operationId: 'listRedistributions', summary: 'Redistributions of a programme, the latest first' })
  @ApiOkResponse({ type: [RedistributionHeadResponse] })
  @Get()
  list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<readonly RedistributionHeadResponse[]> {
    return this.redistributions.list(actor, id);
  }

  @Can('allotments:read')
  @ApiOperation({
    operationId: 'getRedistribution',
    summary: 'A redistribution with what it would move now, or moves by decision: all for admins, their own for HR',
  })
  @ApiOkResponse({ type: RedistributionResponse })
  @Get(':redistributionId')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) programmeId: string,
    @Param('redistributionId', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RedistributionResponse> {
    return tagged(reply, await this.redistributions.get(actor, { programmeId, id }));
  }

  @Can('programmes:manage')
  @ApiOperation({
    operationId: 'previewRedistribution',
    summary: 'Dry run of rules with the numbers of now; moves nothing',
  })
  @ApiOkResponse({ type: [RedistributionPositionResponse] })
  @HttpCode(200)
  @Post('preview')
  preview(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() rules: RedistributionRulesRequest,
  ): Promise<readonly RedistributionPositionResponse[]> {
    return this.redistributions.preview(actor, id, rules);
  }

  @Can('programmes:manage')
  @ApiOperation({ operationId: 'announceRedistribution', summary: 'Publish day and rules to HR of every municipality' })
  @ApiHeader(KEY_HEADER)
  @ApiCreatedResponse({ type: RedistributionResponse })
  @Post()
  async announce(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AnnouncementRequest,
    @IdempotencyKey() key: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RedistributionResponse> {
    return tagged(reply, await this.acts.announce(actor, id, body, key));
  }

  @Can('programmes:manage')
  @ApiOperation({ operationId: 'changeRedistribution', summary: 'Announce anew, with the whole notice from today' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The ETag that was read' })
  @ApiOkResponse({ type: RedistributionResponse })
  @Put(':redistributionId')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) programmeId: string,
    @Param('redistributionId', ParseUUIDPipe) id: string,
    @IfMatch() revision: number,
    @Body() body: AnnouncementRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RedistributionResponse> {
    return tagged(reply, await this.acts.change(actor, { programmeId, id }, body, revision));
  }
}
