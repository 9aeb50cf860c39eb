import { Body, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { type Enrolment, SecondFactors } from '../../accounts/index.js';
import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import type { Failure } from '../../platform/http/problem.js';
import { SignedTokens } from '../../platform/system/signed-tokens.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { CodeForm, EnrolmentForm, PasswordForm, RemoveFactorForm } from './account.forms.js';
import { EnrolmentPage, RecoveryCodesPage, SecondFactorPage } from './second-factor.page.js';
import { refusalOf } from './refusal.js';

interface Exchange {
  readonly actor: Actor;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

const ENROLMENT = 'second-factor-enrolment';

@PageController('account/second-factor')
export class SecondFactorPagesController {
  constructor(
    private readonly factors: SecondFactors,
    private readonly tokens: SignedTokens,
    private readonly pages: Pages,
  ) {}

  @Can('self:read')
  @Get()
  show(@CurrentActor() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.state({ actor, request, reply });
  }

  @Can('self:write')
  @Post('begin')
  async begin(
    @CurrentActor() actor: Actor,
    @Body() { password }: PasswordForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const exchange = { actor, request, reply };
    let enrolment: Enrolment;
    try {
      enrolment = await this.factors.begin(actor, password, request.ip);
    } catch (error) {
      return this.state(exchange, refusalOf(error));
    }
    await this.enrolment(exchange, enrolment);
  }

  @Can('self:write')
  @Post('confirm')
  async confirm(
    @CurrentActor() actor: Actor,
    @Body() { code, enrolment }: EnrolmentForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const exchange = { actor, request, reply };
    const shown = this.tokens.read(ENROLMENT, enrolment) as Enrolment | undefined;
    let codes: readonly string[];
    try {
      codes = await this.factors.confirm(actor, code, request.ip);
    } catch (error) {
      const refusal = refusalOf(error);
      return shown === undefined ? this.state(exchange, refusal) : this.enrolment(exchange, shown, refusal);
    }
    await this.codes(exchange, codes);
  }

  @Can('self:write')
  @Post('recovery-codes')
  async renew(
    @CurrentActor() actor: Actor,
    @Body() { code }: CodeForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const exchange = { actor, request, reply };
    let codes: readonly string[];
    try {
      codes = await this.factors.renewCodes(actor, code, request.ip);
    } catch (error) {
      return this.state(exchange, refusalOf(error));
    }
    await this.codes(exchange, codes);
  }

  @Can('self:write')
  @Post('remove')
  async remove(
    @CurrentActor() actor: Actor,
    @Body() form: RemoveFactorForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      await this.factors.remove(actor, form, request.ip);
    } catch (error) {
      return this.state({ actor, request, reply }, refusalOf(error));
    }
    await reply.redirect('/account/second-factor?done=secondFactorRemoved', 303);
  }

  private async state({ actor, request, reply }: Exchange, refusal?: Failure): Promise<void> {
    const state = await this.factors.stateOf(actor);
    await this.pages.send(request, reply, (page) => SecondFactorPage({ page, state, refusal }), refusal?.status);
  }

  private async enrolment({ request, reply }: Exchange, enrolment: Enrolment, refusal?: Failure): Promise<void> {
    const view = { enrolment, token: this.tokens.sign(ENROLMENT, enrolment), refusal };
    await this.pages.send(request, reply, (page) => EnrolmentPage({ page, ...view }), refusal?.status);
  }

  /** The actor has just shown the second factor: nothing holds them back any more. */
  private async codes({ request, reply }: Exchange, codes: readonly string[]): Promise<void> {
    await this.pages.send(request, reply, (page) => {
      const { isHeldBack: _isHeldBack, ...actor } = page.actor ?? { isHeldBack: false };
      return RecoveryCodesPage({ page: { ...page, actor: actor as Actor }, codes });
    });
  }
}
