import { Get, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { localeOf } from '../../platform/i18n/locale.js';
import { SettlementsService } from '../../vouchers/index.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { ListPage } from './list.page.js';
import { ProgrammePage } from './programme.page.js';
import { ProgrammeSheets } from './programme-sheets.service.js';
import { ProgrammesForm, SettlementForm } from './programmes.forms.js';
import { SettlementPage } from './settlement.page.js';

@PageController('admin/programmes')
export class ProgrammesPageController {
  constructor(
    private readonly sheets: ProgrammeSheets,
    private readonly settlements: SettlementsService,
    private readonly pages: Pages,
  ) {}

  @Can('programmes:manage')
  @Get()
  async list(
    @CurrentActor() actor: Actor,
    @Query() form: ProgrammesForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const all = await this.sheets.all(actor);
    await this.pages.send(request, reply, (page) => <ListPage page={page} all={all} form={form} />);
  }

  @Can('programmes:manage')
  @Get(':id')
  async show(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sheet = await this.sheets.of(actor, id);
    await this.pages.send(request, reply, (page) => <ProgrammePage page={page} sheet={sheet} />);
  }

  /** The proof of use: what was paid, to whom, for whom. */
  @Can('programmes:manage')
  @Get(':id/settlement')
  async settlement(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() form: SettlementForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const settlement = await this.settlements.report(actor, id, localeOf(reply.request));
    await this.pages.send(reply.request, reply, (page) => (
      <SettlementPage page={page} settlement={settlement} form={form} />
    ));
  }
}
