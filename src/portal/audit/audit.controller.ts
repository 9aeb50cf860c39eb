import { Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { ActsService } from '../../accounts/index.js';
import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { PAGE_SIZE } from '../../platform/http/pagination.js';
import { localeOf } from '../../platform/i18n/locale.js';
import { Desks } from '../hr/desks.service.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { AuditAddress, queryOf } from './audit.forms.js';
import { AuditPage } from './audit.page.js';

@PageController()
export class AuditPageController {
  constructor(
    private readonly acts: ActsService,
    private readonly desks: Desks,
    private readonly pages: Pages,
  ) {}

  /** All acts of the platform. */
  @Can('audit:oversee')
  @Get('admin/audit')
  async all(
    @CurrentActor() actor: Actor,
    @Query() address: AuditAddress,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const shown = await this.shown(actor, address, request);
    await this.pages.send(request, reply, (page) => AuditPage({ page, path: '/admin/audit', address, ...shown }));
  }

  /** Those of one municipality that the HR person serves. */
  @Can('audit:read')
  @Get('hr/audit')
  async own(
    @CurrentActor() actor: Actor,
    @Query() asked: AuditAddress,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desks.at(actor, asked.municipality);
    const address = { ...asked, municipality: desk.municipality.id };
    const shown = await this.shown(actor, address, request);
    await this.pages.send(request, reply, (page) => AuditPage({ page, path: '/hr/audit', address, desk, ...shown }));
  }

  private async shown(actor: Actor, address: AuditAddress, request: FastifyRequest) {
    const place = { limit: PAGE_SIZE, cursor: address.cursor, locale: localeOf(request) };
    const [acts, actors] = await Promise.all([this.acts.list(actor, queryOf(address), place), this.acts.actors(actor)]);
    return { acts, actors };
  }
}
