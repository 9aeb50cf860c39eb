import { Body, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { PlatformCreated, PlatformList, PlatformRequest } from './platforms.dto.js';
import { PlatformsService } from './platforms.service.js';

@ApiController('course-platforms')
export class PlatformsController {
  constructor(private readonly platforms: PlatformsService) {}

  @Can('platforms:manage')
  @ApiOperation({ operationId: 'listCoursePlatforms', summary: 'Course platforms that may report completions' })
  @ApiOkResponse({ type: PlatformList })
  @Get()
  async list(): Promise<PlatformList> {
    return { items: await this.platforms.list() };
  }

  @Can('platforms:manage')
  @ApiOperation({
    operationId: 'createCoursePlatform',
    summary: 'Give a course platform a key; its secret is shown once',
  })
  @ApiCreatedResponse({ type: PlatformCreated })
  @Post()
  create(@CurrentActor() actor: Actor, @Body() body: PlatformRequest): Promise<PlatformCreated> {
    return this.platforms.create(actor, body);
  }

  @Can('platforms:manage')
  @ApiOperation({ operationId: 'revokeCoursePlatform', summary: 'From now on the key opens nothing' })
  @ApiNoContentResponse()
  @HttpCode(204)
  @Post(':id/revoke')
  revoke(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.platforms.revoke(actor, id);
  }
}
