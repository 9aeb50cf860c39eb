import { Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { AccessLog } from '../../accounts/index.js';
import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { localeOf } from '../../platform/i18n/locale.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { AccessesPage } from './accesses.page.js';
import { ListAddress } from './rights.forms.js';

/** Who saw what of me. */
@PageController('my-data/accesses')
export class AccessesPageController {
  constructor(
    private readonly log: AccessLog,
    private readonly pages: Pages,
  ) {}

  @Can('self:read')
  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Query() { cursor }: ListAddress,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const log = await this.log.own(actor, localeOf(request), { cursor });
    await this.pages.send(request, reply, (page) => AccessesPage({ page, log, isFirst: cursor === undefined }));
  }
}
