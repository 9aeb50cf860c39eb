import { Body, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { decodeCursor, PAGE_SIZE, positionOf } from '../../platform/http/pagination.js';
import { localeOf } from '../../platform/i18n/locale.js';
import { ImportPreviews } from '../../platform/imports/import-previews.service.js';
import { ApplyRequest, ImportRowsQuery } from '../../platform/imports/imports.dto.js';
import { ImportsService } from '../../platform/imports/imports.service.js';
import { readUpload } from '../../platform/imports/upload.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { ImportPage } from './import.page.js';
import { ImportRowsPage } from './import-rows.page.js';
import { ImportsPage } from './imports.page.js';

@PageController('admin/imports')
export class ImportsPageController {
  constructor(
    private readonly imports: ImportsService,
    private readonly previews: ImportPreviews,
    private readonly pages: Pages,
  ) {}

  @Can('imports:run')
  @Get()
  async list(
    @Query('cursor') cursor: string | undefined,
    @Query('kind') kind: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [before] = decodeCursor(cursor, 1) ?? [];
    const older = before === undefined ? undefined : new Date(before);
    const list = await this.imports.list(PAGE_SIZE, older, localeOf(request));
    await this.pages.send(request, reply, (page) => ImportsPage({ page, list, kinds: this.imports.kinds(), kind }));
  }

  @Can('imports:run')
  @Post()
  async start(@CurrentActor() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { id } = await this.imports.start(actor, await readUpload(request));
    await reply.redirect(`/admin/imports/${id}`, 303);
  }

  @Can('imports:run')
  @Get(':id')
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const record = await this.imports.get(id, localeOf(request));
    await this.pages.send(request, reply, (page) => ImportPage({ page, record }));
  }

  @Can('imports:run')
  @Get(':id/rows')
  async rows(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { pile, cursor }: ImportRowsQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const place = { after: positionOf(cursor), limit: PAGE_SIZE, locale: localeOf(request) };
    const rows = await this.previews.page(id, pile, place);
    await this.pages.send(request, reply, (page) => ImportRowsPage({ page, importId: id, pile, rows }));
  }

  @Can('imports:run')
  @Post(':id/apply')
  async apply(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { mode }: ApplyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.previews.apply(actor, id, mode);
    await reply.redirect(`/admin/imports/${id}`, 303);
  }
}
