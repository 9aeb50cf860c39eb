import { Body, Get, HttpCode, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../kernel/actor.js';
import { Can } from '../platform/auth/can.decorator.js';
import { CurrentActor } from '../platform/auth/current-actor.js';
import { ApiController } from '../platform/http/api-controller.js';
import { PostChoice, PostQuery, PostResponse } from './posts.dto.js';
import { PostsService } from './posts.service.js';

@ApiController('me/post', 'profiles')
export class PostsController {
  constructor(private readonly posts: PostsService) {}

  @Can('posts:choose')
  @ApiOperation({ operationId: 'choosePost', summary: 'Say which post I hold in a municipality' })
  @ApiNoContentResponse()
  @HttpCode(204)
  @Put()
  choose(@CurrentActor() actor: Actor, @Body() { profileId, municipalityId }: PostChoice): Promise<void> {
    return this.posts.choose(actor, profileId, municipalityId);
  }

  @Can('posts:choose')
  @ApiOperation({ operationId: 'getPost', summary: 'The profile of the post I hold' })
  @ApiOkResponse({ type: PostResponse })
  @Get()
  async get(@CurrentActor() actor: Actor, @Query() { municipalityId }: PostQuery): Promise<PostResponse> {
    return { profile: await this.posts.of(actor, municipalityId) };
  }
}
