import { Body, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { AgreementsService } from '../../municipalities/index.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { localeOf } from '../../platform/i18n/locale.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { AgreementDesk } from './agreement-desk.service.js';
import { AgreementPage } from './agreement.page.js';
import { AgreementForm, agreementOf, ConfirmAgreementForm } from './hr.forms.js';

@PageController('hr/agreement')
export class AgreementPageController {
  constructor(
    private readonly desk: AgreementDesk,
    private readonly agreements: AgreementsService,
    private readonly pages: Pages,
  ) {}

  @Can('agreements:record')
  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Query('municipality') named: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { desk, stand } = await this.desk.at(actor, named, localeOf(request));
    await this.pages.send(request, reply, (page) => AgreementPage({ page, desk, stand }));
  }

  @Can('agreements:record')
  @Post()
  async record(@CurrentActor() actor: Actor, @Body() form: AgreementForm, @Res() reply: FastifyReply): Promise<void> {
    await this.agreements.record(actor, form.municipality, agreementOf(form));
    await reply.redirect(`/hr/agreement?municipality=${form.municipality}&done=agreementRecorded`, 303);
  }

  @Can('agreements:confirm')
  @Post('confirm')
  async confirm(
    @CurrentActor() actor: Actor,
    @Body() { municipality, version }: ConfirmAgreementForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.agreements.confirm(actor, municipality, version);
    await reply.redirect(`/hr/agreement?municipality=${municipality}&done=agreementConfirmed`, 303);
  }
}
