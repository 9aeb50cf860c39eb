import { Body, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { Erasures, IdentityProofs, SESSION_COOKIE } from '../../accounts/index.js';
import type { Actor } from '../../kernel/actor.js';
import { Can, Public } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { clearOwnCookie } from '../../platform/http/own-cookies.js';
import { type Failure, failureOf } from '../../platform/http/problem.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { ErasedPage, EraseMePage } from './erasure.page.js';
import { ProofForm } from './my-data.forms.js';

const CLEARLY_REFUSED: readonly number[] = [403, 409, 422, 429];

/** The way out, with a question before it. */
@PageController()
export class ErasureController {
  constructor(
    private readonly erasures: Erasures,
    private readonly proofs: IdentityProofs,
    private readonly pages: Pages,
  ) {}

  @Can('self:write')
  @Get('my-data/erase')
  async question(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(actor, request, reply);
  }

  @Can('self:write')
  @Post('my-data/erase')
  async erase(
    @CurrentActor() actor: Actor,
    @Body() proof: ProofForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const { id } = await this.erasures.eraseMe(actor, proof, request.ip);
      clearOwnCookie(reply, SESSION_COOKIE);
      await reply.redirect(`/erased?number=${id}`, 303);
    } catch (error) {
      const refusal = failureOf(error);
      if (!CLEARLY_REFUSED.includes(refusal.status)) throw error;
      await this.send(actor, request, reply, refusal);
    }
  }

  @Public()
  @Get('erased')
  erased(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const number = /[?&]number=([0-9a-f-]{36})(?:&|$)/.exec(request.url)?.[1];
    return this.pages.send(request, reply, (page) => ErasedPage({ page, number }));
  }

  private async send(actor: Actor, request: FastifyRequest, reply: FastifyReply, refusal?: Failure): Promise<void> {
    const ways = await this.proofs.waysOf(actor);
    await this.pages.send(request, reply, (page) => EraseMePage({ page, ways, refusal }), refusal?.status);
  }
}
