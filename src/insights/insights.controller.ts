import { Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import type { Actor } from '../kernel/actor.js';
import { Can } from '../platform/auth/can.decorator.js';
import { CurrentActor } from '../platform/auth/current-actor.js';
import { ApiController } from '../platform/http/api-controller.js';
import { sendFile } from '../platform/http/file-reply.js';
import { gapFile } from './gap-file.js';
import { GapInsightsResponse, GapQuery, InsightQuery, UsageInsightsResponse } from './insights.dto.js';
import { InsightsService } from './insights.service.js';

@ApiController('insights')
export class InsightsController {
  constructor(private readonly insights: InsightsService) {}

  @Can('insights:read')
  @ApiOperation({
    operationId: 'gapInsights',
    summary:
      'Persons with a gap by competence and unit, career level or profile, in one quarter, as far as it may be published',
  })
  @ApiOkResponse({ type: GapInsightsResponse })
  @Get('gaps')
  gaps(@CurrentActor() actor: Actor, @Query() query: GapQuery): Promise<GapInsightsResponse> {
    return this.insights.gaps(actor, query);
  }

  @Can('insights:read')
  @ApiOperation({ operationId: 'exportGapInsights', summary: 'The same as a file for spreadsheet programs' })
  @Get('gaps/file')
  async file(@CurrentActor() actor: Actor, @Query() query: GapQuery, @Res() reply: FastifyReply): Promise<void> {
    await sendFile(reply, gapFile(await this.insights.gaps(actor, query)));
  }

  @Can('insights:read')
  @ApiOperation({
    operationId: 'usageInsights',
    summary: 'For which courses vouchers were asked for in a quarter, and what became of vouchers',
  })
  @ApiOkResponse({ type: UsageInsightsResponse })
  @Get('usage')
  usage(@CurrentActor() actor: Actor, @Query() query: InsightQuery): Promise<UsageInsightsResponse> {
    return this.insights.usage(actor, query);
  }
}
