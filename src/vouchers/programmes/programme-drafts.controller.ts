import { Body, Delete, HttpCode, Param, ParseUUIDPipe, Post, Put, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { IfMatch, tagged } from '../../platform/http/etag.js';
import { ProgrammeDrafts } from './programme-drafts.service.js';
import { CreateProgrammeRequest } from './programme-request.dto.js';
import { ProgrammeResponse } from './programmes.dto.js';

@ApiController('programmes')
export class ProgrammeDraftsController {
  constructor(private readonly drafts: ProgrammeDrafts) {}

  @Can('programmes:manage')
  @ApiOperation({ operationId: 'updateProgramme', summary: 'Make a draft what is said' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The ETag that was read' })
  @ApiOkResponse({ type: ProgrammeResponse })
  @Put(':id')
  async update(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() revision: number,
    @Body() body: CreateProgrammeRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProgrammeResponse> {
    return tagged(reply, await this.drafts.update(actor, id, body, revision));
  }

  @Can('programmes:manage')
  @ApiOperation({ operationId: 'copyProgramme', summary: 'A new draft with the words and rules of a programme' })
  @ApiCreatedResponse({ type: ProgrammeResponse })
  @Post(':id/copy')
  copy(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ProgrammeResponse> {
    return this.drafts.copy(actor, id);
  }

  @Can('programmes:manage')
  @ApiOperation({ operationId: 'deleteProgramme', summary: 'Delete a draft on which nothing was ever decided' })
  @ApiNoContentResponse()
  @HttpCode(204)
  @Delete(':id')
  delete(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.drafts.delete(actor, id);
  }
}
