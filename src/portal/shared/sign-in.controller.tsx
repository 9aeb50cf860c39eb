import { Body, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { deviceOf, PersonsService, SESSION_COOKIE, SessionsService } from '../../accounts/index.js';
import type { Actor } from '../../kernel/actor.js';
import { Can, Public } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { Env } from '../../platform/config/env.js';
import { failureOf } from '../../platform/http/problem.js';
import { localPath } from './local-path.js';
import { homeOf } from './navigation.js';
import { PageController } from './page-controller.js';
import { Pages } from './pages.service.js';
import { setSessionCookie } from './session-cookie.js';
import { SignInForm } from './sign-in.dto.js';
import { SignInPage } from './sign-in.page.js';

const CLEARLY_REFUSED = [401, 429];

@PageController()
export class SignInController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly persons: PersonsService,
    private readonly pages: Pages,
    private readonly env: Env,
  ) {}

  /** The address that is printed at the start: home for whoever is signed in, else the way in. */
  @Public()
  @Get()
  async home(@CurrentActor() actor: Actor | undefined, @Res() reply: FastifyReply): Promise<void> {
    await reply.redirect(actor === undefined ? '/sign-in' : homeOf(actor), 303);
  }

  @Public()
  @Get('sign-in')
  async form(
    @Query('return') back: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const demoLogins = await this.persons.demoLogins();
    await this.pages.send(request, reply, (page) => (
      <SignInPage page={page} demoLogins={demoLogins} back={localPath(back)} />
    ));
  }

  @Public()
  @Post('sign-in')
  async signIn(
    @CurrentActor() actor: Actor | undefined,
    @Body() form: SignInForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const device = deviceOf(request.headers['user-agent']);
      const options = { kind: 'cookie', address: request.ip, device } as const;
      const session = await this.sessions.signIn(form.email, form.password, options);
      if (actor !== undefined) await this.sessions.end(actor.sessionId);
      setSessionCookie(reply, session, this.env);
      await reply.redirect(localPath(form.return), 303);
    } catch (error) {
      await this.refused(error, form, { request, reply });
    }
  }

  @Can('self:write')
  @Post('sign-out')
  async signOut(@CurrentActor() actor: Actor, @Res() reply: FastifyReply): Promise<void> {
    await this.sessions.end(actor.sessionId);
    void reply.clearCookie(SESSION_COOKIE, { path: '/' });
    await reply.redirect('/sign-in?done=signedOut', 303);
  }

  /** A wrong password is no error page: the form stays, with what was typed and what to do. */
  private async refused(
    error: unknown,
    form: SignInForm,
    { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  ): Promise<void> {
    const { status, code } = failureOf(error);
    if (!CLEARLY_REFUSED.includes(status)) throw error;
    const demoLogins = await this.persons.demoLogins();
    const view = { demoLogins, back: localPath(form.return), email: form.email, problem: code };
    await this.pages.send(request, reply, (page) => <SignInPage page={page} {...view} />, status);
  }
}
