import { Body, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { ApiKeys, scopesToIssue } from '../../accounts/index.js';
import { type Actor, administeredBy } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { type Municipality, MunicipalitiesService } from '../../municipalities/index.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { Clock } from '../../platform/system/clock.js';
import { calledSo, MunicipalityListAddress } from '../shared/municipality-list.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { IssuedKeyPage } from './issued-key.page.js';
import { KeyForm, RotateForm } from './keys.forms.js';
import { type KeyChoices, KeysPage } from './keys.page.js';
import { NewKeyPage } from './new-key.page.js';

@PageController('api-keys')
export class KeysPageController {
  constructor(
    private readonly keys: ApiKeys,
    private readonly municipalities: MunicipalitiesService,
    private readonly pages: Pages,
    private readonly clock: Clock,
  ) {}

  @Can('api-keys:manage')
  @Get()
  async list(
    @CurrentActor() actor: Actor,
    @Query() { page: wanted, search = '' }: MunicipalityListAddress,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [keys, choices] = await Promise.all([this.keys.list(actor), this.choicesOf(actor, search)]);
    const names = await this.municipalities.names(
      keys.flatMap(({ municipalityId }) => (municipalityId === null ? [] : [municipalityId])),
    );
    const view = { keys, names, choices, now: this.clock.now(), wanted };
    await this.pages.send(request, reply, (page) => KeysPage({ page, ...view }));
  }

  /** For whom comes first, since it decides what the key can open. */
  @Can('api-keys:manage')
  @Get('new')
  async form(
    @CurrentActor() actor: Actor,
    @Query('municipalityId') wanted: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const isPlatform = actor.admin && (wanted === undefined || wanted === '');
    const municipality = isPlatform ? null : await this.municipalityOf(actor, wanted);
    const scopes = scopesToIssue(actor, municipality?.id ?? null);
    await this.pages.send(request, reply, (page) => NewKeyPage({ page, municipality, scopes }));
  }

  /** Answers the page itself: the secret is told once and must stand in no address and in no session. */
  @Can('api-keys:manage')
  @Post()
  async create(
    @CurrentActor() actor: Actor,
    @Body() { municipalityId, expiresInDays, ...form }: KeyForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const wanted = { ...form, municipalityId: municipalityId ?? null, expiresInDays: expiresInDays ?? null };
    const issued = await this.keys.create(actor, wanted);
    await this.pages.send(request, reply, (page) => IssuedKeyPage({ page, issued }));
  }

  @Can('api-keys:manage')
  @Post(':id/rotate')
  async rotate(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { overlapHours }: RotateForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const issued = await this.keys.rotate(actor, id, overlapHours);
    await this.pages.send(request, reply, (page) => IssuedKeyPage({ page, issued }));
  }

  @Can('api-keys:manage')
  @Post(':id/revoke')
  async revoke(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.keys.revoke(actor, id);
    await reply.redirect('/api-keys?done=keyRevoked', 303);
  }

  private async municipalityOf(actor: Actor, wanted: unknown): Promise<Municipality> {
    const own = administeredBy(actor);
    const isTheirs = typeof wanted === 'string' && isUUID(wanted) && own?.includes(wanted) !== false;
    const [municipality] = isTheirs ? await this.municipalities.some([wanted]) : [];
    if (municipality === undefined) throw new DomainError('not-your-municipality', 'forbidden');
    return municipality;
  }

  private async choicesOf(actor: Actor, search: string): Promise<KeyChoices> {
    const own = administeredBy(actor);
    if (own === null) {
      return { of: 'all', search, found: search === '' ? [] : calledSo(await this.municipalities.all(), search) };
    }
    const municipalities = [...(await this.municipalities.some(own))];
    return { of: 'own', municipalities: municipalities.sort((a, b) => a.name.localeCompare(b.name, 'de')) };
  }
}
