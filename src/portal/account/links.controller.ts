import { Body, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { EmailChanges, PasswordResets } from '../../accounts/index.js';
import { Public } from '../../platform/auth/can.decorator.js';
import type { Failure } from '../../platform/http/problem.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { EmailForm, LinkForm, NewPasswordForm } from './account.forms.js';
import { ConfirmEmailPage, ForgottenPage, NewPasswordPage } from './links.page.js';
import { refusalOf } from './refusal.js';

/** What links in mails lead to. Opening one changes nothing: programs that look into mails open them too. */
@PageController()
export class LinksController {
  constructor(
    private readonly resets: PasswordResets,
    private readonly emails: EmailChanges,
    private readonly pages: Pages,
  ) {}

  @Public()
  @Get('password/forgotten')
  forgotten(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.send(request, reply, (page) => ForgottenPage({ page }));
  }

  @Public()
  @Post('password/forgotten')
  async sendLink(
    @Body() { email }: EmailForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      await this.resets.request(email, request.ip);
    } catch (error) {
      const refusal = refusalOf(error);
      return this.pages.send(request, reply, (page) => ForgottenPage({ page, refusal }), refusal.status);
    }
    await reply.redirect('/password/forgotten?done=resetLinkSent', 303);
  }

  @Public()
  @Get('password/new')
  async newPassword(
    @Query('token') given: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = textOf(given);
    const isGood = await this.resets.isGood(token);
    await this.pages.send(request, reply, (page) => NewPasswordPage({ page, token, isGood }));
  }

  @Public()
  @Post('password/new')
  async setPassword(
    @Body() { token, password }: NewPasswordForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    let refusal: Failure;
    try {
      await this.resets.reset(token, password);
      return await reply.redirect('/sign-in?done=passwordSet', 303);
    } catch (error) {
      refusal = refusalOf(error);
    }
    const isGood = await this.resets.isGood(token);
    const view = { token, isGood, refusal };
    await this.pages.send(request, reply, (page) => NewPasswordPage({ page, ...view }), refusal.status);
  }

  @Public()
  @Get('email/confirm')
  async confirmation(
    @Query('token') given: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = textOf(given);
    const isGood = await this.emails.isGood(token);
    await this.pages.send(request, reply, (page) => ConfirmEmailPage({ page, token, isGood }));
  }

  @Public()
  @Post('email/confirm')
  async confirm(@Body() { token }: LinkForm, @Res() reply: FastifyReply): Promise<void> {
    await this.emails.confirm(token);
    await reply.redirect('/sign-in?done=emailChanged', 303);
  }
}

/** A parameter of the address may be there twice, or not at all. */
function textOf(given: unknown): string {
  return typeof given === 'string' ? given : '';
}
