import { Body, Delete, HttpCode, Param, ParseUUIDPipe, Post, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import type { Actor } from '../kernel/actor.js';
import { Can } from '../platform/auth/can.decorator.js';
import { CurrentActor } from '../platform/auth/current-actor.js';
import { ApiController } from '../platform/http/api-controller.js';
import { IfMatch, tagged } from '../platform/http/etag.js';
import { DraftsService } from './drafts.service.js';
import { NewProfileInput, NextVersionQuery, ProfileCodeInput, ProfileInput } from './profile-input.dto.js';
import { ProfileResponse } from './profiles.dto.js';

@ApiController('profiles')
export class DraftsController {
  constructor(private readonly drafts: DraftsService) {}

  @Can('profiles:manage')
  @ApiOperation({ operationId: 'createProfile', summary: 'A draft: the first version of a code, or the next one' })
  @ApiCreatedResponse({ type: ProfileResponse })
  @Post()
  async create(
    @CurrentActor() actor: Actor,
    @Body() input: NewProfileInput,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProfileResponse> {
    return tagged(reply, await this.drafts.create(actor, input));
  }

  @Can('profiles:manage')
  @ApiOperation({ operationId: 'updateProfile', summary: 'Write a draft (If-Match)' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The ETag that was read' })
  @ApiOkResponse({ type: ProfileResponse })
  @Put(':id')
  async update(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() revision: number,
    @Body() input: ProfileInput,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProfileResponse> {
    return tagged(reply, await this.drafts.update(actor, id, revision, input));
  }

  @Can('profiles:manage')
  @ApiOperation({ operationId: 'deleteProfileDraft', summary: 'Delete a draft (If-Match); other versions stay' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The ETag that was read' })
  @ApiNoContentResponse()
  @HttpCode(204)
  @Delete(':id')
  delete(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() revision: number,
  ): Promise<void> {
    return this.drafts.delete(actor, id, revision);
  }

  @Can('profiles:manage')
  @ApiOperation({ operationId: 'copyProfile', summary: 'A draft of another post that begins with what this one asks' })
  @ApiCreatedResponse({ type: ProfileResponse })
  @Post(':id/copy')
  async copy(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { code }: ProfileCodeInput,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProfileResponse> {
    return tagged(reply, await this.drafts.copy(actor, id, code));
  }

  @Can('profiles:manage')
  @ApiOperation({ operationId: 'draftNextProfile', summary: 'A draft of the same post that begins with this version' })
  @ApiCreatedResponse({ type: ProfileResponse })
  @Post(':id/next-version')
  async nextVersion(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { edition }: NextVersionQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProfileResponse> {
    return tagged(reply, await this.drafts.nextVersion(actor, id, edition));
  }
}
