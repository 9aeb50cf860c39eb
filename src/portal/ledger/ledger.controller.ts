import { Get, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { LedgerSheets } from './ledger-sheets.service.js';
import { LedgerForm } from './ledger.forms.js';
import { LedgerPage } from './ledger.page.js';

@PageController('admin/programmes/:id/ledger')
export class LedgerPageController {
  constructor(
    private readonly sheets: LedgerSheets,
    private readonly pages: Pages,
  ) {}

  @Can('ledger:export')
  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() form: LedgerForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sheet = await this.sheets.of(actor, id, form);
    await this.pages.send(request, reply, (page) => LedgerPage({ page, sheet }));
  }
}
