import { Body, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { IdentityProviderBody, IdentityProviderResponse, ProviderCheckResponse } from './identity-providers.dto.js';
import { IdentityProviders } from './identity-providers.service.js';
import { ProviderChecks } from './provider-checks.service.js';

@ApiController('municipalities/:id/identity-provider', 'auth')
export class IdentityProvidersController {
  constructor(
    private readonly providers: IdentityProviders,
    private readonly checks: ProviderChecks,
  ) {}

  @Can('identity-providers:manage')
  @ApiOperation({
    operationId: 'getIdentityProvider',
    summary: 'How the people of a municipality sign in at their own provider',
  })
  @ApiOkResponse({ type: IdentityProviderResponse })
  @Get()
  get(@Param('id', ParseUUIDPipe) id: string): Promise<IdentityProviderResponse> {
    return this.providers.get(id);
  }

  @Can('identity-providers:manage')
  @ApiOperation({
    operationId: 'setIdentityProvider',
    summary: 'Let the people of a municipality sign in at their OpenID provider',
  })
  @ApiNoContentResponse()
  @HttpCode(204)
  @Put()
  set(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: IdentityProviderBody,
  ): Promise<void> {
    return this.providers.set(actor, id, body);
  }

  @Can('identity-providers:manage')
  @ApiOperation({
    operationId: 'checkIdentityProvider',
    summary: 'Ask the provider what it says about itself, before people are led there',
  })
  @ApiOkResponse({ type: ProviderCheckResponse })
  @HttpCode(200)
  @Post('check')
  check(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ProviderCheckResponse> {
    return this.checks.check(actor, id);
  }

  @Can('identity-providers:manage')
  @ApiOperation({ operationId: 'removeIdentityProvider', summary: 'From now on they sign in by password' })
  @ApiNoContentResponse()
  @HttpCode(204)
  @Delete()
  remove(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.providers.remove(actor, id);
  }
}
