import { Body, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../../kernel/actor.js';
import { Reveals } from '../../platform/audit/reveals.decorator.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { ClaimsService } from './claims.service.js';
import { ClaimDecided, ClaimList, ClaimListQuery, DeclineRequest } from './completions.dto.js';

@ApiController('completion-claims', 'completions')
export class ClaimsController {
  constructor(private readonly claims: ClaimsService) {}

  @Reveals('completion-claim')
  @Can('completions:decide')
  @ApiOperation({ operationId: 'listClaims', summary: 'Completions that people of a municipality claim, with proof' })
  @ApiOkResponse({ type: ClaimList })
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() { municipalityId }: ClaimListQuery): Promise<ClaimList> {
    return { items: await this.claims.waiting(actor, municipalityId) };
  }

  @Can('completions:decide')
  @ApiOperation({ operationId: 'confirmClaim', summary: 'Record the completion' })
  @ApiOkResponse({ type: ClaimDecided })
  @HttpCode(200)
  @Post(':id/confirm')
  async confirm(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ClaimDecided> {
    await this.claims.confirm(actor, id);
    return { id, state: 'confirmed' };
  }

  @Can('completions:decide')
  @ApiOperation({ operationId: 'declineClaim', summary: 'Say why the proof does not do; the person reads it' })
  @ApiOkResponse({ type: ClaimDecided })
  @HttpCode(200)
  @Post(':id/decline')
  async decline(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DeclineRequest,
  ): Promise<ClaimDecided> {
    await this.claims.decline(actor, id, body);
    return { id, state: 'declined' };
  }
}
