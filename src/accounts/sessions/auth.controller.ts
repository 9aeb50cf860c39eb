import { Body, HttpCode, Post, Req, UseGuards } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../../kernel/actor.js';
import { Can, Public } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { AccessResponse, LoginBody, LoginResponse, RefreshBody } from './auth.dto.js';
import { PasswordGuard } from './password.strategy.js';
import { Refreshes } from './refreshes.service.js';
import { type SignedIn, SessionsService } from './sessions.service.js';

@ApiController('auth')
export class AuthController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly refreshes: Refreshes,
  ) {}

  @Public()
  @UseGuards(PasswordGuard)
  @ApiOperation({ operationId: 'login', summary: 'Sign in by e-mail address and password' })
  @ApiOkResponse({ type: LoginResponse })
  @HttpCode(200)
  @Post('login')
  login(
    @Req() { user: { accessToken = '', refreshToken = '', expiresAt, person } }: { user: SignedIn },
    @Body() _body: LoginBody,
  ): LoginResponse {
    return { accessToken, expiresAt, refreshToken, person };
  }

  @Public()
  @ApiOperation({
    operationId: 'refresh',
    summary: 'Exchange a refresh token for a new access token and the next refresh token',
  })
  @ApiOkResponse({ type: AccessResponse })
  @HttpCode(200)
  @Post('refresh')
  refresh(@Body() { refreshToken }: RefreshBody): Promise<AccessResponse> {
    return this.refreshes.refresh(refreshToken);
  }

  @Can('self:write')
  @ApiOperation({ operationId: 'logout', summary: 'End this session' })
  @ApiNoContentResponse()
  @HttpCode(204)
  @Post('logout')
  logout(@CurrentActor() { sessionId }: Actor): Promise<void> {
    return this.sessions.end(sessionId);
  }
}
