import { Body, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { EmailChanges, Passwords, PersonsService, SessionsService } from '../../accounts/index.js';
import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import type { Failure } from '../../platform/http/problem.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { ChangeEmailForm, ChangePasswordForm } from './account.forms.js';
import { AccountPage } from './account.page.js';
import { refusalOf } from './refusal.js';

interface Exchange {
  readonly actor: Actor;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** How one signs in, and where one is signed in. */
@PageController('account')
export class AccountController {
  constructor(
    private readonly persons: PersonsService,
    private readonly sessions: SessionsService,
    private readonly passwords: Passwords,
    private readonly emails: EmailChanges,
    private readonly pages: Pages,
  ) {}

  @Can('self:read')
  @Get()
  show(@CurrentActor() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.send({ actor, request, reply });
  }

  @Can('self:write')
  @Post('password')
  async changePassword(
    @CurrentActor() actor: Actor,
    @Body() { current, password }: ChangePasswordForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      await this.passwords.change(actor, current, password, request.ip);
    } catch (error) {
      return this.send({ actor, request, reply }, refusalOf(error));
    }
    await reply.redirect('/account?done=passwordChanged', 303);
  }

  @Can('self:write')
  @Post('email')
  async changeEmail(
    @CurrentActor() actor: Actor,
    @Body() form: ChangeEmailForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      await this.emails.request(actor, form, request.ip);
    } catch (error) {
      return this.send({ actor, request, reply }, refusalOf(error));
    }
    await reply.redirect('/account?done=emailLinkSent', 303);
  }

  private async send({ actor, request, reply }: Exchange, refusal?: Failure): Promise<void> {
    const [person, sessions] = await Promise.all([this.persons.get(actor.personId), this.sessions.listOwn(actor)]);
    const view = { person, sessions, refusal };
    await this.pages.send(request, reply, (page) => AccountPage({ page, ...view }), refusal?.status);
  }
}
