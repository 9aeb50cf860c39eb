import { Get, Param, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { sendFile } from '../../platform/http/file-reply.js';
import { localeOf } from '../../platform/i18n/locale.js';
import { TallyReports } from '../../vouchers/index.js';
import { PageController } from '../shared/page-controller.js';
import { ReportForm } from './board.forms.js';

/** The reports for people: what cannot be reported is said on a page. */
@PageController('tallies/:id/report')
export class ReportsPageController {
  constructor(private readonly reports: TallyReports) {}

  @Can('tallies:read')
  @Get()
  async download(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() form: ReportForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, await this.reports.file(actor, id, form, localeOf(reply.request)));
  }
}
