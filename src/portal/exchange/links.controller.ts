import { Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { CourseLinksService } from '../../courses/index.js';
import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { LinksPage } from './links.page.js';

@PageController('admin/courses/links')
export class LinksPageController {
  constructor(
    private readonly links: CourseLinksService,
    private readonly pages: Pages,
  ) {}

  @Can('courses:manage')
  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const [links, checkedAt] = await Promise.all([this.links.brokenLinks(), this.links.lastChecked()]);
    await this.pages.send(request, reply, (page) => LinksPage({ page, links, checkedAt }));
  }

  @Can('courses:manage')
  @Post('check')
  async check(@CurrentActor() actor: Actor, @Res() reply: FastifyReply): Promise<void> {
    const { jobId } = await this.links.ask(actor);
    await reply.redirect(`/admin/jobs/${jobId}?return=/admin/courses/links`, 303);
  }
}
