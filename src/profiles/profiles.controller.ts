import { Body, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import type { Actor } from '../kernel/actor.js';
import { Can } from '../platform/auth/can.decorator.js';
import { CurrentActor } from '../platform/auth/current-actor.js';
import { ApiController } from '../platform/http/api-controller.js';
import { IfMatch, tagged } from '../platform/http/etag.js';
import { NewProfileInput, ProfileInput } from './profile-input.dto.js';
import { ProfilePage, ProfileResponse, ProfilesQuery } from './profiles.dto.js';
import { ProfilesService } from './profiles.service.js';

@ApiController('profiles')
export class ProfilesController {
  constructor(private readonly profiles: ProfilesService) {}

  @Can('profiles:read')
  @ApiOperation({ operationId: 'listProfiles', summary: 'Profiles of posts, by code' })
  @ApiOkResponse({ type: ProfilePage })
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: ProfilesQuery): Promise<ProfilePage> {
    return this.profiles.page(query, actor);
  }

  @Can('profiles:read')
  @ApiOperation({
    operationId: 'getProfile',
    summary: 'A profile with its requirements; its ETag is needed to write it',
  })
  @ApiOkResponse({ type: ProfileResponse })
  @Get(':id')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProfileResponse> {
    return tagged(reply, await this.profiles.get(id, actor));
  }

  @Can('profiles:manage')
  @ApiOperation({ operationId: 'createProfile', summary: 'A draft: the first version of a code, or the next one' })
  @ApiCreatedResponse({ type: ProfileResponse })
  @Post()
  async create(
    @CurrentActor() actor: Actor,
    @Body() input: NewProfileInput,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProfileResponse> {
    return tagged(reply, await this.profiles.create(actor, input));
  }

  @Can('profiles:manage')
  @ApiOperation({ operationId: 'updateProfile', summary: 'Write a draft (If-Match)' })
  @ApiOkResponse({ type: ProfileResponse })
  @Put(':id')
  async update(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() revision: number,
    @Body() input: ProfileInput,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProfileResponse> {
    return tagged(reply, await this.profiles.update(actor, id, revision, input));
  }

  @Can('profiles:manage')
  @ApiOperation({ operationId: 'publishProfile', summary: 'Publish a draft; the version published before is retired' })
  @ApiOkResponse({ type: ProfileResponse })
  @HttpCode(200)
  @Post(':id/publish')
  async publish(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProfileResponse> {
    return tagged(reply, await this.profiles.publish(actor, id));
  }
}
