import { Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { JobStarted } from '../../platform/queue/jobs.dto.js';
import { TallyResponse } from './tallies.dto.js';
import { TalliesService } from './tallies.service.js';

@ApiController('programmes')
export class TalliesController {
  constructor(private readonly tallies: TalliesService) {}

  @Can('tallies:read')
  @ApiOperation({ operationId: 'listTallies', summary: 'State per municipality: all for admins, their own for HR' })
  @ApiOkResponse({ type: [TallyResponse] })
  @Get(':id/tallies')
  list(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<readonly TallyResponse[]> {
    return this.tallies.list(actor, id);
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
