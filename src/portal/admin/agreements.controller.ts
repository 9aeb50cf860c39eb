import { Body, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { AgreementOverview, AgreementsService, MunicipalitiesService } from '../../municipalities/index.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { localeOf } from '../../platform/i18n/locale.js';
import { AgreementEndPage, endable } from '../hr/agreement-end.page.js';
import { AgreementStands } from '../hr/agreement.service.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { AgreementsQuery, ConfirmVersionForm, EndVersionForm } from './admin.forms.js';
import { AgreementConfirmPage } from './agreement.page.js';
import { AgreementsPage } from './agreements.page.js';

@PageController('admin/agreements')
export class AgreementsPageController {
  constructor(
    private readonly agreements: AgreementsService,
    private readonly stands: AgreementStands,
    private readonly overview: AgreementOverview,
    private readonly municipalities: MunicipalitiesService,
    private readonly pages: Pages,
  ) {}

  @Can('agreements:oversee')
  @Get()
  async search(
    @Query() asked: AgreementsQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const all = await this.overview.all();
    await this.pages.send(request, reply, (page) => AgreementsPage({ page, all, asked }));
  }

  @Can('agreements:oversee')
  @Get(':municipalityId')
  async show(
    @CurrentActor() actor: Actor,
    @Param('municipalityId', ParseUUIDPipe) municipalityId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const municipality = await this.municipalities.get(municipalityId);
    const stand = await this.stands.of(actor, municipalityId, localeOf(request));
    await this.pages.send(request, reply, (page) => AgreementConfirmPage({ page, municipality, stand }));
  }

  @Can('agreements:confirm')
  @Post(':municipalityId/confirm')
  async confirm(
    @CurrentActor() actor: Actor,
    @Param('municipalityId', ParseUUIDPipe) municipalityId: string,
    @Body() { version }: ConfirmVersionForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.agreements.confirm(actor, municipalityId, version);
    await reply.redirect(`/admin/agreements/${municipalityId}?done=agreementConfirmed`, 303);
  }

  @Can('agreements:oversee')
  @Get(':municipalityId/end')
  async question(
    @CurrentActor() actor: Actor,
    @Param('municipalityId', ParseUUIDPipe) municipalityId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { versions } = await this.stands.of(actor, municipalityId, localeOf(request));
    const back = `/admin/agreements/${municipalityId}`;
    const [agreement, action] = [endable(versions), `${back}/end`];
    await this.pages.send(request, reply, (page) => AgreementEndPage({ page, agreement, action, back }));
  }

  @Can('agreements:end')
  @Post(':municipalityId/end')
  async end(
    @CurrentActor() actor: Actor,
    @Param('municipalityId', ParseUUIDPipe) municipalityId: string,
    @Body() form: EndVersionForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.agreements.end(actor, municipalityId, form);
    await reply.redirect(`/admin/agreements/${municipalityId}?done=agreementEnded`, 303);
  }
}
