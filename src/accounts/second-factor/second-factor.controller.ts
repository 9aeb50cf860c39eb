import { Body, Get, HttpCode, Ip, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import {
  BeginSecondFactorBody,
  CodeBody,
  EnrolmentResponse,
  RecoveryCodesResponse,
  RemoveSecondFactorBody,
  SecondFactorResponse,
} from './second-factor.dto.js';
import { SecondFactors } from './second-factors.service.js';

@ApiController('me/second-factor', 'auth')
export class SecondFactorController {
  constructor(private readonly factors: SecondFactors) {}

  @Can('self:read')
  @ApiOperation({ operationId: 'getMySecondFactor', summary: 'Whether I have a second factor, and whether I need one' })
  @ApiOkResponse({ type: SecondFactorResponse })
  @Get()
  state(@CurrentActor() actor: Actor): Promise<SecondFactorResponse> {
    return this.factors.stateOf(actor);
  }

  @Can('self:write')
  @ApiOperation({
    operationId: 'beginSecondFactor',
    summary: 'A secret for my authenticator app; counts once confirmed',
  })
  @ApiOkResponse({ type: EnrolmentResponse })
  @HttpCode(200)
  @Post()
  begin(
    @CurrentActor() actor: Actor,
    @Body() { password }: BeginSecondFactorBody,
    @Ip() address: string,
  ): Promise<EnrolmentResponse> {
    return this.factors.begin(actor, password, address);
  }

  @Can('self:write')
  @ApiOperation({
    operationId: 'confirmSecondFactor',
    summary: 'Confirm the app by a code of it; answers recovery codes',
  })
  @ApiOkResponse({ type: RecoveryCodesResponse })
  @HttpCode(200)
  @Post('confirm')
  async confirm(
    @CurrentActor() actor: Actor,
    @Body() { code }: CodeBody,
    @Ip() address: string,
  ): Promise<RecoveryCodesResponse> {
    return { codes: await this.factors.confirm(actor, code, address) };
  }

  @Can('self:write')
  @ApiOperation({ operationId: 'renewRecoveryCodes', summary: 'New recovery codes in place of the old ones' })
  @ApiOkResponse({ type: RecoveryCodesResponse })
  @HttpCode(200)
  @Post('recovery-codes')
  async renew(
    @CurrentActor() actor: Actor,
    @Body() { code }: CodeBody,
    @Ip() address: string,
  ): Promise<RecoveryCodesResponse> {
    return { codes: await this.factors.renewCodes(actor, code, address) };
  }

  @Can('self:write')
  @ApiOperation({ operationId: 'removeSecondFactor', summary: 'Take my second factor off' })
  @ApiNoContentResponse()
  @HttpCode(204)
  @Post('remove')
  remove(@CurrentActor() actor: Actor, @Body() body: RemoveSecondFactorBody, @Ip() address: string): Promise<void> {
    return this.factors.remove(actor, body, address);
  }
}
