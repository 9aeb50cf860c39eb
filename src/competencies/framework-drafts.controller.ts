import { Body, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import type { Actor } from '../kernel/actor.js';
import { Can } from '../platform/auth/can.decorator.js';
import { CurrentActor } from '../platform/auth/current-actor.js';
import { ApiController } from '../platform/http/api-controller.js';
import { IfMatch, tagged } from '../platform/http/etag.js';
import {
  FrameworkDraftInput,
  FrameworkDraftList,
  FrameworkDraftResponse,
  NextEditionInput,
} from './framework-drafts.dto.js';
import { FrameworkDraftsService } from './framework-drafts.service.js';

@ApiController('', 'frameworks')
export class FrameworkDraftsController {
  constructor(private readonly drafts: FrameworkDraftsService) {}

  @Can('frameworks:manage')
  @ApiOperation({ operationId: 'listFrameworkDrafts', summary: 'Next editions in the making' })
  @ApiOkResponse({ type: FrameworkDraftList })
  @Get('framework-drafts')
  async list(): Promise<FrameworkDraftList> {
    return { items: await this.drafts.list(), next: null };
  }

  @Can('frameworks:manage')
  @ApiOperation({
    operationId: 'draftNextEdition',
    summary: 'A draft of the next edition that says what this one says',
  })
  @ApiCreatedResponse({ type: FrameworkDraftResponse })
  @Post('frameworks/:id/next-edition')
  async create(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { edition }: NextEditionInput,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FrameworkDraftResponse> {
    return tagged(reply, await this.drafts.create(actor, id, edition));
  }

  @Can('frameworks:manage')
  @ApiOperation({ operationId: 'getFrameworkDraft', summary: 'A draft with all that it says' })
  @ApiOkResponse({ type: FrameworkDraftResponse })
  @Get('framework-drafts/:id')
  async get(
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FrameworkDraftResponse> {
    return tagged(reply, await this.drafts.get(id));
  }

  @Can('frameworks:manage')
  @ApiOperation({ operationId: 'updateFrameworkDraft', summary: 'Write a draft (If-Match)' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The ETag that was read' })
  @ApiOkResponse({ type: FrameworkDraftResponse })
  @Put('framework-drafts/:id')
  async update(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() revision: number,
    @Body() { content }: FrameworkDraftInput,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FrameworkDraftResponse> {
    return tagged(reply, await this.drafts.update(actor, id, revision, content));
  }

  @Can('frameworks:manage')
  @ApiOperation({ operationId: 'deleteFrameworkDraft', summary: 'Delete a draft (If-Match); editions stay' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The ETag that was read' })
  @ApiNoContentResponse()
  @HttpCode(204)
  @Delete('framework-drafts/:id')
  delete(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() revision: number,
  ): Promise<void> {
    return this.drafts.delete(actor, id, revision);
  }
}
