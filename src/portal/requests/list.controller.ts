import { Body, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { ListForm } from './assign.forms.js';
import { ListPage } from './list.page.js';
import { ListSheets } from './list.service.js';
import { ListPreviewPage, ListReportPage } from './list-report.page.js';
import { readList } from './list-upload.js';
import { DeskAddress } from './requests.forms.js';

@PageController('hr/assign/list')
export class ListPageController {
  constructor(
    private readonly sheets: ListSheets,
    private readonly pages: Pages,
  ) {}

  @Can('vouchers:assign')
  @Get()
  async start(
    @CurrentActor() actor: Actor,
    @Query() { municipality }: DeskAddress,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const start = await this.sheets.start(actor, municipality);
    await this.pages.send(request, reply, (page) => ListPage({ page, start }));
  }

  @Can('vouchers:assign')
  @HttpCode(200)
  @Post('preview')
  async preview(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const preview = await this.sheets.preview(actor, await readList(request));
    await this.pages.send(request, reply, (page) => ListPreviewPage({ page, preview }));
  }

  /** Shown at once: sent again, it gives the same report. */
  @Can('vouchers:assign')
  @HttpCode(200)
  @Post()
  async assign(@CurrentActor() actor: Actor, @Body() form: ListForm, @Res() reply: FastifyReply): Promise<void> {
    const report = await this.sheets.assign(actor, form);
    await this.pages.send(reply.request, reply, (page) => ListReportPage({ page, report }));
  }
}
