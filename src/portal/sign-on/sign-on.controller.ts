import { Body, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { IdentityProviders, SecondFactorDemands } from '../../accounts/index.js';
import type { Actor } from '../../kernel/actor.js';
import { MunicipalitiesService } from '../../municipalities/index.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { MunicipalityListAddress } from '../shared/municipality-list.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { DemandForm } from './sign-on.forms.js';
import { SignOnPage } from './sign-on.page.js';

@PageController('admin/sign-on')
export class SignOnPageController {
  constructor(
    private readonly providers: IdentityProviders,
    private readonly demands: SecondFactorDemands,
    private readonly municipalities: MunicipalitiesService,
    private readonly pages: Pages,
  ) {}

  @Can('identity-providers:manage')
  @Get()
  async list(
    @Query() asked: MunicipalityListAddress,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [all, providers, ofAdmins, demanding] = await Promise.all([
      this.municipalities.all(),
      this.providers.all(),
      this.demands.of(null),
      this.demands.municipalitiesThatDemand(),
    ]);
    const view = { all, asked, ofAdmins, demanding, providers };
    await this.pages.send(request, reply, (page) => SignOnPage({ page, ...view }));
  }

  @Can('second-factor:demand')
  @Post('second-factor')
  async demandOfAdmins(
    @CurrentActor() actor: Actor,
    @Body() { decision }: DemandForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.demands.set(actor, null, decision === 'demand');
    await reply.redirect(`/admin/sign-on?done=${decision === 'demand' ? 'factorDemanded' : 'factorWaived'}`, 303);
  }
}
