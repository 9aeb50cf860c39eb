import { Body, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../../kernel/actor.js';
import { Reveals } from '../../platform/audit/reveals.decorator.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { IdempotencyKey } from '../../platform/http/idempotency.js';
import { KEY_HEADER } from '../idempotency-header.js';
import { ReasonRequest } from '../requests/requests.dto.js';
import { AssignVouchersRequest, BulkReportResponse } from './bulk-assignments.dto.js';
import { BulkAssignmentsService } from './bulk-assignments.service.js';
import {
  AssignVoucherRequest,
  RedeemVoucherRequest,
  VoucherListQuery,
  VoucherMovedResponse,
  VoucherPage,
} from './vouchers.dto.js';
import { VouchersService } from './vouchers.service.js';

@ApiController('vouchers')
export class VouchersController {
  constructor(
    private readonly vouchers: VouchersService,
    private readonly bulk: BulkAssignmentsService,
  ) {}

  @Can('vouchers:assign')
  @ApiOperation({ operationId: 'assignVoucher', summary: 'Give a voucher to an employee of the municipality' })
  @ApiHeader(KEY_HEADER)
  @ApiCreatedResponse({ type: VoucherMovedResponse })
  @Post()
  assign(
    @CurrentActor() actor: Actor,
    @Body() body: AssignVoucherRequest,
    @IdempotencyKey() key: string,
  ): Promise<VoucherMovedResponse> {
    return this.vouchers.assign(actor, body, key);
  }

  @Can('vouchers:assign')
  @ApiOperation({
    operationId: 'assignVouchers',
    summary: 'Give vouchers to up to 1,000 employees, or see what would happen',
  })
  @ApiHeader(KEY_HEADER)
  @ApiOkResponse({ type: BulkReportResponse })
  @HttpCode(200)
  @Post('bulk')
  assignMany(
    @CurrentActor() actor: Actor,
    @Body() body: AssignVouchersRequest,
    @IdempotencyKey() key: string,
  ): Promise<BulkReportResponse> {
    return this.bulk.assign(actor, body, key);
  }

  @Reveals('voucher')
  @Can('vouchers:read')
  @ApiOperation({ operationId: 'listVouchers', summary: 'The own vouchers, or for HR those of a municipality' })
  @ApiOkResponse({ type: VoucherPage })
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: VoucherListQuery): Promise<VoucherPage> {
    return this.vouchers.list(actor, query);
  }

  @Can('vouchers:redeem')
  @ApiOperation({ operationId: 'redeemVoucher', summary: 'Redeem the own voucher with a course' })
  @ApiHeader(KEY_HEADER)
  @ApiOkResponse({ type: VoucherMovedResponse })
  @HttpCode(200)
  @Post(':id/redeem')
  redeem(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RedeemVoucherRequest,
    @IdempotencyKey() key: string,
  ): Promise<VoucherMovedResponse> {
    return this.vouchers.redeem(actor, id, body, key);
  }

  @Can('vouchers:complete')
  @ApiOperation({ operationId: 'completeVoucher', summary: 'Confirm that the course is completed' })
  @ApiHeader(KEY_HEADER)
  @ApiOkResponse({ type: VoucherMovedResponse })
  @HttpCode(200)
  @Post(':id/complete')
  complete(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IdempotencyKey() key: string,
  ): Promise<VoucherMovedResponse> {
    return this.vouchers.complete(actor, id, key);
  }

  @Can('vouchers:assign')
  @ApiOperation({ operationId: 'revokeVoucher', summary: 'Take back an assigned voucher and say why' })
  @ApiHeader(KEY_HEADER)
  @ApiOkResponse({ type: VoucherMovedResponse })
  @HttpCode(200)
  @Post(':id/revoke')
  revoke(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReasonRequest,
    @IdempotencyKey() key: string,
  ): Promise<VoucherMovedResponse> {
    return this.vouchers.revoke(actor, id, body, key);
  }

  @Can('vouchers:return')
  @ApiOperation({ operationId: 'returnVoucher', summary: 'Give back the own assigned voucher' })
  @ApiHeader(KEY_HEADER)
  @ApiOkResponse({ type: VoucherMovedResponse })
  @HttpCode(200)
  @Post(':id/return')
  return(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IdempotencyKey() key: string,
  ): Promise<VoucherMovedResponse> {
    return this.vouchers.return(actor, id, key);
  }

  @Can('vouchers:assign')
  @ApiOperation({ operationId: 'cancelVoucher', summary: 'Cancel a redeemed voucher and say why' })
  @ApiHeader(KEY_HEADER)
  @ApiOkResponse({ type: VoucherMovedResponse })
  @HttpCode(200)
  @Post(':id/cancel')
  cancel(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReasonRequest,
    @IdempotencyKey() key: string,
  ): Promise<VoucherMovedResponse> {
    return this.vouchers.cancel(actor, id, body, key);
  }
}
