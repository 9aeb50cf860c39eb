import { Body, HttpCode, Ip, Post, Put } from '@nestjs/common';
import { ApiAcceptedResponse, ApiNoContentResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../../kernel/actor.js';
import { Can, Public } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { ChangeEmailBody, ChangePasswordBody, LinkBody, ResetBody, ResetRequestBody } from './credentials.dto.js';
import { EmailChanges } from './email-changes.service.js';
import { PasswordResets } from './password-resets.service.js';
import { Passwords } from './passwords.service.js';

@ApiController('auth')
export class CredentialsController {
  constructor(
    private readonly passwords: Passwords,
    private readonly resets: PasswordResets,
    private readonly emails: EmailChanges,
  ) {}

  @Public()
  @ApiOperation({
    operationId: 'requestPasswordReset',
    summary: 'Ask for a link by mail; the answer does not say whether somebody has that address',
  })
  @ApiAcceptedResponse()
  @HttpCode(202)
  @Post('password-reset-requests')
  request(@Body() { email }: ResetRequestBody, @Ip() address: string): Promise<void> {
    return this.resets.request(email, address);
  }

  @Public()
  @ApiOperation({ operationId: 'resetPassword', summary: 'Set a new password by the link; ends all sessions' })
  @ApiNoContentResponse()
  @HttpCode(204)
  @Post('password-resets')
  reset(@Body() { token, password }: ResetBody): Promise<void> {
    return this.resets.reset(token, password);
  }

  @Can('self:write')
  @ApiOperation({ operationId: 'changePassword', summary: 'Change my password; ends my other sessions' })
  @ApiNoContentResponse()
  @HttpCode(204)
  @Put('password')
  change(
    @CurrentActor() actor: Actor,
    @Body() { current, password }: ChangePasswordBody,
    @Ip() address: string,
  ): Promise<void> {
    return this.passwords.change(actor, current, password, address);
  }

  @Can('self:write')
  @ApiOperation({ operationId: 'requestEmailChange', summary: 'Ask for a link at my new address that confirms it' })
  @ApiAcceptedResponse()
  @HttpCode(202)
  @Post('email-changes')
  changeEmail(@CurrentActor() actor: Actor, @Body() body: ChangeEmailBody, @Ip() address: string): Promise<void> {
    return this.emails.request(actor, body, address);
  }

  @Public()
  @ApiOperation({
    operationId: 'confirmEmailChange',
    summary: 'Confirm a new address by the link; the old one is told',
  })
  @ApiNoContentResponse()
  @HttpCode(204)
  @Post('email-confirmations')
  confirmEmail(@Body() { token }: LinkBody): Promise<void> {
    return this.emails.confirm(token);
  }
}
