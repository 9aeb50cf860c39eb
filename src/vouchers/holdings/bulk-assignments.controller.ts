import { Body, HttpCode, Post } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { IdempotencyKey } from '../../platform/http/idempotency.js';
import { KEY_HEADER } from '../idempotency-header.js';
import { AssignVouchersRequest, BulkReportResponse } from './bulk-assignments.dto.js';
import { BulkAssignmentsService } from './bulk-assignments.service.js';

@ApiController('vouchers')
export class BulkAssignmentsController {
  constructor(private readonly bulk: BulkAssignmentsService) {}

  @Can('vouchers:assign')
  @ApiOperation({
    operationId: 'assignVouchers',
    summary: 'Give vouchers to up to 1,000 employees, or see what would happen',
  })
  @ApiHeader(KEY_HEADER)
  @ApiOkResponse({ type: BulkReportResponse })
  @HttpCode(200)
  @Post('bulk')
  assign(
    @CurrentActor() actor: Actor,
    @Body() body: AssignVouchersRequest,
    @IdempotencyKey() key: string,
  ): Promise<BulkReportResponse> {
    return this.bulk.assign(actor, body, key);
  }
}
