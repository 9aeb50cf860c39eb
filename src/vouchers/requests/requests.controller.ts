import { Body, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../../kernel/actor.js';
import { Reveals } from '../../platform/audit/reveals.decorator.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { IdempotencyKey } from '../../platform/http/idempotency.js';
import { KEY_HEADER } from '../idempotency-header.js';
import { BulkDecisions } from './bulk-decisions.service.js';
import {
  DecidedResponse,
  DecideRequestsRequest,
  ReasonRequest,
  RequestListQuery,
  RequestMovedResponse,
  RequestPage,
  RequestVoucherRequest,
} from './requests.dto.js';
import { RequestsService } from './requests.service.js';

@ApiController('voucher-requests')
export class RequestsController {
  constructor(
    private readonly requests: RequestsService,
    private readonly bulk: BulkDecisions,
  ) {}

  @Can('vouchers:request')
  @ApiOperation({ operationId: 'requestVoucher', summary: 'Ask for a voucher for a course; reserves nothing' })
  @ApiHeader(KEY_HEADER)
  @ApiCreatedResponse({ type: RequestMovedResponse })
  @Post()
  request(
    @CurrentActor() actor: Actor,
    @Body() body: RequestVoucherRequest,
    @IdempotencyKey() key: string,
  ): Promise<RequestMovedResponse> {
    return this.requests.request(actor, body, key);
  }

  @Can('requests:decide')
  @ApiOperation({
    operationId: 'decideRequests',
    summary: 'Approve, decline or put on the waiting list up to 200 requests',
  })
  @ApiHeader(KEY_HEADER)
  @ApiOkResponse({ type: DecidedResponse })
  @HttpCode(200)
  @Post('decisions')
  decide(
    @CurrentActor() actor: Actor,
    @Body() body: DecideRequestsRequest,
    @IdempotencyKey() key: string,
  ): Promise<DecidedResponse> {
    return this.bulk.decide(actor, body, key);
  }

  @Reveals('request')
  @Can('vouchers:read')
  @ApiOperation({ operationId: 'listRequests', summary: 'The own requests, or for HR those of a municipality' })
  @ApiOkResponse({ type: RequestPage })
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: RequestListQuery): Promise<RequestPage> {
    return this.requests.list(actor, query);
  }

  @Can('requests:decide')
  @ApiOperation({ operationId: 'approveRequest', summary: 'Approve a request; creates its voucher' })
  @ApiHeader(KEY_HEADER)
  @ApiOkResponse({ type: RequestMovedResponse })
  @HttpCode(200)
  @Post(':id/approve')
  approve(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IdempotencyKey() key: string,
  ): Promise<RequestMovedResponse> {
    return this.requests.approve(actor, id, key);
  }

  @Can('requests:decide')
  @ApiOperation({ operationId: 'declineRequest', summary: 'Decline a request and say why' })
  @ApiHeader(KEY_HEADER)
  @ApiOkResponse({ type: RequestMovedResponse })
  @HttpCode(200)
  @Post(':id/decline')
  decline(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReasonRequest,
    @IdempotencyKey() key: string,
  ): Promise<RequestMovedResponse> {
    return this.requests.decline(actor, id, body, key);
  }

  @Can('requests:decide')
  @ApiOperation({
    operationId: 'waitlistRequest',
    summary: 'Put a request on the waiting list; its order gives it a place',
  })
  @ApiHeader(KEY_HEADER)
  @ApiOkResponse({ type: RequestMovedResponse })
  @HttpCode(200)
  @Post(':id/waitlist')
  waitlist(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IdempotencyKey() key: string,
  ): Promise<RequestMovedResponse> {
    return this.requests.waitlist(actor, id, key);
  }

  @Can('vouchers:request')
  @ApiOperation({ operationId: 'withdrawRequest', summary: 'Take back the own request' })
  @ApiHeader(KEY_HEADER)
  @ApiOkResponse({ type: RequestMovedResponse })
  @HttpCode(200)
  @Post(':id/withdraw')
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IdempotencyKey() key: string,
  ): Promise<RequestMovedResponse> {
    return this.requests.withdraw(actor, id, key);
  }
}
