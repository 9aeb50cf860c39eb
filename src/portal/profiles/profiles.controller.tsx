import { Get, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { sendFile } from '../../platform/http/file-reply.js';
import { PAGE_SIZE } from '../../platform/http/pagination.js';
import { ProfileExportsService, ProfilesService } from '../../profiles/index.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { ComparePage } from './compare.page.js';
import { ProfilesPage } from './list.page.js';
import { ProfilePage } from './profile.page.js';
import { CompareForm, ExportForm, ProfilesForm } from './profiles.dto.js';
import { PublishPage } from './publish.page.js';
import { ProfileSheets } from './sheets.service.js';

@PageController('admin/profiles')
export class ProfilesPageController {
  constructor(
    private readonly profiles: ProfilesService,
    private readonly exports: ProfileExportsService,
    private readonly sheets: ProfileSheets,
    private readonly pages: Pages,
  ) {}

  @Can('profiles:manage')
  @Get()
  async list(
    @CurrentActor() actor: Actor,
    @Query() form: ProfilesForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { done: _, ...query } = form;
    const list = await this.profiles.page({ ...query, limit: PAGE_SIZE }, actor);
    const all = await this.profiles.list();
    const counts = { drafts: all.filter(({ state }) => state === 'draft').length, total: all.length };
    await this.pages.send(request, reply, (page) => <ProfilesPage page={page} form={form} list={list} {...counts} />);
  }

  @Can('profiles:manage')
  @Get('compare')
  async compare(
    @Query() { a, b }: CompareForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sheet = await this.sheets.comparison(a, b);
    await this.pages.send(request, reply, (page) => <ComparePage page={page} sheet={sheet} />);
  }

  @Can('profiles:manage')
  @Get('export')
  async export(@Query() { format, frameworkId }: ExportForm, @Res() reply: FastifyReply): Promise<void> {
    await sendFile(reply, await this.exports.export(format, frameworkId));
  }

  @Can('profiles:manage')
  @Get(':id')
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sheet = await this.sheets.of(id);
    await this.pages.send(request, reply, (page) => <ProfilePage page={page} sheet={sheet} />);
  }

  @Can('profiles:manage')
  @Get(':id/publish')
  async preview(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sheet = await this.sheets.publishing(id);
    await this.pages.send(request, reply, (page) => <PublishPage page={page} sheet={sheet} />);
  }
}
