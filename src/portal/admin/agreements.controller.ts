import { Body, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { AgreementsService, MunicipalitiesService } from '../../municipalities/index.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { PAGE_SIZE } from '../../platform/http/pagination.js';
import { AgreementStands } from '../hr/agreement.service.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { ConfirmVersionForm } from './admin.forms.js';
import { AgreementConfirmPage } from './agreement.page.js';
import { AgreementsPage } from './agreements.page.js';

@PageController('admin/agreements')
export class AgreementsPageController {
  constructor(
    private readonly agreements: AgreementsService,
    private readonly stands: AgreementStands,
    private readonly municipalities: MunicipalitiesService,
    private readonly pages: Pages,
  ) {}

  @Can('programmes:manage')
  @Get()
  async search(
    @Query('search') search = '',
    @Query('cursor') cursor: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.municipalities.list({ search: search.trim() || undefined, cursor, limit: PAGE_SIZE });
    await this.pages.send(request, reply, (page) => AgreementsPage({ page, search, found }));
  }

  @Can('programmes:manage')
  @Get(':municipalityId')
  async show(
    @CurrentActor() actor: Actor,
    @Param('municipalityId', ParseUUIDPipe) municipalityId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const municipality = await this.municipalities.get(municipalityId);
    const stand = await this.stands.of(actor, municipalityId);
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
}
