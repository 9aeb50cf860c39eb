import { Body, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import {
  AgreementResponse,
  AgreementViewResponse,
  ConfirmAgreementBody,
  EndAgreementBody,
  RecordAgreementBody,
} from './agreements.dto.js';
import { AgreementsService } from './agreements.service.js';

@ApiController('municipalities/:id/works-agreement', 'works-agreements')
export class AgreementsController {
  constructor(private readonly agreements: AgreementsService) {}

  @Can('agreements:read')
  @ApiOperation({ operationId: 'getWorksAgreement', summary: 'The newest version, and the one in force' })
  @ApiOkResponse({ type: AgreementViewResponse })
  @Get()
  read(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<AgreementViewResponse> {
    return this.agreements.read(actor, id);
  }

  @Can('agreements:record')
  @ApiOperation({
    operationId: 'recordWorksAgreement',
    summary: 'Record a new version; it is in force once a second person confirms it',
  })
  @ApiOkResponse({ type: AgreementResponse })
  @Put()
  record(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RecordAgreementBody,
  ): Promise<AgreementResponse> {
    return this.agreements.record(actor, id, body);
  }

  @Can('agreements:confirm')
  @ApiOperation({
    operationId: 'confirmWorksAgreement',
    summary: 'Put the newest version in force, as a second person',
  })
  @ApiOkResponse({ type: AgreementResponse })
  @HttpCode(200)
  @Post('confirm')
  confirm(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { version }: ConfirmAgreementBody,
  ): Promise<AgreementResponse> {
    return this.agreements.confirm(actor, id, version);
  }

  @Can('agreements:end')
  @ApiOperation({
    operationId: 'endWorksAgreement',
    summary: 'End the version in force at once, or take back the one that waits; no check begins or goes on then',
  })
  @ApiOkResponse({ type: AgreementResponse })
  @HttpCode(200)
  @Post('end')
  end(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EndAgreementBody,
  ): Promise<AgreementResponse> {
    return this.agreements.end(actor, id, body);
  }
}
