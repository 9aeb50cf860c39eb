import { Get, Param, ParseUUIDPipe, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { FrameworkDraftsService, FrameworksService } from '../../competencies/index.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { FrameworkPage } from './framework.page.js';
import { FrameworksPage } from './frameworks.page.js';

/** What competences and levels everything else is built on. */
@PageController('admin/frameworks')
export class FrameworksPageController {
  constructor(
    private readonly frameworks: FrameworksService,
    private readonly drafts: FrameworkDraftsService,
    private readonly pages: Pages,
  ) {}

  @Can('profiles:manage')
  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const [frameworks, drafts] = [await this.frameworks.list(), await this.drafts.list()];
    await this.pages.send(request, reply, (page) => FrameworksPage({ page, frameworks, drafts }));
  }

  @Can('profiles:manage')
  @Get(':id')
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = await this.frameworks.view(id);
    const newest = await this.frameworks.newestOf(view.framework.code);
    const draft = (await this.drafts.list()).find(({ code }) => code === view.framework.code);
    await this.pages.send(request, reply, (page) => FrameworkPage({ page, view, newest, draft }));
  }
}
