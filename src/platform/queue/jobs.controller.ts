import { Body, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../auth/can.decorator.js';
import { CurrentActor } from '../auth/current-actor.js';
import { ApiController } from '../http/api-controller.js';
import { EventStreams } from '../http/event-streams.js';
import { localeOf } from '../i18n/locale.js';
import { JobBoard } from './job-board.service.js';
import {
  JobListQuery,
  JobListResponse,
  JobResponse,
  JournalLineResponse,
  RetryJobsRequest,
  RetryResponse,
} from './jobs.dto.js';
import { JobsService } from './jobs.service.js';

@ApiController('jobs')
export class JobsController {
  constructor(
    private readonly jobs: JobsService,
    private readonly board: JobBoard,
    private readonly streams: EventStreams,
  ) {}

  @Can('jobs:manage')
  @ApiOperation({ operationId: 'listJobs', summary: 'Background jobs, newest first' })
  @ApiOkResponse({ type: JobListResponse })
  @Get()
  list(@Query() { cursor, limit, ...filter }: JobListQuery): Promise<JobListResponse> {
    return this.board.page(filter, cursor, limit);
  }

  @Can('jobs:manage')
  @ApiOperation({
    operationId: 'retryFailedJobs',
    summary: 'Five further attempts for failed jobs, at most 500 at a time',
  })
  @ApiOkResponse({ type: RetryResponse })
  @HttpCode(200)
  @Post('retry')
  retryAll(@CurrentActor() actor: Actor, @Body() filter: RetryJobsRequest): Promise<RetryResponse> {
    return this.board.retryAll(actor, filter);
  }

  @Can('jobs:read')
  @ApiOperation({ operationId: 'getJob', summary: 'How far a background job is' })
  @ApiOkResponse({ type: JobResponse })
  @Get(':id')
  get(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<JobResponse> {
    return this.jobs.get(actor, id);
  }

  @Can('jobs:manage')
  @ApiOperation({ operationId: 'retryJob', summary: 'Five further attempts for a failed job' })
  @ApiNoContentResponse()
  @HttpCode(204)
  @Post(':id/retry')
  retry(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.board.retry(actor, id);
  }

  @Can('jobs:read')
  @ApiOperation({ operationId: 'readJobJournal', summary: 'What happened to a job, in sentences' })
  @ApiOkResponse({ type: [JournalLineResponse] })
  @Get(':id/journal')
  journal(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<readonly JournalLineResponse[]> {
    return this.jobs.told(actor, id, localeOf(request));
  }

  @Can('jobs:read')
  @ApiOperation({
    operationId: 'followJob',
    summary: 'Server-sent events until the job has ended: the job when it changes, `journal` for each line',
  })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'Go on after this line of the journal' })
  @ApiProduces('text/event-stream')
  @Get(':id/events')
  async follow(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const events = await this.jobs.follow(actor, id, localeOf(reply.request), lastEventId);
    await this.streams.send(reply, actor.personId, events);
  }
}
