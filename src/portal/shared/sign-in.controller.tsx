import { Body, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import {
  deviceOf,
  SecondFactorNeeded,
  SESSION_COOKIE,
  SessionsService,
  type SignedIn,
  type SignInOptions,
} from '../../accounts/index.js';
import type { Actor } from '../../kernel/actor.js';
import { Can, Public } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { clearOwnCookie } from '../../platform/http/own-cookies.js';
import { failureOf } from '../../platform/http/problem.js';
import { localPath } from './local-path.js';
import { homeOf } from './navigation.js';
import { PageController } from './page-controller.js';
import { Pages } from './pages.service.js';
import { SendAgainPage } from './sent-form.page.js';
import { unpacked } from './sent-form.js';
import { setSessionCookie } from './session-cookie.js';
import { SignInCodePage } from './sign-in-code.page.js';
import { OnwardForm, SignInCodeForm, SignInForm } from './sign-in.dto.js';
import { SignInPage } from './sign-in.page.js';
import { SignInWaysService } from './sign-in-ways.service.js';

const CLEARLY_REFUSED = [401, 429];

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

@PageController()
export class SignInController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly ways: SignInWaysService,
    private readonly pages: Pages,
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
    @Query('return') given: string | undefined,
    @Query('ended') ended: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = { ...(await this.ways.all()), back: localPath(given), ended: ended === 'yes' };
    await this.pages.send(request, reply, (page) => <SignInPage page={page} {...view} />);
  }

  /** The way in for who has sent a form without a session: it is carried along. */
  @Public()
  @Post('sign-in/resume')
  async resume(
    @Body() { return: given, pending }: OnwardForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = { ...(await this.ways.all()), back: localPath(given), pending };
    await this.pages.send(request, reply, (page) => <SignInPage page={page} {...view} />);
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
      const session = await this.sessions.signIn(form.email, form.password, optionsOf(request));
      await this.enter(session, actor, reply);
    } catch (error) {
      if (error instanceof SecondFactorNeeded)
        await this.askForCode({ ...form, ticket: error.ticket }, { request, reply });
      else await this.refused(error, form, { request, reply });
      return;
    }
    await this.goOn(form, { request, reply });
  }

  /** The second step, for whoever has set one up. */
  @Public()
  @Post('sign-in/code')
  async code(
    @CurrentActor() actor: Actor | undefined,
    @Body() form: SignInCodeForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const session = await this.sessions.finishSignIn(form.ticket, { ...optionsOf(request), code: form.code });
      await this.enter(session, actor, reply);
    } catch (error) {
      const { status, code } = failureOf(error);
      if (!CLEARLY_REFUSED.includes(status)) throw error;
      await this.askForCode(form, { request, reply }, { status, problem: code });
      return;
    }
    await this.goOn(form, { request, reply });
  }

  @Can('self:write')
  @Post('sign-out')
  async signOut(@CurrentActor() actor: Actor, @Res() reply: FastifyReply): Promise<void> {
    await this.sessions.end(actor.sessionId);
    clearOwnCookie(reply, SESSION_COOKIE);
    await reply.redirect('/sign-in?done=signedOut', 303);
  }

  /** A new session under a new name; the one that the browser brought ends. */
  private async enter(session: SignedIn, actor: Actor | undefined, reply: FastifyReply): Promise<void> {
    if (actor !== undefined) await this.sessions.end(actor.sessionId);
    setSessionCookie(reply, session);
  }

  /** To where the person wanted to go; what they had sent before waits for their word. */
  private async goOn({ return: given, pending }: OnwardForm, { request, reply }: Exchange): Promise<void> {
    const [form, back] = [unpacked(pending), localPath(given)];
    if (form === undefined) await reply.redirect(back, 303);
    else await this.pages.send(request, reply, (page) => <SendAgainPage page={page} form={form} back={back} />);
  }

  private async askForCode(
    { ticket, return: back, pending }: Omit<SignInCodeForm, 'code'>,
    { request, reply }: Exchange,
    refusal?: { readonly status: number; readonly problem: string },
  ): Promise<void> {
    const view = { ticket, back: localPath(back), pending, problem: refusal?.problem };
    await this.pages.send(request, reply, (page) => <SignInCodePage page={page} {...view} />, refusal?.status);
  }

  /** A wrong password is no error page: the form stays, with what was typed and what to do. */
  private async refused(error: unknown, form: SignInForm, { request, reply }: Exchange): Promise<void> {
    const { status, code } = failureOf(error);
    if (!CLEARLY_REFUSED.includes(status)) throw error;
    const { email, pending } = form;
    const view = { ...(await this.ways.all()), back: localPath(form.return), pending, email, problem: code };
    await this.pages.send(request, reply, (page) => <SignInPage page={page} {...view} />, status);
  }
}

function optionsOf({ ip, headers }: FastifyRequest): SignInOptions {
  return { kind: 'cookie', address: ip, device: deviceOf(headers['user-agent']) };
}
