import { Body, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';

import type { Actor } from '../kernel/actor.js';
import { Can } from '../platform/auth/can.decorator.js';
import { CurrentActor } from '../platform/auth/current-actor.js';
import { ApiController } from '../platform/http/api-controller.js';
import { localeOf } from '../platform/i18n/locale.js';
import { BulkEditRequest, bulkEditOf, BulkReportResponse } from './bulk-edits.dto.js';
import { BulkEditsService } from './bulk-edits.service.js';

@ApiController('courses/bulk')
export class BulkEditsController {
  constructor(private readonly edits: BulkEditsService) {}

  @Can('courses:manage')
  @ApiOperation({ operationId: 'editCourses', summary: 'One change of many courses, with what became of each' })
  @ApiOkResponse({ type: BulkReportResponse })
  @HttpCode(200)
  @Post()
  edit(
    @CurrentActor() actor: Actor,
    @Body() body: BulkEditRequest,
    @Req() request: FastifyRequest,
  ): Promise<BulkReportResponse> {
    return this.edits.edit(actor, bulkEditOf(body), localeOf(request));
  }
}
