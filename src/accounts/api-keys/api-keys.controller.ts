import { Body, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { ApiKeyBody, ApiKeyList, IssuedKeyResponse, RotateBody } from './api-keys.dto.js';
import { ApiKeys } from './api-keys.service.js';

@ApiController('api-keys', 'auth')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeys) {}

  @Can('api-keys:manage')
  @ApiOperation({ operationId: 'listApiKeys', summary: 'Keys of programs: HR sees those of their municipalities' })
  @ApiOkResponse({ type: ApiKeyList })
  @Get()
  async list(@CurrentActor() actor: Actor): Promise<ApiKeyList> {
    return { items: await this.keys.list(actor) };
  }

  @Can('api-keys:manage')
  @ApiOperation({ operationId: 'createApiKey', summary: 'Give a program a key; its secret is shown once' })
  @ApiCreatedResponse({ type: IssuedKeyResponse })
  @Post()
  create(@CurrentActor() actor: Actor, @Body() body: ApiKeyBody): Promise<IssuedKeyResponse> {
    return this.keys.create(actor, body);
  }

  @Can('api-keys:manage')
  @ApiOperation({ operationId: 'rotateApiKey', summary: 'A new secret; the old one opens besides it for a while' })
  @ApiOkResponse({ type: IssuedKeyResponse })
  @HttpCode(200)
  @Post(':id/rotate')
  rotate(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { overlapHours }: RotateBody,
  ): Promise<IssuedKeyResponse> {
    return this.keys.rotate(actor, id, overlapHours);
  }

  @Can('api-keys:manage')
  @ApiOperation({ operationId: 'revokeApiKey', summary: 'From now on the key opens nothing' })
  @ApiNoContentResponse()
  @HttpCode(204)
  @Post(':id/revoke')
  revoke(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.keys.revoke(actor, id);
  }
}
