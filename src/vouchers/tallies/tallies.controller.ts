import { Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { JobStarted } from '../../platform/queue/jobs.dto.js';
import { sendFile } from '../../platform/http/file-reply.js';
import { localeOf } from '../../platform/i18n/locale.js';
import { TallyReportQuery, TallyResponse } from './tallies.dto.js';
import { TalliesService } from './tallies.service.js';
import { TallyReports } from './tally-report.service.js';

@ApiController('programmes')
export class TalliesController {
  constructor(
    private readonly tallies: TalliesService,
    private readonly reports: TallyReports,
  ) {}

  @Can('tallies:read')
  @ApiOperation({ operationId: 'listTallies', summary: 'State per municipality: all for admins, their own for HR' })
  @ApiOkResponse({ type: [TallyResponse] })
  @Get(':id/tallies')
  list(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<readonly TallyResponse[]> {
    return this.tallies.list(actor, id);
  }

  @Can('tallies:read')
  @ApiOperation({ operationId: 'reportTallies', summary: 'State per municipality by day, from the ledger, as a file' })
  @Get(':id/tallies/report')
  async report(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: TallyReportQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, await this.reports.file(actor, id, query, localeOf(reply.request)));
  }

  @Can('tallies:recount')
  @ApiOperation({ operationId: 'recountTallies', summary: 'Count again from the ledger, as a background job' })
  @ApiAcceptedResponse({ type: JobStarted })
  @HttpCode(202)
  @Post(':id/tallies/recount')
  recount(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<JobStarted> {
    return this.tallies.recount(actor, id);
  }
}
