import { Get, Param, ParseUUIDPipe, Sse } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { Observable } from 'rxjs';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../auth/can.decorator.js';
import { ApiController } from '../http/api-controller.js';
import { CurrentActor } from '../auth/current-actor.js';
import { JobResponse } from './jobs.dto.js';
import { JobsService } from './jobs.service.js';

@ApiController('jobs')
export class JobsController {
  constructor(private readonly jobs: JobsService) {}

  @Can('jobs:read')
  @ApiOperation({ operationId: 'getJob', summary: 'How far a background job is' })
  @ApiOkResponse({ type: JobResponse })
  @Get(':id')
  get(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<JobResponse> {
    return this.jobs.get(actor, id);
  }

  @Can('jobs:read')
  @ApiOperation({ operationId: 'followJob', summary: 'The same as server-sent events, until the job has ended' })
  @Sse(':id/events')
  follow(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Observable<{ readonly data: JobResponse }> {
    return this.jobs.follow(actor, id);
  }
}
