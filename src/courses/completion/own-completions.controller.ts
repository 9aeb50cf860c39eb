import { Body, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { proofOf } from '../domain/claim.js';
import { ClaimsService } from './claims.service.js';
import { ClaimDecided, ClaimRequest, OwnClaimResponse, OwnCompletionsResponse } from './completions.dto.js';
import { CompletionsService } from './completions.service.js';

@ApiController('me/completions', 'completions')
export class OwnCompletionsController {
  constructor(
    private readonly claims: ClaimsService,
    private readonly completions: CompletionsService,
  ) {}

  @Can('completions:claim')
  @ApiOperation({ operationId: 'listCompletions', summary: 'The courses I have completed, and what I claim' })
  @ApiOkResponse({ type: OwnCompletionsResponse })
  @Get()
  async list(@CurrentActor() actor: Actor): Promise<OwnCompletionsResponse> {
    return { completions: await this.completions.of(actor.personId), claims: await this.claims.own(actor) };
  }

  @Can('completions:claim')
  @ApiOperation({
    operationId: 'claimCompletion',
    summary: 'Say that I completed a course, with proof; HR confirms it',
  })
  @ApiCreatedResponse({ type: OwnClaimResponse })
  @Post()
  claim(@CurrentActor() actor: Actor, @Body() { courseId, proof }: ClaimRequest): Promise<OwnClaimResponse> {
    return this.claims.claim(actor, { courseId, proof: proofOf(proof) });
  }

  @Can('completions:claim')
  @ApiOperation({ operationId: 'withdrawClaim', summary: 'Take back what nobody has decided yet' })
  @ApiOkResponse({ type: ClaimDecided })
  @HttpCode(200)
  @Post(':id/withdraw')
  async withdraw(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ClaimDecided> {
    await this.claims.withdraw(actor, id);
    return { id, state: 'withdrawn' };
  }
}
