import { Body, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import {
  IdentityProviders,
  type ProviderCheck,
  ProviderChecks,
  type ProviderInput,
  SecondFactorDemands,
} from '../../accounts/index.js';
import type { Actor } from '../../kernel/actor.js';
import { MunicipalitiesService } from '../../municipalities/index.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import type { Failure } from '../../platform/http/problem.js';
import { refusalOf } from '../account/refusal.js';
import { Confirmation } from '../shared/confirmation.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { faultsIn, faultsOf, type ProviderFault } from './faults.js';
import { ProviderPage } from './provider.page.js';
import { DemandForm, ProviderForm } from './sign-on.forms.js';

const REFUSED = 422;

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** What has just happened on the page: a refused form, or a look at the provider. */
interface News {
  readonly refusal?: Failure;
  readonly faults?: readonly ProviderFault[];
  readonly form?: ProviderForm;
  readonly check?: ProviderCheck;
}

@PageController('admin/sign-on/:municipalityId')
export class ProviderPageController {
  constructor(
    private readonly providers: IdentityProviders,
    private readonly checks: ProviderChecks,
    private readonly demands: SecondFactorDemands,
    private readonly municipalities: MunicipalitiesService,
    private readonly pages: Pages,
  ) {}

  @Can('identity-providers:manage')
  @Get()
  async show(
    @Param('municipalityId', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.page(id, { request, reply });
  }

  @Can('identity-providers:manage')
  @Post('provider')
  async set(
    @CurrentActor() actor: Actor,
    @Param('municipalityId', ParseUUIDPipe) id: string,
    @Body() form: ProviderForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const news = await this.refusedBy(form, () => this.providers.set(actor, id, inputOf(form)));
    if (news !== null) {
      await this.page(id, { request, reply }, { ...news, form });
      return;
    }
    await reply.redirect(`/admin/sign-on/${id}?done=providerSaved`, 303);
  }

  /** Answers the page itself: what a look at the provider found is true for that moment only. */
  @Can('identity-providers:manage')
  @Post('check')
  async check(
    @CurrentActor() actor: Actor,
    @Param('municipalityId', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.page(id, { request, reply }, { check: await this.checks.check(actor, id) });
  }

  @Can('identity-providers:manage')
  @Get('remove')
  async askToRemove(
    @Param('municipalityId', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name } = await this.municipalities.get(id);
    await this.pages.send(request, reply, (page) =>
      Confirmation({
        page,
        title: page.t('portal-sign-on:remove.title', { name }),
        consequences: [page.t('portal-sign-on:remove.means'), page.t('portal-sign-on:remove.people')],
        action: `/admin/sign-on/${id}/remove`,
        act: page.t('portal-sign-on:remove.act'),
        back: { label: page.t('portal-sign-on:remove.keep'), href: `/admin/sign-on/${id}` },
      }),
    );
  }

  @Can('identity-providers:manage')
  @Post('remove')
  async remove(
    @CurrentActor() actor: Actor,
    @Param('municipalityId', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.providers.remove(actor, id);
    await reply.redirect(`/admin/sign-on/${id}?done=providerRemoved`, 303);
  }

  @Can('second-factor:demand')
  @Post('second-factor')
  async demand(
    @CurrentActor() actor: Actor,
    @Param('municipalityId', ParseUUIDPipe) id: string,
    @Body() { decision }: DemandForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.demands.set(actor, id, decision === 'demand');
    await reply.redirect(`/admin/sign-on/${id}?done=${decision === 'demand' ? 'factorDemanded' : 'factorWaived'}`, 303);
  }

  /** What is wrong with the form, told at its fields where it speaks of one; null when it is done. */
  private async refusedBy(form: ProviderForm, act: () => Promise<void>): Promise<News | null> {
    const faults = faultsIn(form);
    if (faults.length > 0) return { faults };
    try {
      await act();
      return null;
    } catch (error) {
      const refusal = refusalOf(error);
      return { refusal, faults: faultsOf(refusal) };
    }
  }

  private async page(id: string, { request, reply }: Exchange, news: News = {}): Promise<void> {
    const [municipality, provider, demand] = await Promise.all([
      this.municipalities.get(id),
      this.providers.find(id),
      this.demands.of(id),
    ]);
    const view = { municipality, provider, demand, redirectUri: this.providers.redirectUri, ...news };
    await this.pages.send(request, reply, (page) => ProviderPage({ page, ...view }), statusOf(news));
  }
}

function statusOf({ refusal, faults = [] }: News): number | undefined {
  return refusal?.status ?? (faults.length > 0 ? REFUSED : undefined);
}

function inputOf({ use, secretVariable, roleClaim, asksSecondFactor, ...form }: ProviderForm): ProviderInput {
  return {
    ...form,
    secretVariable: secretVariable ?? null,
    roleClaim: roleClaim ?? null,
    asksSecondFactor: asksSecondFactor === 'yes',
    isEnabled: use !== 'off',
    isRequired: use === 'required',
  };
}
